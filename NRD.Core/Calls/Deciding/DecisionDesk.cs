using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Reporting;

namespace NRD.Core.Calls.Deciding;

/// <summary>What the panel holds: answers and choices. Advice and route are worked out here, never taken from a window.</summary>
/// <param name="Id">Made by the window, so that deciding twice keeps one.</param>
/// <param name="Place">Where the person at risk is.</param>
/// <param name="Situation">Its place is that of <paramref name="Place"/>, whatever it says.</param>
public sealed record DecisionDraft(
    Guid Id, Guid ContactId, PlaceRef? Place, Situation Situation, HarmGrounds Grounds, ValueList<FactorAnswer> Factors, ValueList<ChannelChoice> Choices, string Reasons);

/// <summary>How deciding ended.</summary>
/// <param name="Kept">The decision; <c>null</c> where it was not taken.</param>
/// <param name="Problems">What is missing; empty where it was taken, or where the contact is not the actor's to decide on.</param>
public sealed record Decided(ReportDecision? Kept, IReadOnlyList<DecisionProblem> Problems);

/// <summary>Where operators decide whom to tell. A decision is kept whole and never changed; the next look adds another.</summary>
public sealed class DecisionDesk(IDbContextFactory<NrdDbContext> factory, ReportingGuide guide, RouteFinder routes, TimeZones zones, SupervisorAlerts alerts, IClock clock)
{
    /// <summary>What the advice and the route say of a draft this moment; nothing is kept.</summary>
    public (ReportingAdvice Advice, CommunicationRoute? Route) Look(Actor actor, DecisionDraft draft, CentrePolicy policy)
    {
        actor.Demand(Permission.TakeContacts);
        var now = clock.GetCurrentInstant();
        return (Advise(actor, draft, policy, now), Route(actor, draft, now));
    }

