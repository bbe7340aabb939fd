using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;

namespace NRD.Core.Persistence;

/// <summary>
/// Invented partners in every province and territory, to look around in and to train on. Names, numbers (555-01xx) and addresses on the web
/// (example.org) are fictional; places, languages and zones are real.
/// </summary>
public sealed class SampleDirectory(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>The source its ids follow from.</summary>
    public const string Source = "sample";

    private static readonly string[] Regions = ["national", "atlantic", "quebec", "ontario", "prairies", "pacific", "north"];

    /// <summary>Every record, with verification dates, capacities and alerts counted from <paramref name="now"/>.</summary>
    public static IReadOnlyList<OrganizationRecord> Records(Instant now) =>
        [.. Regions.SelectMany(SampleOrganization.ReadRegion).Select(organization => organization.ToRecord(now))];

    /// <summary>Fills an empty directory; one that holds anything at all is left as it is.</summary>
    /// <returns>How many organizations were added.</returns>
    public async Task<int> LoadAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Organizations.AnyAsync(ct))
        {
            return 0;
        }

        var now = clock.GetCurrentInstant();
        var records = Records(now);
        foreach (var record in records)
        {
            var organization = record.ToOrganization(Source, now, out var confidential);
            db.Organizations.Add(organization);
            db.ConfidentialAddresses.AddRange(confidential);
            db.Audit.Add(new AuditEntry(actor, AuditAction.Created, SubjectKind.Organization, organization.Id, now));
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.SampleDirectoryLoaded, SubjectKind.Directory, StableId.Of(Source, "directory", Source), now));
        await db.SaveChangesAsync(ct);
        return records.Count;
    }
}
