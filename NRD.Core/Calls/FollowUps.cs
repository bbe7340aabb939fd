using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>What is agreed for later. <see cref="Id"/> is made by the window that asks, so that a key pressed twice plans one call.</summary>
public sealed record FollowUpRequest(Guid Id, Guid ContactId, string Number, string WhoMayAnswer, bool MayLeaveVoicemail, string CodeWord, Instant From, Instant Until)
{
    /// <inheritdoc cref="AgreedPlan.ToString"/>
    public override string ToString() => "[restricted]";
}

/// <summary>How an act on an agreed call ended.</summary>
public enum FollowUpOutcome
{
    Done,

    /// <summary>There is none, or it is over.</summary>
    NotThere,

    /// <summary>Somebody else does it.</summary>
    SomebodyElse,

    /// <summary>Its time has not come.</summary>
    NotYet,

    /// <summary>The person's word is missing, withdrawn, or ends before that time.</summary>
    NoConsent,

    /// <summary>Too few digits to call.</summary>
    NumberUnclear,

    /// <summary>The time is over, turned around, or too far away.</summary>
    TimeUnclear,
}

/// <summary>An agreed call as the worklist shows it.</summary>
/// <param name="Nickname">Of the contact it comes from, by which its operator knows it.</param>
/// <param name="Zone">Where the person is; <c>null</c> where unknown.</param>
/// <param name="Plan">Who may answer and the like, for whoever took it; its number stays masked.</param>
public sealed record FollowUpItem(
    Guid Id, FollowUpKind Kind, string Nickname, Instant From, Instant Until, string? Zone, string MaskedNumber, string? OwnerId, string? Owner, bool IsMine, bool IsDue, int Tries, Instant? TriedAt, FollowUpWords? Plan)
{
    /// <inheritdoc cref="AgreedPlan.ToString"/>
    public override string ToString() => $"Follow-up {Id}";
}

/// <summary>What whoever calls must know, without the number.</summary>
public sealed record FollowUpWords(string WhoMayAnswer, bool MayLeaveVoicemail, string CodeWord)
{
    /// <inheritdoc cref="AgreedPlan.ToString"/>
    public override string ToString() => "[restricted]";
}

/// <summary>A number that was revealed, or why it was not.</summary>
public sealed record RevealedNumber(FollowUpOutcome Outcome, string? Number)
{
    /// <inheritdoc cref="AgreedPlan.ToString"/>
    public override string ToString() => "[restricted]";
}

/// <summary>The worklist of agreed calls.</summary>
public sealed class FollowUps(IDbContextFactory<NrdDbContext> factory, AuditTrail trail, IClock clock)
{
    /// <summary>All that are open, the first due first. Who may answer is there for whoever took one, and that it was opened is entered.</summary>
    public async Task<IReadOnlyList<FollowUpItem>> ListAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var open = await db.FollowUps.AsNoTracking().Where(f => f.EndedAt == null && f.Until > now).OrderBy(f => f.From).ThenBy(f => f.Id).ToListAsync(ct);
        var contacts = open.Select(f => f.ContactId).ToList();
        var nicknames = await db.Contacts.AsNoTracking().Where(c => contacts.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Nickname, ct);
        var staff = await db.Staff.AsNoTracking().ToDictionaryAsync(s => s.Id.ToString(), s => s.DisplayName, ct);
        var items = new List<FollowUpItem>();
        foreach (var followUp in open)
        {
            var plan = followUp.Plan!.Disclose();
            var mine = followUp.OwnerId == actor.Id;
            if (mine)
            {
                await trail.OpenedAsync(actor, SubjectKind.FollowUp, followUp.Id, ct);
            }

            items.Add(new(
                followUp.Id, followUp.Kind, nicknames.GetValueOrDefault(followUp.ContactId, ""), followUp.From, followUp.Until, plan.Zone, plan.Masked,
                followUp.OwnerId, followUp.OwnerId is { } owner ? staff.GetValueOrDefault(owner) : null, mine, followUp.From <= now, followUp.Tries, followUp.TriedAt,
                mine ? new(plan.WhoMayAnswer, plan.MayLeaveVoicemail, plan.CodeWord) : null));
        }

