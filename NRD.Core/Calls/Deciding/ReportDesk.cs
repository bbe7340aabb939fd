using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Reporting;

namespace NRD.Core.Calls.Deciding;

/// <summary>A report to begin.</summary>
/// <param name="Id">Made by the window, so that beginning twice begins one.</param>
/// <param name="RecipientCode">Of the police service that is told; <c>null</c> for the body that the advice names.</param>
/// <param name="RecipientName">What that police service is called.</param>
public sealed record ReportRequest(Guid Id, Guid DecisionId, ReportingChannel Channel, string? RecipientCode, Bilingual? RecipientName, string Text, string Language, ValueList<SharedItem> Items);

/// <summary>That somebody was told.</summary>
/// <param name="Whom">Name and badge number, or the desk that answered.</param>
public sealed record Telling(string Whom, string? EventNumber, string? FileNumber, string What);

/// <summary>Why a report was not begun, written or told. Nothing was changed.</summary>
/// <param name="Unmet">What the gate misses; <c>null</c> where it is about the words or the contact.</param>
/// <param name="Words">What the text must not hold.</param>
/// <param name="Items">Items of the text that no consent covers.</param>
public sealed record ReportRefusal(TellingUnmet? Unmet, IReadOnlyList<NoteFinding> Words, IReadOnlyList<Unmet> Items)
{
    /// <summary>There is no such report or contact of theirs.</summary>
    public static readonly ReportRefusal NotThere = new(null, [], []);
}

