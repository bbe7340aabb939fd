using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Partners;

/// <summary>Reads partner records for the people who refer to them.</summary>
public sealed class PartnerRecords(IDbContextFactory<NrdDbContext> factory, IClock clock, RowWatch? watch = null, AuditTrail? trail = null)
{
    /// <summary>One service and the partner behind it; without the internal facts for whoever may see only what may be published.</summary>
    /// <returns><c>null</c> where there is no such service. A record that may not be offered is shown with its status, so that nobody wonders where it went.</returns>
    public async Task<RecordSheet?> SheetAsync(Actor actor, Guid serviceId, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPublishable, SubjectKind.Service, serviceId);
        await using var db = await factory.CreateDbContextAsync(ct);
        var organization = await db.Organizations
            .AsNoTracking()
            .AsSplitQuery()
            .Include(o => o.Services)
            .ThenInclude(s => s.Sites)
            .Include(o => o.Sites)
            .SingleOrDefaultAsync(o => o.Services.Any(s => s.Id == serviceId), ct);
        if (organization is null)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var sheet = Sheet(organization, organization.Services.Single(s => s.Id == serviceId), now);
        var reports = await db.DeskReports.AsNoTracking().Where(r => r.OrganizationId == organization.Id && r.SettledAt == null && (r.FadesAt == null || r.FadesAt > now)).ToListAsync(ct);
        sheet = sheet with { Reports = ReportedFact.For(serviceId, reports, sheet.PublicPhones()) };
        var tampered = NotAsSaved(db, organization, sheet);
        if (tampered.Count > 0 && watch is not null)
        {
            await watch.MetAsync(tampered, ct);
        }

        sheet = sheet with { NotAsSaved = tampered.Count > 0 };
        if (!actor.May(Permission.ReadRecords))
        {
            return sheet.PublishableOnly();
        }

        if (trail is not null && HoldsRestricted(sheet))
        {
            await trail.OpenedAsync(actor, SubjectKind.Service, serviceId, ct);
        }

        return sheet;
    }

    /// <summary>Somewhere behind the sheet a restricted value waits: where a confidential site is, or how to reach somebody.</summary>
    private static bool HoldsRestricted(RecordSheet sheet) =>
        sheet.OrganizationInternals.Contacts.Count > 0
        || sheet.ServiceInternals.Contacts.Count > 0
        || sheet.Sites.Any(site => site.Confidential || site.Internals.Contacts.Count > 0);

    private static List<RowCheckFinding> NotAsSaved(NrdDbContext db, Organization organization, RecordSheet sheet)
    {
        var keys = db.Keys ?? throw new InvalidOperationException("Build the context with UseNrdSqlite.");
        var shown = sheet.Sites.Select(site => site.Id).ToHashSet();
        var found = new List<RowCheckFinding>();
        if (!RowCheck.Holds(keys, organization.Id, organization.Listing, organization.RowCheck))
        {
            found.Add(new(SubjectKind.Organization, organization.Id));
        }

        found.AddRange(organization.Services
            .Where(s => s.Id == sheet.ServiceId && !RowCheck.Holds(keys, s.Id, s.Listing, s.RowCheck))
            .Select(s => new RowCheckFinding(SubjectKind.Service, s.Id)));
        found.AddRange(organization.Sites
            .Where(s => shown.Contains(s.Id) && !RowCheck.Holds(keys, s.Id, s.Listing, s.RowCheck))
            .Select(s => new RowCheckFinding(SubjectKind.Site, s.Id)));
        return found;
    }

    private static RecordSheet Sheet(Organization organization, Service service, Instant now)
    {
        var offeredAt = service.Sites.Select(s => s.SiteId).ToHashSet();
        return new()
        {
            ServiceId = service.Id,
            OrganizationId = organization.Id,
            Status = StatusOf(organization, service),
            Organization = organization.Listing,
            Service = service.Listing,
            OrganizationInternals = organization.Internals,
            ServiceInternals = service.Internals,
            Protocol = service.Internals.Protocol ?? organization.Internals.Protocol,
            Alerts = [.. service.Internals.Alerts.Concat(organization.Internals.Alerts).Where(alert => alert.HoldsAt(now))],
            Sites =
            [
                .. organization.Sites
                    .Where(site => offeredAt.Contains(site.Id))
                    .OrderBy(site => site.Listing.Name.ToString(), StringComparer.Ordinal)
                    .ThenBy(site => site.Id)
                    .Select(site => new SheetSite(site.Id, site.Confidential, site.Listing, site.Internals)),
            ],
            OtherServices =
            [
                .. organization.Services
                    .Where(other => other.Id != service.Id && Offered.Includes(StatusOf(organization, other)))
                    .OrderBy(other => other.Listing.Name.ToString(), StringComparer.Ordinal)
                    .ThenBy(other => other.Id)
                    .Select(other => new SheetService(other.Id, other.Listing.Name)),
            ],
            LastVerified = service.AssuredOn ?? organization.AssuredOn,
            At = now,
        };
    }

    /// <summary>An organization that may not be offered takes its services with it, whatever they say of themselves.</summary>
    private static PartnerStatus StatusOf(Organization organization, Service service) =>
        Offered.Includes(organization.Status) ? service.Status ?? organization.Status : organization.Status;
}
