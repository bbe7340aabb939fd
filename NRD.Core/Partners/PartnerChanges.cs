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
    public async Task<bool> ReviseServiceAsync(Actor actor, Guid id, Guid version, ServiceListing listing, ServiceInternals internals, LocalDate? assuredOn, CancellationToken ct)
    {
        actor.Demand(Permission.EditRecords, SubjectKind.Service, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Services.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        db.Entry(service).Property(s => s.Version).OriginalValue = version;
        service.Revise(listing, internals, assuredOn, now);
        service.MarkEdited(now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.Changed, SubjectKind.Service, id, now));
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <inheritdoc cref="ReviseServiceAsync"/>
    public async Task<bool> ReviseOrganizationAsync(Actor actor, Guid id, Guid version, OrganizationListing listing, OrganizationInternals internals, LocalDate? assuredOn, CancellationToken ct)
    {
        actor.Demand(Permission.EditRecords, SubjectKind.Organization, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } organization)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        db.Entry(organization).Property(o => o.Version).OriginalValue = version;
        organization.Revise(listing, internals, assuredOn, now);
        organization.MarkEdited(now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.Changed, SubjectKind.Organization, id, now));
        await db.SaveChangesAsync(ct);
        return true;
    }

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
}
