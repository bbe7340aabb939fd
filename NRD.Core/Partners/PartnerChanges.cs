using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Partners;

/// <summary>Changes that staff make to a record; each is one save with its audit entry, and no import overwrites it later.</summary>
public sealed class PartnerChanges(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Puts new facts in the place of the old ones.</summary>
    /// <param name="version">The version the editor saw.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody saved in between; nothing was overwritten.</exception>
    /// <returns><c>false</c> where there is no such service.</returns>
    public Task<bool> ReviseServiceAsync(Actor actor, Guid id, Guid version, ServiceListing listing, ServiceInternals internals, LocalDate? assuredOn, CancellationToken ct) =>
        ReviseAsync<Service>(actor, SubjectKind.Service, id, version, (service, now) =>
        {
            service.Revise(listing, internals, assuredOn, now);
            service.MarkEdited(now);
        }, ct);

    /// <inheritdoc cref="ReviseServiceAsync"/>
    public Task<bool> ReviseOrganizationAsync(Actor actor, Guid id, Guid version, OrganizationListing listing, OrganizationInternals internals, LocalDate? assuredOn, CancellationToken ct) =>
        ReviseAsync<Organization>(actor, SubjectKind.Organization, id, version, (organization, now) =>
        {
            organization.Revise(listing, internals, assuredOn, now);
            organization.MarkEdited(now);
        }, ct);

    /// <summary>Moves an organization to another status, such as "suspended: do not refer" (rule R27: at once, for every operator).</summary>
    /// <returns><c>false</c> where there is no such organization.</returns>
    public async Task<bool> MoveOrganizationAsync(Actor actor, Guid id, PartnerStatus status, CancellationToken ct)
    {
        actor.Demand(Permission.EditRecords, SubjectKind.Organization, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } organization)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        organization.MoveTo(status, now);
        organization.MarkEdited(now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.StatusChanged, SubjectKind.Organization, id, now));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<bool> ReviseAsync<T>(Actor actor, SubjectKind kind, Guid id, Guid version, Action<T, Instant> revise, CancellationToken ct)
        where T : class
    {
        actor.Demand(Permission.EditRecords, kind, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.FindAsync<T>([id], ct) is not { } record)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        db.Entry(record).Property(nameof(Service.Version)).OriginalValue = version;
        revise(record, now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.Changed, kind, id, now));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
