using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Referrals;

namespace NRD.Core.Persistence;

/// <summary>
/// Reads what a search may know, and only that: the columns of internal facts are read into types that have no member for notes or contacts,
/// and the table of confidential addresses is never touched (rule R01).
/// </summary>
internal static class DirectoryProjection
{
    private const int PageSize = 2000;

    /// <summary>What the log tells of besides these, sign-ins and contacts among them, changes no record that is searched.</summary>
    private static readonly SubjectKind[] OfTheDirectory = [SubjectKind.Organization, SubjectKind.Service, SubjectKind.Site, SubjectKind.Import, SubjectKind.Directory];

    /// <summary>The whole directory in the order of ids; one page is understood on all cores while the next one is read.</summary>
    /// <param name="at">Reports of the desks that hold then come with it.</param>
    public static async Task<List<IndexedPartner>> ReadAllAsync(NrdDbContext db, Instant at, CancellationToken ct)
    {
        var reports = (await HeldAt(db, at).ToListAsync(ct)).ToLookup(report => report.OrganizationId);
        var sourceIds = SourceIds(await db.ImportedRecords.AsNoTracking().Where(record => !record.Gone).Select(record => new SourceRow(record.SubjectId, record.Source, record.ExternalId)).ToListAsync(ct));
        var keys = KeysOf(db);
        var partners = new List<IndexedPartner>();
        var assembling = Task.FromResult(partners);
        var after = Guid.Empty;
        while (true)
        {
            var organizations = await db.Database.SqlQuery<OrganizationRow>(
                $"""SELECT "Id", "Status", "Listing", "Internals", "AssuredOn", "RowCheck" FROM organizations WHERE "Id" > {after} ORDER BY "Id" LIMIT {PageSize}""").ToListAsync(ct);
            if (organizations.Count == 0)
            {
                return await assembling;
            }

            var last = organizations[^1].Id;
            var services = await db.Database.SqlQuery<ServiceRow>(
                $"""SELECT "Id", "OrganizationId", "Status", "Listing", "Internals", "AssuredOn", "RowCheck" FROM services WHERE "OrganizationId" > {after} AND "OrganizationId" <= {last}""").ToListAsync(ct);
            var sites = await db.Database.SqlQuery<SiteRow>(
                $"""SELECT "Id", "OrganizationId", "Confidential", "Listing", "RowCheck" FROM sites WHERE "OrganizationId" > {after} AND "OrganizationId" <= {last}""").ToListAsync(ct);
            var offers = await db.Database.SqlQuery<OfferRow>(
                $"""SELECT o."ServiceId", o."SiteId" FROM services_at_sites o JOIN services s ON s."Id" = o."ServiceId" WHERE s."OrganizationId" > {after} AND s."OrganizationId" <= {last}""").ToListAsync(ct);
            await assembling;
            assembling = Task.Run(
                () =>
                {
                    partners.AddRange(Assemble(keys, organizations, services, sites, offers, sourceIds, reports));
                    return partners;
                },
                ct);
            after = last;
        }
    }

    /// <summary>Some organizations; <c>null</c> for one that is no longer there.</summary>
    public static async Task<Dictionary<Guid, IndexedPartner?>> ReadAsync(NrdDbContext db, IReadOnlyCollection<Guid> ids, Instant at, CancellationToken ct)
    {
        var found = ids.ToDictionary(id => id, _ => (IndexedPartner?)null);
        foreach (var page in ids.Chunk(200))
        {
            var organizations = await db.Database.SqlQuery<OrganizationRow>(
                $"""SELECT "Id", "Status", "Listing", "Internals", "AssuredOn", "RowCheck" FROM organizations""").Where(row => page.Contains(row.Id)).ToListAsync(ct);
            var services = await db.Database.SqlQuery<ServiceRow>(
                $"""SELECT "Id", "OrganizationId", "Status", "Listing", "Internals", "AssuredOn", "RowCheck" FROM services""").Where(row => page.Contains(row.OrganizationId)).ToListAsync(ct);
            var sites = await db.Database.SqlQuery<SiteRow>(
                $"""SELECT "Id", "OrganizationId", "Confidential", "Listing", "RowCheck" FROM sites""").Where(row => page.Contains(row.OrganizationId)).ToListAsync(ct);
            var serviceIds = services.ConvertAll(service => service.Id);
            var offers = await db.ServicesAtSites.AsNoTracking().Where(offer => serviceIds.Contains(offer.ServiceId))
                .Select(offer => new OfferRow { ServiceId = offer.ServiceId, SiteId = offer.SiteId }).ToListAsync(ct);
            var subjects = serviceIds.Concat(page).ToList();
            var sourceIds = SourceIds(await db.ImportedRecords.AsNoTracking().Where(record => !record.Gone && subjects.Contains(record.SubjectId))
                .Select(record => new SourceRow(record.SubjectId, record.Source, record.ExternalId)).ToListAsync(ct));
            var reports = (await HeldAt(db, at).Where(report => page.Contains(report.OrganizationId)).ToListAsync(ct)).ToLookup(report => report.OrganizationId);
            foreach (var partner in Assemble(KeysOf(db), organizations, services, sites, offers, sourceIds, reports))
            {
                found[partner.Id] = partner;
            }
        }

        return found;
    }