/// <summary>Reports to police, protection and other bodies: composed, told, logged. The gate is asked again at the very moment of telling.</summary>
public sealed class ReportDesk(IDbContextFactory<NrdDbContext> factory, SupervisorAlerts alerts, IClock clock)
{
    /// <summary>Begins a report on one channel of a decision.</summary>
    public async Task<ReportRefusal?> BeginAsync(Actor actor, ReportRequest request, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, ct) is { } known)
        {
            return known.DecisionId == request.DecisionId ? null : ReportRefusal.NotThere;
        }

        if (await ReportCase.LoadAsync(db, actor, request.DecisionId, request.Channel, request.RecipientCode, clock, ct) is not { } at)
        {
            return ReportRefusal.NotThere;
        }

        if (at.Gate() is { Unmet: { } unmet })
        {
            return new(unmet, [], []);
        }

        var (basis, _) = at.Gate();
        var earlier = await EarlierReports.OfAsync(db, at.Decision.ContactId, ct);
        var detail = new ReportDetail(
            request.RecipientName ?? at.Decision.Advice.On(request.Channel)!.Recipient, request.RecipientCode, basis!.Value, at.ConsentId(), request.Text, request.Language,
            request.Items, [], null, earlier.Select(report => report.Id).ToValueList());
        db.ContactReports.Add(new ContactReport(request.Id, at.Decision.ContactId, request.DecisionId, request.Channel, at.RecipientId, detail, at.Now));
        db.Audit.Add(new AuditEntry(actor, AuditAction.ReportBegun, SubjectKind.Contact, at.Decision.ContactId, at.Now) { Reason = request.Channel.ToString() });
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Keeps what is typed; leaves no entry, since nothing left.</summary>
    /// <returns><c>false</c> where it is not theirs, or somebody was told already.</returns>
    public async Task<bool> WriteAsync(Actor actor, Guid reportId, string text, ValueList<SharedItem> items, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await OwnAsync(db, actor, reportId, ct) is not { State: ReportState.Composing } report)
        {
            return false;
        }

        report.Write(report.Detail.Disclose() with { Text = text, Items = items });
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Somebody was told: checked once more, logged, and supervisors are told of what the law required.</summary>
    /// <param name="notAboutThePerson">Held words that the operator marked as not about the person.</param>
    public async Task<ReportRefusal?> ToldAsync(Actor actor, Guid reportId, Telling telling, IReadOnlySet<string>? notAboutThePerson, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await OwnAsync(db, actor, reportId, ct) is not { State: not ReportState.Dropped } report
            || await ReportCase.LoadAsync(db, actor, report.DecisionId, report.Channel, report.Detail.Disclose().RecipientCode, clock, ct) is not { } at)
        {
            return ReportRefusal.NotThere;
        }

        var detail = report.Detail.Disclose();
        if (!report.HasLeft && at.Refusal(detail, notAboutThePerson) is { } refusal)
        {
            return refusal;
        }

        var first = !report.HasLeft;
        var line = new ReportLogLine(at.Now, actor.Id, telling.Whom.Trim(), Filled(telling.EventNumber), Filled(telling.FileNumber), telling.What.Trim());
        report.Tell(detail with { Log = detail.Log.Append(line).ToValueList() }, at.Now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ReportTold, SubjectKind.Contact, report.ContactId, at.Now) { Reason = $"{report.Channel} {detail.Basis}" });
        if (first)
        {
            await FirstToldAsync(db, actor, report, detail, at, ct);
        }

        await db.SaveChangesAsync(ct);
        alerts.Tell();
        return null;
    }

    /// <summary>What became of it.</summary>
    /// <returns><c>false</c> where it is not theirs, or nobody was told yet.</returns>
    public async Task<bool> CompleteAsync(Actor actor, Guid reportId, ReportOutcome outcome, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await OwnAsync(db, actor, reportId, ct) is not { HasLeft: true } report)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        report.Complete(report.Detail.Disclose() with { Outcome = outcome });
        db.Audit.Add(new AuditEntry(actor, AuditAction.ReportCompleted, SubjectKind.Contact, report.ContactId, now) { Reason = outcome.ToString() });
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Says that another contact is about the same matter, so that its reports are seen before the next is composed.</summary>
    /// <returns><c>false</c> where one of the two is not there for them.</returns>
    public async Task<bool> LinkAsync(Actor actor, Guid contactId, Guid otherId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (contactId == otherId || await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact || !contact.IsOwnedBy(actor) || !await db.Contacts.AnyAsync(c => c.Id == otherId, ct))
        {
            return false;
        }

        if (!await db.ContactLinks.AnyAsync(l => (l.ContactId == contactId && l.OtherId == otherId) || (l.ContactId == otherId && l.OtherId == contactId), ct))
        {
            var now = clock.GetCurrentInstant();
            db.ContactLinks.Add(new ContactLink(Guid.NewGuid(), contactId, otherId, actor.Id, now));
            db.Audit.Add(new AuditEntry(actor, AuditAction.ContactsLinked, SubjectKind.Contact, contactId, now));
            await db.SaveChangesAsync(ct);
        }

        return true;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static async Task<ContactReport?> OwnAsync(NrdDbContext db, Actor actor, Guid reportId, CancellationToken ct) =>
        await db.ContactReports.SingleOrDefaultAsync(r => r.Id == reportId, ct) is { } report
        && await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == report.ContactId, ct) is { } contact && contact.IsOwnedBy(actor)
            ? report
            : null;

    /// <summary>A duty is told of; without the person's word a written notice is owed; a tip is on its way.</summary>
    private static async Task FirstToldAsync(NrdDbContext db, Actor actor, ContactReport report, ReportDetail detail, ReportCase at, CancellationToken ct)
    {
        if (detail.Basis is TellingBasis.Duty or TellingBasis.PublishedPolicy)
        {
            SupervisorAlerts.Raise(db, actor, AlertKind.DutyReported, report.ContactId, report.Id, at.Now);
        }

        if (detail.Basis != TellingBasis.Consent && !at.Decision.Situation.ThirdParty)
        {
            db.OwedNotices.Add(new OwedNotice(report.Id, report.ContactId, at.Now));
        }

        if (await db.ContactTips.SingleOrDefaultAsync(t => t.ContactId == report.ContactId, ct) is { } tip)
        {
            tip.Sent(at.Now);
        }
    }
}
