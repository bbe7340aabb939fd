using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Reporting;

namespace NRD.Core.Calls.Deciding;

/// <summary>What a supervisor found, to read.</summary>
public sealed record FindingView(Guid DecisionId, ReportingChannel Channel, SupervisorFinding Finding, string Reason, string SupervisorId, Instant FoundAt);

/// <summary>A report to read.</summary>
/// <param name="IsEarlier">Of a linked contact, or told before this contact’s latest decision.</param>
public sealed record ReportView(Guid Id, Guid ContactId, Guid DecisionId, ReportingChannel Channel, ReportState State, Instant StartedAt, Instant? ToldAt, ReportDetail Detail, bool IsEarlier);

/// <summary>All that was decided and told of one contact.</summary>
/// <param name="Decisions">The latest first.</param>
/// <param name="Harm">The confirmation that the latest decision waits for; <c>null</c> where it needs none.</param>
/// <param name="Unreported">What the law requires and nobody told yet: the contact cannot be closed.</param>
public sealed record DecisionsView(
    IReadOnlyList<ReportDecision> Decisions,
    IReadOnlyList<FindingView> Findings,
    HarmView? Harm,
    IReadOnlyList<ReportView> Reports,
    IReadOnlyList<NoticeView> Notices,
    IReadOnlyList<ReportingChannel> Unreported)
{
    /// <summary>Says nothing: what a caller said must not slip into a log.</summary>
    public override string ToString() => "[restricted]";
}

/// <param name="GoesOnAt">From then on the operator may go on alone.</param>
public sealed record HarmView(Guid DecisionId, bool IsOwn, Instant AskedAt, Instant GoesOnAt, bool IsSettled, bool WasConfirmed);

/// <summary>A written notice that is owed.</summary>
public sealed record NoticeView(Guid ReportId, Guid ContactId, Instant OwedSince, bool IsBlocked, Instant? GivenAt);

/// <summary>A tip in the worklist.</summary>
public sealed record TipLine(Guid ContactId, string Nickname, Instant ReceivedAt, Instant? DecidedAt, Instant? SentAt, bool IsLate, bool IsOwn);

/// <summary>Reads what was decided, told and is still owed.</summary>
public sealed class DecisionHistory(IDbContextFactory<NrdDbContext> factory, AuditTrail trail, IClock clock)
{
    /// <returns><c>null</c> where the actor may not open the contact.</returns>
    public async Task<DecisionsView?> ReadAsync(Actor actor, Guid contactId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact
            || !(contact.IsReadableBy(actor, now) || !contact.IsOver || actor.May(Permission.SuperviseContacts)))
        {
            return null;
        }

        await trail.OpenedAsync(actor, SubjectKind.Contact, contactId, ct);
        var decisions = await db.ContactDecisions.AsNoTracking().Where(d => d.ContactId == contactId).OrderByDescending(d => d.Number).ToListAsync(ct);
        var findings = await db.ContactFindings.AsNoTracking().Where(f => f.ContactId == contactId).OrderBy(f => f.FoundAt).ToListAsync(ct);
        var own = await db.ContactReports.AsNoTracking().Where(r => r.ContactId == contactId).OrderBy(r => r.StartedAt).ToListAsync(ct);
        var earlier = await EarlierReports.OfAsync(db, contactId, ct);
        var notices = await db.OwedNotices.AsNoTracking().Where(n => n.ContactId == contactId).ToListAsync(ct);
        return new(
            [.. decisions.Select(d => d.Detail.Disclose())],
            [.. findings.Select(f => new FindingView(f.DecisionId, f.Channel, f.Finding, f.Reason.Disclose(), f.SupervisorId, f.FoundAt))],
            decisions is [var latest, ..] ? await HarmAsync(db, actor, latest.Id, ct) : null,
            [.. own.Select(r => View(r, isEarlier: false)), .. earlier.Where(r => r.ContactId != contactId).Select(r => View(r, isEarlier: true))],
            [.. notices.Select(View)],
            await OpenDuties.OfAsync(db, contactId, ct));
    }

    /// <summary>Tips, those undecided first and the oldest before the rest; only one's own, or everybody's for a supervisor.</summary>
    public async Task<IReadOnlyList<TipLine>> TipsAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var tips = await (from tip in db.ContactTips.AsNoTracking()
                          join contact in db.Contacts.AsNoTracking() on tip.ContactId equals contact.Id
                          select new { Tip = tip, contact.Nickname, contact.OwnerId }).ToListAsync(ct);
        return
        [
            .. tips.Where(t => t.OwnerId == actor.Id || actor.May(Permission.SuperviseContacts))
                .OrderBy(t => t.Tip.DecidedAt is not null).ThenBy(t => t.Tip.ReceivedAt)
                .Select(t => new TipLine(t.Tip.ContactId, t.Nickname, t.Tip.ReceivedAt, t.Tip.DecidedAt, t.Tip.SentAt, t.Tip.IsLate(now), t.OwnerId == actor.Id)),
        ];
    }

    /// <summary>Written notices that are owed and not given, the oldest first; for supervisors.</summary>
    public async Task<IReadOnlyList<NoticeView>> NoticesAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        return [.. (await db.OwedNotices.AsNoTracking().Where(n => n.GivenAt == null).ToListAsync(ct)).OrderBy(n => n.OwedSince).Select(View)];
    }

    private static async Task<HarmView?> HarmAsync(NrdDbContext db, Actor actor, Guid decisionId, CancellationToken ct) =>
        await db.HarmConfirmations.AsNoTracking().SingleOrDefaultAsync(h => h.Id == decisionId, ct) is { } harm
            ? new(harm.Id, harm.AskedBy == actor.Id, harm.AskedAt, harm.AskedAt + HarmConfirmation.Wait, harm.IsSettled, harm.ConfirmedBy is not null)
            : null;

    private static ReportView View(ContactReport report, bool isEarlier) =>
        new(report.Id, report.ContactId, report.DecisionId, report.Channel, report.State, report.StartedAt, report.ToldAt, report.Detail.Disclose(), isEarlier);

    private static NoticeView View(OwedNotice notice) => new(notice.Id, notice.ContactId, notice.OwedSince, notice.IsBlocked, notice.GivenAt);
}
