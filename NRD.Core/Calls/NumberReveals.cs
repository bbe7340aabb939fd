using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>What became of asking for a number.</summary>
public enum RevealStep
{
    Shown,

    /// <summary>A second person was asked; ask again once they answered.</summary>
    SecondPersonAsked,

    /// <summary>The second person said no.</summary>
    Declined,

    /// <summary>There is no number, or it is not the actor's contact.</summary>
    NotThere,
}

/// <summary>The answer to asking for a number; only for the screen of whoever asked.</summary>
/// <param name="MayAlone">From when it is shown without the second person, who did not answer.</param>
public sealed record ShownNumber(RevealStep Step, string? Number, Instant? MayAlone = null)
{
    /// <summary>Says nothing: a number must not slip into a log.</summary>
    public override string ToString() => "[restricted]";
}

/// <summary>One entry of the supervisors' list.</summary>
/// <param name="Alone">Nobody else was asked in time.</param>
public sealed record RevealAlert(Guid Id, Guid ContactId, string By, string? SecondPerson, bool Alone, Instant At, string? SeenBy, Instant? SeenAt);

/// <summary>
/// Breaking the glass (rule R05): the number of a contact, only for imminent danger, with a second person unless nobody else is there, audited before it is shown, and put before
/// the supervisors. A life may depend on it: a second person who does not answer within a minute stops nobody.
/// </summary>
public sealed class NumberReveals(IDbContextFactory<NrdDbContext> factory, Approvals approvals, IClock clock)
{
    /// <summary>For how long a number stays on the screen.</summary>
    public static readonly Duration Shown = Duration.FromSeconds(60);

    /// <summary>How long a second person has to answer.</summary>
    public static readonly Duration Answer = Duration.FromSeconds(60);

    /// <summary>Whoever touched the console within this time is on shift.</summary>
    public static readonly Duration OnShift = Duration.FromMinutes(10);

    private const string GroundTerm = "RevealGround";
    private const string Ground = "ImminentDanger";

