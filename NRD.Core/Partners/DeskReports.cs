using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Partners;

/// <summary>Why a report was not taken.</summary>
public enum DeskReportRefusal
{
    /// <summary>There is no such service.</summary>
    NotThere,

    /// <summary>A wrong number must say which, and it must be one of the record.</summary>
    WhichNumber,
}

/// <summary>The answer to a report.</summary>
/// <param name="Id">By which it can be taken back; another than was sent where the same person had just reported the same.</param>
/// <param name="UndoUntil">Until when it can be taken back.</param>
public sealed record DeskReported(Guid Id, DeskReportRefusal? Refusal, Instant At, Instant UndoUntil);

/// <summary>Facts from the desks: each is seen by every desk at once, demotes what it is about, and never hides it.</summary>
public sealed class DeskReports(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Reports a fact. A key pressed twice, or a repeated message, reports once.</summary>
    /// <param name="id">Made by the window that reports.</param>
    /// <param name="number">For a wrong number, which of those on the record; see <see cref="ReportedFact.NumberOf"/>.</param>
    public async Task<DeskReported> ReportAsync(Actor actor, Guid id, Guid serviceId, DeskReportKind kind, string? number, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Service, serviceId);
        for (var again = 0; ; again++)
        {
            try
            {
                return await TryAsync(actor, id, serviceId, kind, number, ct);
            }
            catch (DbUpdateException) when (again < 3 && !ct.IsCancellationRequested)
            {
                // The same key at the same moment, or another desk that reported the same: whoever was second looks again.
            }
        }
    }

    /// <summary>Takes a report back; only whoever made it, and only for a while.</summary>
    /// <returns><c>false</c> where there is no such report of the actor's, or it is too late.</returns>
    public async Task<bool> UndoAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.DeskReports.SingleOrDefaultAsync(r => r.Id == id, ct) is not { SettledAt: null } report
            || report.ReporterId != actor.Id || now > report.At + DeskRules.Shipped.Undo)
        {
            return false;
        }

        report.Settle(now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.DeskReportTakenBack, SubjectKind.Service, report.ServiceId, now) { Reason = report.Kind.ToString() });
        if (await db.UpkeepTasks.SingleOrDefaultAsync(t => t.Id == report.TaskId, ct) is { IsOpen: true } task)
        {
            task.TakeBackOne(actor, now);
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>The organization of a service with all that reports look at.</summary>
    internal static Task<Organization?> OfServiceAsync(NrdDbContext db, Guid serviceId, CancellationToken ct) => db.Organizations
        .AsSplitQuery().Include(o => o.Services).ThenInclude(s => s.Sites).Include(o => o.Sites)
        .SingleOrDefaultAsync(o => o.Services.Any(s => s.Id == serviceId), ct);

    private async Task<DeskReported> TryAsync(Actor actor, Guid id, Guid serviceId, DeskReportKind kind, string? number, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await factory.CreateDbContextAsync(ct);
        number = kind == DeskReportKind.WrongNumber ? number : null;
        if (await KnownAsync(db, actor, id, serviceId, kind, number, now, ct) is { } known)
        {
            return Taken(known);
        }

        if (await OfServiceAsync(db, serviceId, ct) is not { } organization)
        {
            return new(id, DeskReportRefusal.NotThere, now, now);
        }

        var service = organization.Services.Single(s => s.Id == serviceId);
        var sites = organization.Sites.Where(site => service.Sites.Any(at => at.SiteId == site.Id)).ToList();
        if (kind == DeskReportKind.WrongNumber && !ShownPhones(organization, service, sites).Any(phone => ReportedFact.NumberOf(phone) == number))
        {
            return new(id, DeskReportRefusal.WhichNumber, now, now);
        }

        var zone = sites.Select(site => site.Listing.Zone).FirstOrDefault(zone => zone is not null) ?? service.Listing.Zone;
        var report = new DeskReport(id, service, kind, number, actor, now, DeskRules.Shipped.FadesAt(kind, now, zone));
        db.DeskReports.Add(report);
        db.Audit.Add(new AuditEntry(actor, AuditAction.DeskReported, SubjectKind.Service, serviceId, now) { Reason = kind.ToString() });
        await OpenTaskAsync(db, actor, report, now, ct);
        await db.SaveChangesAsync(ct);
        return Taken(report);
    }

    private static IEnumerable<Phone> ShownPhones(Organization organization, Service service, List<Site> sites) =>
        service.Listing.Phones.Concat(sites.SelectMany(site => site.Listing.Phones)).Concat(organization.Listing.Phones);

    private static DeskReported Taken(DeskReport report) => new(report.Id, null, report.At, report.At + DeskRules.Shipped.Undo);

    /// <summary>The report of this id, or the same one that the same person made a moment ago.</summary>
    private static async Task<DeskReport?> KnownAsync(NrdDbContext db, Actor actor, Guid id, Guid serviceId, DeskReportKind kind, string? number, Instant now, CancellationToken ct)
    {
        var since = now - DeskRules.Shipped.Same;
        return await db.DeskReports.AsNoTracking()
            .Where(r => r.Id == id || (r.ServiceId == serviceId && r.Kind == kind && r.Number == number && r.ReporterId == actor.Id && r.SettledAt == null && r.At > since))
            .OrderByDescending(r => r.Id == id).ThenByDescending(r => r.At).FirstOrDefaultAsync(ct);
    }

    private static async Task OpenTaskAsync(NrdDbContext db, Actor actor, DeskReport report, Instant now, CancellationToken ct)
    {
        if (await TaskKindAsync(db, report, now, ct) is not { } kind)
        {
            return;
        }

        var number = report.Number ?? "";
        var task = await db.UpkeepTasks.SingleOrDefaultAsync(t => t.ServiceId == report.ServiceId && t.Kind == kind && t.Number == number && t.AnsweredAt == null, ct);
        if (task is null)
        {
            task = new UpkeepTask(kind, report.ServiceId, report.OrganizationId, number, now);
            db.UpkeepTasks.Add(task);
            db.Audit.Add(new AuditEntry(actor, AuditAction.TaskOpened, SubjectKind.UpkeepTask, task.Id, now) { Reason = kind.ToString() });
        }
        else
        {
            task.ReportAgain(now);
        }

        report.TaskId = task.Id;
    }

    private static async Task<UpkeepKind?> TaskKindAsync(NrdDbContext db, DeskReport report, Instant now, CancellationToken ct) => report.Kind switch
    {
        DeskReportKind.WrongNumber => UpkeepKind.WrongNumber,
        DeskReportKind.Closed => UpkeepKind.Closed,
        DeskReportKind.ChangedHours => UpkeepKind.ChangedHours,
        DeskReportKind.Full => await WasFullBeforeAsync(db, report.ServiceId, now, ct) ? UpkeepKind.FullForLong : null,
        DeskReportKind.NoAnswer or DeskReportKind.Declined => null,
    };

    private static Task<bool> WasFullBeforeAsync(NrdDbContext db, Guid serviceId, Instant now, CancellationToken ct)
    {
        var (from, to) = (now - DeskRules.Shipped.FullForLongWithin, now - DeskRules.Shipped.FullForLong);
        return db.DeskReports.AnyAsync(r => r.ServiceId == serviceId && r.Kind == DeskReportKind.Full && r.SettledAt == null && r.At >= from && r.At <= to, ct);
    }
}
