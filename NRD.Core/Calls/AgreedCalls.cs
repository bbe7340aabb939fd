using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>Makes and ends agreed calls as contacts and consents change, in the save of that change. Without a valid consent there is none.</summary>
internal static class AgreedCalls
{
    /// <summary>The answer of <see cref="ContactField.CallBackVoicemail"/> by which a message may be left.</summary>
    private const string NeutralMessage = "neutral";

    private static readonly Lazy<Table> FromTable = new(() => ReferenceData.Json<Table>("agreed-calls.json"));
    private static readonly PlaceFinder Places = new();

    /// <summary>The rules that come with the product.</summary>
    public static Table Rules => FromTable.Value;

    /// <summary>What is missing before somebody may be called; empty where nothing is. No exception ever stands in for their word.</summary>
    public static IReadOnlyList<Unmet> Unmet(Guid contactId, ConsentPurpose purpose, IReadOnlyCollection<Consent> consents, bool contactClosed, Instant at) =>
        ConsentGate.Unmet(Agreed(contactId, purpose, contactClosed), consents, [], at);

    /// <summary>The consent by which somebody may be called at <paramref name="at"/>.</summary>
    public static Consent? Covering(Guid contactId, ConsentPurpose purpose, IReadOnlyCollection<Consent> consents, bool contactClosed, Instant at) =>
        ConsentGate.Covering(SharedItem.PhoneNumber, Agreed(contactId, purpose, contactClosed), consents, at);

    public static async Task<IReadOnlyList<Consent>> ConsentsAsync(NrdDbContext db, Guid contactId, CancellationToken ct) =>
        [.. (await db.ContactConsents.AsNoTracking().Where(c => c.ContactId == contactId).ToListAsync(ct)).Select(c => c.Detail.Disclose())];

    /// <summary>Dropped: what was agreed becomes a task. Live again: they called themselves. Closed: what ended with it ends.</summary>
    public static async Task ContactMovedAsync(NrdDbContext db, Actor actor, Contact contact, Instant now, CancellationToken ct)
    {
        var open = await db.FollowUps.Where(f => f.ContactId == contact.Id && f.EndedAt == null).ToListAsync(ct);
        switch (contact.State)
        {
            case ContactState.Dropped when !open.Exists(f => f.Kind == FollowUpKind.CallBack):
                await PlanCallBackAsync(db, actor, contact, now, ct);
                break;
            case ContactState.Live or ContactState.OnHold:
                EndAll(db, actor, open.Where(f => f.Kind == FollowUpKind.CallBack), FollowUpEnd.CallerCameBack, now);
                break;
            case ContactState.Closed:
                var consents = await ConsentsAsync(db, contact.Id, ct);
                EndAll(db, actor, open.Where(f => Unmet(contact.Id, PurposeOf(f.Kind), consents, contactClosed: true, now).Count > 0), FollowUpEnd.ContactClosed, now);
                break;
            case ContactState.Dropped:
                break;
        }
    }

    /// <summary>R09: whatever stands on it is over at once.</summary>
    public static async Task WithdrawnAsync(NrdDbContext db, Actor actor, Guid consentId, Instant now, CancellationToken ct) =>
        EndAll(db, actor, await db.FollowUps.Where(f => f.ConsentId == consentId && f.EndedAt == null).ToListAsync(ct), FollowUpEnd.ConsentWithdrawn, now);

    /// <summary>Ends one, and takes its plan away; with the contact its key goes too.</summary>
    public static void Finish(NrdDbContext db, Actor actor, FollowUp followUp, FollowUpEnd end, Instant now)
    {
        followUp.Finish(end, now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.FollowUpEnded, SubjectKind.FollowUp, followUp.Id, now) { Reason = end.ToString() });
    }

    public static ConsentPurpose PurposeOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.CallBack => ConsentPurpose.CallBack,
        FollowUpKind.FollowUp => ConsentPurpose.FollowUp,
    };

    /// <summary>Where the person is, as far as the contact says.</summary>
    public static string? ZoneOf(string? place) => ContactPlace.Read(place, Places)?.Zone;

    private static void EndAll(NrdDbContext db, Actor actor, IEnumerable<FollowUp> followUps, FollowUpEnd end, Instant now)
    {
        foreach (var followUp in followUps)
        {
            Finish(db, actor, followUp, end, now);
        }
    }

    private static Sharing Agreed(Guid contactId, ConsentPurpose purpose, bool contactClosed) => new(contactId, Consent.Hotline, purpose, [SharedItem.PhoneNumber], contactClosed);

    private static async Task PlanCallBackAsync(NrdDbContext db, Actor actor, Contact contact, Instant now, CancellationToken ct)
    {
        var consents = await ConsentsAsync(db, contact.Id, ct);
        var entries = await db.ContactEntries.Where(e => e.ContactId == contact.Id).ToListAsync(ct);

        // The number lives on in the plan alone, and goes with it; without a plan there is none.
        db.ContactEntries.RemoveRange(entries.Where(e => e.Field is ContactField.CallBackNumber or ContactField.CodeWord));
        if (Value(ContactField.DropPlan) != SheetChoices.CallBack || Value(ContactField.CallBackNumber) is not { } number || !AgreedPlan.IsNumber(number)
            || Covering(contact.Id, ConsentPurpose.CallBack, consents, contact.IsOver, now) is not { } consent)
        {
            return;
        }

        var plan = new AgreedPlan(
            number, Value(ContactField.DropPlanDetails) ?? "", Value(ContactField.CallBackVoicemail) == NeutralMessage, Value(ContactField.CodeWord) ?? "", ZoneOf(Value(ContactField.Place)));
        var until = now + Duration.FromHours(Rules.CallBackHours);
        var followUp = new FollowUp(Guid.NewGuid(), contact.Id, consent.Id, FollowUpKind.CallBack, plan, now, consent.ExpiresAt is { } ends && ends < until ? ends : until, actor, now);
        db.FollowUps.Add(followUp);
        db.Audit.Add(new AuditEntry(actor, AuditAction.FollowUpPlanned, SubjectKind.FollowUp, followUp.Id, now) { Reason = nameof(FollowUpKind.CallBack) });

        string? Value(ContactField field) => entries.Where(e => e.Field == field).MaxBy(e => e.Revision)?.Value.Disclose() is { Length: > 0 } value ? value : null;
    }

    /// <summary>What is data.</summary>
    internal sealed record Table(int CallBackHours, int MostDays, int SmallCell);
}