    /// <summary>Asks for the number, because somebody is in imminent danger.</summary>
    public async Task<ShownNumber> RevealAsync(Actor actor, Guid contactId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, contactId);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact
            || !(contact.IsReadableBy(actor, now) || actor.May(Permission.SuperviseContacts))
            || await NumberAsync(db, contactId, ct) is not { } entry)
        {
            return new(RevealStep.NotThere, null);
        }

        string? second = null;
        if (!await IsAloneAsync(db, actor, now, ct))
        {
            var asked = await LastAskedAsync(db, actor, contactId, now, ct);
            if (asked is { State: ApprovalState.Declined })
            {
                return new(RevealStep.Declined, null);
            }

            if (asked is null || (asked.State == ApprovalState.Open && now < asked.AskedAt + Answer))
            {
                asked = await approvals.AskAsync(db, actor, ApprovalKinds.RevealNumber, Terms(contactId), ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return new(RevealStep.SecondPersonAsked, null, asked.AskedAt + Answer);
            }

            if (asked.State == ApprovalState.Given)
            {
                await approvals.UseAsync(db, actor, asked.Terms, ct);
                second = asked.AnsweredBy;
            }
            else
            {
                asked.Withdraw(now);
            }
        }

        db.NumberReveals.Add(new NumberReveal(Guid.NewGuid(), contactId, actor, second, now));
        db.Audit.Add(new AuditEntry(actor, AuditAction.Revealed, SubjectKind.Contact, contactId, now) { Reason = second is null ? Ground + "Alone" : Ground });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(RevealStep.Shown, entry.Value.Disclose());
    }

    /// <summary>Numbers that were shown: those that no supervisor has seen yet, and those of the last thirty days.</summary>
    public async Task<IReadOnlyList<RevealAlert>> AlertsAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var since = clock.GetCurrentInstant() - Duration.FromDays(30);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(user => user.Id.ToString(), user => user.DisplayName, ct);
        var found = await db.NumberReveals.AsNoTracking().Where(r => r.SeenAt == null || r.At >= since).ToListAsync(ct);
        return
        [
            .. found.OrderBy(r => r.SeenAt is not null).ThenByDescending(r => r.At)
                .Select(r => new RevealAlert(r.Id, r.ContactId, Name(r.RevealedBy)!, Name(r.SecondPerson), r.SecondPerson is null, r.At, Name(r.SeenBy), r.SeenAt)),
        ];

        string? Name(string? id) => id is null ? null : names.GetValueOrDefault(id, id);
    }

    /// <summary>A supervisor looked into it. Nobody does so for themselves.</summary>
    /// <returns><c>false</c> where there is no such entry, or it is their own.</returns>
    public async Task<bool> SeenAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.NumberReveals.SingleOrDefaultAsync(r => r.Id == id && r.SeenAt == null, ct) is not { } reveal || reveal.RevealedBy == actor.Id)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        reveal.Seen(actor, now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.RevealReviewed, SubjectKind.Contact, reveal.ContactId, now));
        await db.SaveChangesAsync(ct);
        return true;
    }

    internal static ApprovalTerms Terms(Guid contactId) => new(ApprovalKinds.RevealNumber.Code, SubjectKind.Contact, contactId, [new(GroundTerm, null, Ground)]);

    internal static Task<bool> HasNumberAsync(NrdDbContext db, Guid contactId, CancellationToken ct) =>
        db.ContactEntries.AnyAsync(e => e.ContactId == contactId && e.Field == ContactField.CallBackNumber, ct);

    private static async Task<ContactEntry?> NumberAsync(NrdDbContext db, Guid contactId, CancellationToken ct)
    {
        var entry = await db.ContactEntries.AsNoTracking().Where(e => e.ContactId == contactId && e.Field == ContactField.CallBackNumber).OrderByDescending(e => e.Revision).FirstOrDefaultAsync(ct);
        return entry?.Value.Disclose().Length > 0 ? entry : null;
    }

    /// <summary>The request of this emergency: one that is older says nothing of the danger of this moment.</summary>
    private static async Task<Approval?> LastAskedAsync(NrdDbContext db, Actor actor, Guid contactId, Instant now, CancellationToken ct)
    {
        var hash = Terms(contactId).Hash();
        var asked = await db.Approvals.Where(a => a.RequesterId == actor.Id && a.Hash == hash).ToListAsync(ct);
        return asked.Where(a => now < a.ExpiresAt && a.State is ApprovalState.Open or ApprovalState.Given or ApprovalState.Declined).MaxBy(a => a.AskedAt);
    }

    /// <summary>Nobody else who takes contacts has touched the console lately.</summary>
    private static async Task<bool> IsAloneAsync(NrdDbContext db, Actor actor, Instant now, CancellationToken ct)
    {
        var since = now - OnShift;
        var there = await db.StaffSessions.AsNoTracking().Where(s => s.EndedAt == null && s.ExpiresAt > now && s.LastActivityAt >= since).Select(s => s.UserId).Distinct().ToListAsync(ct);
        var others = await db.Staff.AsNoTracking().Where(u => there.Contains(u.Id) && u.DisabledAt == null).ToListAsync(ct);
        return !others.Exists(user => user.Id.ToString() != actor.Id && Roles.PermissionsOf(user.Roles).Contains(Permission.TakeContacts));
    }
}

/// <summary>A second person agreed that a number be shown; whoever asked for it reads it, once.</summary>
internal sealed class RevealNumberAct : IApprovedAct
{
    public ApprovalKind Kind => ApprovalKinds.RevealNumber;

    public async Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) =>
        await NumberReveals.HasNumberAsync(db, asked.SubjectId, ct) ? NumberReveals.Terms(asked.SubjectId) : null;

    public Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct) => Task.FromResult(false);
}