        return items;
    }

    /// <summary>How many may be done now and nobody has taken, for the menu.</summary>
    public async Task<int> CountDueAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        return await db.FollowUps.CountAsync(f => f.EndedAt == null && f.From <= now && f.Until > now && f.OwnerId == null, ct);
    }

    /// <summary>Plans a call that was asked for; only with a consent of its own that lasts until then.</summary>
    public async Task<FollowUpOutcome> PlanAsync(Actor actor, FollowUpRequest request, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, request.ContactId);
        var now = clock.GetCurrentInstant();
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.FollowUps.AnyAsync(f => f.Id == request.Id, ct))
        {
            return FollowUpOutcome.Done;
        }

        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.ContactId, ct) is not { } contact || !contact.IsOwnedBy(actor) || contact.IsOver)
        {
            return FollowUpOutcome.NotThere;
        }

        if (!AgreedPlan.IsNumber(request.Number))
        {
            return FollowUpOutcome.NumberUnclear;
        }

        if (request.Until <= request.From || request.Until <= now || request.Until > now + Duration.FromDays(AgreedCalls.Rules.MostDays))
        {
            return FollowUpOutcome.TimeUnclear;
        }

        // By then the contact is closed, and a consent that ends with it is over.
        var consents = await AgreedCalls.ConsentsAsync(db, contact.Id, ct);
        if (AgreedCalls.Covering(contact.Id, ConsentPurpose.FollowUp, consents, contactClosed: true, request.Until - Duration.Epsilon) is not { } consent)
        {
            return FollowUpOutcome.NoConsent;
        }

        var place = await db.ContactEntries.AsNoTracking().Where(e => e.ContactId == contact.Id && e.Field == ContactField.Place).OrderByDescending(e => e.Revision).FirstOrDefaultAsync(ct);
        var plan = new AgreedPlan(request.Number.Trim(), request.WhoMayAnswer.Trim(), request.MayLeaveVoicemail, request.CodeWord.Trim(), AgreedCalls.ZoneOf(place?.Value.Disclose()));
        db.FollowUps.Add(new FollowUp(request.Id, contact.Id, consent.Id, FollowUpKind.FollowUp, plan, request.From, request.Until, actor, now));
        db.Audit.Add(new AuditEntry(actor, AuditAction.FollowUpPlanned, SubjectKind.FollowUp, request.Id, now) { Reason = nameof(FollowUpKind.FollowUp) });
        await db.SaveChangesAsync(ct);
        return FollowUpOutcome.Done;
    }

    /// <summary>Takes one on; from then on nobody else does it.</summary>
    public Task<FollowUpOutcome> TakeAsync(Actor actor, Guid id, CancellationToken ct) =>
        ActAsync(actor, id, mine: false, (db, followUp, now) =>
        {
            followUp.Take(actor);
            db.Audit.Add(new AuditEntry(actor, AuditAction.FollowUpTaken, SubjectKind.FollowUp, id, now));
        }, ct);

    /// <summary>They were reached; the plan is destroyed.</summary>
    public Task<FollowUpOutcome> ReachedAsync(Actor actor, Guid id, CancellationToken ct) =>
        ActAsync(actor, id, mine: true, (db, followUp, now) => AgreedCalls.Finish(db, actor, followUp, FollowUpEnd.Reached, now), ct);

    /// <summary>Nobody could be reached; it goes back to the list until its time is over.</summary>
    public Task<FollowUpOutcome> NotReachedAsync(Actor actor, Guid id, CancellationToken ct) =>
        ActAsync(actor, id, mine: true, (db, followUp, now) =>
        {
            followUp.NotReached(now);
            db.Audit.Add(new AuditEntry(actor, AuditAction.FollowUpTried, SubjectKind.FollowUp, id, now));
        }, ct);

    /// <summary>They no longer want it, or it is not safe; the plan is destroyed.</summary>
    public Task<FollowUpOutcome> CancelAsync(Actor actor, Guid id, CancellationToken ct) =>
        ActAsync(actor, id, mine: false, (db, followUp, now) => AgreedCalls.Finish(db, actor, followUp, FollowUpEnd.Cancelled, now), ct);

    /// <summary>Shows the number to whoever took it, within its window, as long as the consent holds; an audit entry is written first.</summary>
    public async Task<RevealedNumber> RevealAsync(Actor actor, Guid id, CancellationToken ct)
    {
        string? number = null;
        var outcome = await ActAsync(actor, id, mine: true, (db, followUp, now) =>
        {
            number = followUp.Plan!.Disclose().Number;
            db.Audit.Add(new AuditEntry(actor, AuditAction.Revealed, SubjectKind.FollowUp, id, now) { Reason = followUp.Kind.ToString() });
        }, ct, inWindow: true);
        return new(outcome, outcome == FollowUpOutcome.Done ? number : null);
    }

    /// <summary>Ends what is over and destroys it with its number; the console does so each minute.</summary>
    internal async Task<int> EndExpiredAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var over = await db.FollowUps.Where(f => f.EndedAt == null && f.Until <= now).ToListAsync(ct);
        foreach (var followUp in over)
        {
            AgreedCalls.Finish(db, Actor.Watch, followUp, FollowUpEnd.Expired, now);
        }

        await db.SaveChangesAsync(ct);
        return over.Count;
    }

    private async Task<FollowUpOutcome> ActAsync(Actor actor, Guid id, bool mine, Action<NrdDbContext, FollowUp, Instant> act, CancellationToken ct, bool inWindow = false)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.FollowUp, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Id == id && f.EndedAt == null, ct) is not { } followUp || followUp.Until <= now)
        {
            return FollowUpOutcome.NotThere;
        }

        if (followUp.OwnerId != actor.Id && (mine || followUp.OwnerId is not null))
        {
            return FollowUpOutcome.SomebodyElse;
        }

        if (inWindow && now < followUp.From)
        {
            return FollowUpOutcome.NotYet;
        }

        var contact = await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == followUp.ContactId, ct);
        if (inWindow && AgreedCalls.Unmet(contact.Id, AgreedCalls.PurposeOf(followUp.Kind), await AgreedCalls.ConsentsAsync(db, contact.Id, ct), contact.IsOver, now).Count > 0)
        {
            return FollowUpOutcome.NoConsent;
        }

        act(db, followUp, now);
        try
        {
            await db.SaveChangesAsync(ct);
            return FollowUpOutcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return FollowUpOutcome.SomebodyElse;
        }
    }
}