    /// <summary>Which organizations the log says changed after <paramref name="sequence"/>; <c>null</c> where it says that everything may have.</summary>
    public static async Task<IReadOnlyCollection<Guid>?> ChangedSinceAsync(NrdDbContext db, long sequence, int most, CancellationToken ct)
    {
        var entries = await db.Audit.AsNoTracking().Where(entry => entry.Sequence > sequence && OfTheDirectory.Contains(entry.Subject)
                && entry.Outcome == AuditOutcome.Done && !AuditEntry.ChangesNothing.Contains(entry.Action))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Subject, entry.SubjectId })
            .Take(most + 1).ToListAsync(ct);
        if (entries.Count > most || entries.Exists(entry => entry.Subject is SubjectKind.Import or SubjectKind.Directory))
        {
            return null;
        }

        var changed = entries.Where(entry => entry.Subject == SubjectKind.Organization).Select(entry => entry.SubjectId).ToHashSet();
        var services = entries.Where(entry => entry.Subject == SubjectKind.Service).Select(entry => entry.SubjectId).ToList();
        var sites = entries.Where(entry => entry.Subject == SubjectKind.Site).Select(entry => entry.SubjectId).ToList();
        var ownersOfServices = await db.Services.AsNoTracking().Where(service => services.Contains(service.Id))
            .Select(service => new { service.Id, service.OrganizationId }).ToDictionaryAsync(service => service.Id, service => service.OrganizationId, ct);
        var ownersOfSites = await db.Sites.AsNoTracking().Where(site => sites.Contains(site.Id))
            .Select(site => new { site.Id, site.OrganizationId }).ToDictionaryAsync(site => site.Id, site => site.OrganizationId, ct);
        if (!services.TrueForAll(ownersOfServices.ContainsKey) || !sites.TrueForAll(ownersOfSites.ContainsKey))
        {
            // What is gone no longer says whose it was.
            return null;
        }

        changed.UnionWith(ownersOfServices.Values);
        changed.UnionWith(ownersOfSites.Values);
        return changed;
    }

    private static KeyRing KeysOf(NrdDbContext db) => db.Keys ?? throw new InvalidOperationException("Build the context with UseNrdSqlite.");

    private static ParallelQuery<IndexedPartner> Assemble(
        KeyRing keys, List<OrganizationRow> organizations, List<ServiceRow> services, List<SiteRow> sites, List<OfferRow> offers, IReadOnlyDictionary<Guid, string> sourceIds,
        ILookup<Guid, DeskReport> reports)
    {
        var servicesOf = services.ToLookup(service => service.OrganizationId);
        var sitesOf = sites.ToLookup(site => site.OrganizationId);
        var sitesOfService = offers.ToLookup(offer => offer.ServiceId, offer => offer.SiteId);
        return organizations.AsParallel().AsOrdered().Select(row =>
        {
            var internals = Read<SearchableInternals>(row.Internals);
            var listing = Read<OrganizationListing>(row.Listing);
            var sitesHere = sitesOf[row.Id].OrderBy(site => site.Id).Select(site => (Site: new IndexedSite(site.Id, site.Confidential, Read<SiteListing>(site.Listing)), site.RowCheck)).ToList();
            var tampered = new TamperedRows(
                RowCheck.Holds(keys, row.Id, listing, row.RowCheck),
                [.. sitesHere.Where(s => !RowCheck.Holds(keys, s.Site.Id, s.Site.Listing, s.RowCheck)).Select(s => s.Site.Id)]);
            return new IndexedPartner
            {
                Id = row.Id,
                Status = Enum.Parse<PartnerStatus>(row.Status),
                Listing = listing,
                SearchHints = internals.SearchHints,
                Alerts = internals.Alerts,
                WarmTransfer = internals.Protocol?.WarmTransfer,
                AssuredOn = Date(row.AssuredOn),
                SourceId = sourceIds.GetValueOrDefault(row.Id),
                Services = [.. servicesOf[row.Id].OrderBy(service => service.Id).Select(service => Reported(ServiceOf(keys, service, sitesOfService[service.Id], sourceIds, tampered), listing, sitesHere.ConvertAll(s => s.Site), reports[row.Id]))],
                Sites = [.. sitesHere.Select(s => s.Site)],
            };
        });
    }

    private static IndexedService ServiceOf(KeyRing keys, ServiceRow row, IEnumerable<Guid> siteIds, IReadOnlyDictionary<Guid, string> sourceIds, TamperedRows tampered)
    {
        var internals = Read<SearchableInternals>(row.Internals);
        var listing = Read<ServiceListing>(row.Listing);
        Guid[] sites = [.. siteIds.Order()];
        return new()
        {
            Id = row.Id,
            Status = row.Status is null ? null : Enum.Parse<PartnerStatus>(row.Status),
            Listing = listing,
            SearchHints = internals.SearchHints,
            Alerts = internals.Alerts,
            Capacity = internals.Capacity,
            WarmTransfer = internals.Protocol?.WarmTransfer,
            AssuredOn = Date(row.AssuredOn),
            SourceId = sourceIds.GetValueOrDefault(row.Id),
            SiteIds = sites,
            NotAsSaved = !tampered.PartnerHolds || Array.Exists(sites, tampered.Sites.Contains) || !RowCheck.Holds(keys, row.Id, listing, row.RowCheck),
        };
    }

    private static IndexedService Reported(IndexedService service, OrganizationListing organization, List<IndexedSite> sites, IEnumerable<DeskReport> reports) => service with
    {
        Reports = ReportedFact.For(
            service.Id, reports, service.Listing.Phones.Concat(sites.Where(site => service.SiteIds.Contains(site.Id)).SelectMany(site => site.Listing.Phones)).Concat(organization.Phones)),
    };

    /// <summary>What the desks reported and nobody has answered, as far as it has not faded.</summary>
    private static IQueryable<DeskReport> HeldAt(NrdDbContext db, Instant at) =>
        db.DeskReports.AsNoTracking().Where(report => report.SettledAt == null && (report.FadesAt == null || report.FadesAt > at));

    /// <summary>What each record is called where it came from; the first source by name where it came from several.</summary>
    private static Dictionary<Guid, string> SourceIds(List<SourceRow> rows) =>
        rows.GroupBy(row => row.SubjectId).ToDictionary(same => same.Key, same => same.MinBy(row => row.Source, StringComparer.Ordinal)?.ExternalId ?? "");

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonColumn.Options)
        ?? throw new InvalidDataException($"A record holds no {typeof(T).Name}.");

    private static LocalDate? Date(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private sealed record SourceRow(Guid SubjectId, string Source, string ExternalId);

    /// <summary>Which rows beside the service's own are not what was saved: their numbers and hours stand on its card too.</summary>
    private sealed record TamperedRows(bool PartnerHolds, HashSet<Guid> Sites);

    private sealed class OrganizationRow
    {
        public Guid Id { get; set; }

        public string Status { get; set; } = default!;

        public string Listing { get; set; } = default!;

        public string Internals { get; set; } = default!;

        public string? AssuredOn { get; set; }

        public string RowCheck { get; set; } = default!;
    }

    private sealed class ServiceRow
    {
        public Guid Id { get; set; }

        public Guid OrganizationId { get; set; }

        public string? Status { get; set; }

        public string Listing { get; set; } = default!;

        public string Internals { get; set; } = default!;

        public string? AssuredOn { get; set; }

        public string RowCheck { get; set; } = default!;
    }

    private sealed class SiteRow
    {
        public Guid Id { get; set; }

        public Guid OrganizationId { get; set; }

        public bool Confidential { get; set; }

        public string Listing { get; set; } = default!;

        public string RowCheck { get; set; } = default!;
    }

    private sealed class OfferRow
    {
        public Guid ServiceId { get; set; }

        public Guid SiteId { get; set; }
    }

    /// <summary>The part of the internal facts that a search may use; whatever else the column holds is skipped unread.</summary>
    internal sealed record SearchableInternals
    {
        public SearchableProtocol? Protocol { get; init; }

        public Capacity? Capacity { get; init; }

        public ValueList<Alert> Alerts { get; init; } = [];

        public Bilingual SearchHints { get; init; } = Bilingual.Empty;
    }

    internal sealed record SearchableProtocol
    {
        public bool? WarmTransfer { get; init; }
    }
}