    /// <summary>Takes a decision.</summary>
    public async Task<Decided> DecideAsync(Actor actor, DecisionDraft draft, CentrePolicy policy, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == draft.ContactId, ct) is not { } contact || !contact.IsOwnedBy(actor) || contact.IsOver)
        {
            return new(null, []);
        }

        if (await db.ContactDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == draft.Id, ct) is { } known)
        {
            return new(known.ContactId == draft.ContactId ? known.Detail.Disclose() : null, []);
        }

        var now = clock.GetCurrentInstant();
        var number = 1 + (await db.ContactDecisions.Where(d => d.ContactId == draft.ContactId).MaxAsync(d => (int?)d.Number, ct) ?? 0);
        var decision = new ReportDecision(
            draft.Id, draft.ContactId, number, At(draft), draft.Grounds, draft.Factors, Advise(actor, draft, policy, now), policy, draft.Choices,
            Steps(Route(actor, draft, now)), draft.Reasons.Trim(), actor.Id, now);
        if (DecisionCheck.Problems(decision) is { Count: > 0 } problems)
        {
            return new(null, problems);
        }

        db.ContactDecisions.Add(new ContactDecision(decision));
        db.Audit.Add(new AuditEntry(actor, AuditAction.DecisionTaken, SubjectKind.Contact, draft.ContactId, now) { Reason = $"{number}" });
        await FollowUpAsync(db, actor, decision, now, ct);
        await db.SaveChangesAsync(ct);
        alerts.Tell();
        return new(decision, []);
    }

    /// <summary>A second person confirms that the three tests of imminent harm are met.</summary>
    /// <returns><c>false</c> where nothing waits for them: nobody confirms what they asked themselves.</returns>
    public Task<bool> ConfirmHarmAsync(Actor actor, Guid decisionId, CancellationToken ct) =>
        SettleHarmAsync(actor, decisionId, (_, asked, now) =>
        {
            if (asked.AskedBy == actor.Id)
            {
                return null;
            }

            asked.Confirm(actor.Id, now);
            return AuditAction.HarmConfirmed;
        }, ct);

    /// <summary>Nobody answered within a minute: the operator goes on. A supervisor reviews it within a day.</summary>
    /// <returns><c>false</c> while the minute lasts, or where it is not theirs.</returns>
    public Task<bool> GoOnAloneAsync(Actor actor, Guid decisionId, CancellationToken ct) =>
        SettleHarmAsync(actor, decisionId, (db, asked, now) =>
        {
            if (asked.AskedBy != actor.Id || !asked.MayGoOn(now))
            {
                return null;
            }

            asked.GoOn(now);
            SupervisorAlerts.Raise(db, actor, AlertKind.WentOnAlone, asked.ContactId, asked.Id, now);
            return AuditAction.WentOnAlone;
        }, ct);

    /// <summary>A supervisor says what holds on one channel of a decision, with the reason.</summary>
    /// <returns><c>false</c> where there is no such decision, it is their own, or no reason is given.</returns>
    public async Task<bool> FindAsync(Actor actor, Guid id, Guid decisionId, ReportingChannel channel, SupervisorFinding finding, string reason, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (string.IsNullOrWhiteSpace(reason) || await db.ContactDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == decisionId, ct) is not { } decision || decision.OperatorId == actor.Id)
        {
            return false;
        }

        if (await db.ContactFindings.AnyAsync(f => f.Id == id, ct))
        {
            return true;
        }

        var now = clock.GetCurrentInstant();
        db.ContactFindings.Add(new ContactFinding(id, decision.ContactId, decisionId, channel, finding, reason.Trim(), actor.Id, now));
        db.Audit.Add(new AuditEntry(actor, AuditAction.FindingRecorded, SubjectKind.Contact, decision.ContactId, now) { Reason = $"{channel} {finding}" });
        foreach (var question in await db.SupervisorAlerts.Where(a => a.AboutId == decisionId && a.Kind == AlertKind.Question && a.SettledAt == null).ToListAsync(ct))
        {
            question.Settle(actor.Id, now);
        }

        await db.SaveChangesAsync(ct);
        alerts.Tell();
        return true;
    }

    private static Situation At(DecisionDraft draft) => draft.Situation with { Place = draft.Place is { } place ? Province.Find(place.Province) : null };

    private static ValueList<DecidedStep> Steps(CommunicationRoute? route) =>
        (route?.Steps ?? []).Select(step => new DecidedStep(step.Kind.ToString(), step.Service?.Id, step.Contact, step.Chosen, step.Reasons.Select(reason => reason.Code.ToString()).ToValueList())).ToValueList();

    private ReportingAdvice Advise(Actor actor, DecisionDraft draft, CentrePolicy policy, Instant now)
    {
        var zone = draft.Place is { } place ? zones.Find(place.Zone) ?? DateTimeZone.Utc : DateTimeZone.Utc;
        return guide.Advise(actor, At(draft), policy, now.InZone(zone).Date);
    }

    private CommunicationRoute? Route(Actor actor, DecisionDraft draft, Instant now) => draft.Place is { } place
        ? routes.Find(actor, new(place, now, draft.Situation.Band is not (AgeBand.From19 or AgeBand.Unknown), draft.Situation.ThirdParty, draft.Situation.LifeInDanger == Answer.Yes))
        : null;

    /// <summary>Who is told of the decision, and what it sets going.</summary>
    private static async Task FollowUpAsync(NrdDbContext db, Actor actor, ReportDecision decision, Instant now, CancellationToken ct)
    {
        if (decision.Situation.LifeInDanger == Answer.Yes)
        {
            await SupervisorAlerts.RaiseOnceAsync(db, actor, AlertKind.LifeInDanger, decision.ContactId, null, now, ct);
        }
        else if (decision.Situation.Harm.IsMet && decision.Choices.Any(choice => choice is { Act: ChannelAct.Report, Channel: ReportingChannel.Emergency or ReportingChannel.Police }))
        {
            db.HarmConfirmations.Add(new HarmConfirmation(decision.Id, decision.ContactId, actor.Id, now));
            SupervisorAlerts.Raise(db, actor, AlertKind.ConfirmHarm, decision.ContactId, decision.Id, now);
        }

        if (decision.Choices.Any(choice => choice.Act == ChannelAct.AskSupervisor))
        {
            SupervisorAlerts.Raise(db, actor, AlertKind.Question, decision.ContactId, decision.Id, now);
        }

        if (decision.Situation.ThirdParty)
        {
            var tip = await db.ContactTips.SingleOrDefaultAsync(t => t.ContactId == decision.ContactId, ct) ?? db.ContactTips.Add(new ContactTip(decision.ContactId, now)).Entity;
            tip.Decided(now);
        }
    }

    private async Task<bool> SettleHarmAsync(Actor actor, Guid decisionId, Func<NrdDbContext, HarmConfirmation, Instant, AuditAction?> settle, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.HarmConfirmations.SingleOrDefaultAsync(h => h.Id == decisionId, ct) is not { IsSettled: false } asked)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        if (settle(db, asked, now) is not { } action)
        {
            return false;
        }

        db.Audit.Add(new AuditEntry(actor, action, SubjectKind.Contact, asked.ContactId, now));
        foreach (var alert in await db.SupervisorAlerts.Where(a => a.AboutId == decisionId && a.Kind == AlertKind.ConfirmHarm && a.SettledAt == null).ToListAsync(ct))
        {
            alert.Settle(actor.Id, now);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        alerts.Tell();
        return true;
    }
}
