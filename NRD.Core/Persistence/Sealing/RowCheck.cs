using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;

namespace NRD.Core.Persistence.Sealing;

/// <summary>
/// Tells whether the phone numbers and hours of a record are as they were last saved here. Where they are not, the screen says
/// "do not rely on this number": a flipped bit on a disk, or a hand in the database, passes every check of the database itself.
/// </summary>
public sealed class RowCheck(IDbContextFactory<NrdDbContext> factory, KeyRing keys, IClock clock)
{
    private const string Version = "1:";

    public bool Holds(Organization organization) => Holds(organization.Id, organization.Listing, organization.RowCheck);

    public bool Holds(Service service) => Holds(service.Id, service.Listing, service.RowCheck);

    public bool Holds(Site site) => Holds(site.Id, site.Listing, site.RowCheck);

    /// <param name="check">The record's <c>RowCheck</c>, as a projection read it.</param>
    public bool Holds(Guid id, OrganizationListing listing, string check) => Compute(keys, RowFacts.Of(id, listing)) == check;

    /// <inheritdoc cref="Holds(Guid, OrganizationListing, string)"/>
    public bool Holds(Guid id, ServiceListing listing, string check) => Compute(keys, RowFacts.Of(id, listing)) == check;

    /// <inheritdoc cref="Holds(Guid, OrganizationListing, string)"/>
    public bool Holds(Guid id, SiteListing listing, string check) => Compute(keys, RowFacts.Of(id, listing)) == check;

    /// <summary>Reads every record, as each night, and writes an audit entry for each whose phones or hours are not what was saved.</summary>
    public async Task<RowCheckReport> VerifyAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        await using var db = await factory.CreateDbContextAsync(ct);
        var findings = new List<RowCheckFinding>();
        var read = 0;
        await foreach (var row in db.Organizations.AsNoTracking().OrderBy(o => o.Id).Select(o => new { o.Id, o.Listing, o.RowCheck }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Note(SubjectKind.Organization, row.Id, Holds(row.Id, row.Listing, row.RowCheck));
        }

        await foreach (var row in db.Services.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Listing, s.RowCheck }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Note(SubjectKind.Service, row.Id, Holds(row.Id, row.Listing, row.RowCheck));
        }

        await foreach (var row in db.Sites.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Listing, s.RowCheck }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Note(SubjectKind.Site, row.Id, Holds(row.Id, row.Listing, row.RowCheck));
        }

        if (findings.Count > 0)
        {
            var now = clock.GetCurrentInstant();
            db.Audit.AddRange(findings.Select(f => new AuditEntry(actor, AuditAction.RowCheckFailed, f.Kind, f.Id, now)));
            await db.SaveChangesAsync(ct);
        }

        return new(read, findings.ToValueList());

        void Note(SubjectKind kind, Guid id, bool holds)
        {
            read++;
            if (!holds)
            {
                findings.Add(new(kind, id));
            }
        }
    }

    /// <summary>Whether all that one sheet shows is as it was saved.</summary>
    internal static bool AllHold(NrdDbContext db, Organization organization, Guid serviceId, IReadOnlyCollection<Guid> siteIds)
    {
        var keys = db.Keys ?? throw new InvalidOperationException("Build the context with UseNrdSqlite.");
        return Compute(keys, RowFacts.Of(organization.Id, organization.Listing)) == organization.RowCheck
            && organization.Services.Where(s => s.Id == serviceId).All(s => Compute(keys, RowFacts.Of(s.Id, s.Listing)) == s.RowCheck)
            && organization.Sites.Where(s => siteIds.Contains(s.Id)).All(s => Compute(keys, RowFacts.Of(s.Id, s.Listing)) == s.RowCheck);
    }

    /// <summary>
    /// Renews the check where phones or hours were changed, or somebody made sure that they are true. Any other edit leaves it:
    /// saving a note must not vouch for a number that was tampered with before.
    /// </summary>
    internal static void Renew(EntityEntry entry, KeyRing keys)
    {
        var check = entry.Property(nameof(Organization.RowCheck));
        var now = Compute(keys, Facts(entry, original: false));
        if (entry.State == EntityState.Modified
            && check.OriginalValue is string and not ""
            && now == Compute(keys, Facts(entry, original: true))
            && !AssuredAnew(entry))
        {
            return;
        }

        check.CurrentValue = now;
    }

    private static bool AssuredAnew(EntityEntry entry)
    {
        if (entry.Metadata.FindProperty(nameof(Organization.AssuredOn)) is null)
        {
            return false;
        }

        var assured = entry.Property(nameof(Organization.AssuredOn));
        return assured.CurrentValue is not null && !Equals(assured.CurrentValue, assured.OriginalValue);
    }

    private static byte[] Facts(EntityEntry entry, bool original)
    {
        var id = (Guid)entry.Property(nameof(Organization.Id)).CurrentValue!;
        var column = entry.Property(nameof(Organization.Listing));
        return (original ? column.OriginalValue : column.CurrentValue) switch
        {
            OrganizationListing listing => RowFacts.Of(id, listing),
            ServiceListing listing => RowFacts.Of(id, listing),
            SiteListing listing => RowFacts.Of(id, listing),
            var other => throw new InvalidOperationException($"There is no row check for {other?.GetType().Name}."),
        };
    }

    private static string Compute(KeyRing keys, byte[] facts) => Version + Convert.ToBase64String(HMACSHA256.HashData(keys.RowsKey, facts));
}

/// <summary>What the nightly check found.</summary>
public sealed record RowCheckReport(int Read, ValueList<RowCheckFinding> Findings);

/// <summary>A record whose phones or hours are not what was saved.</summary>
public sealed record RowCheckFinding(SubjectKind Kind, Guid Id);
