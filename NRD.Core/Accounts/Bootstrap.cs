using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>How a new installation comes to its first two administrators: by a link that only the server itself prints.</summary>
public sealed class Bootstrap(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>From so many active administrators on they let each other in.</summary>
    public const int Enough = 2;

    /// <summary>Makes a link that makes one administrator within 30 minutes.</summary>
    /// <returns>Its secret; <c>null</c> where there are administrators enough.</returns>
    public async Task<string?> MakeLinkAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.BootstrapAdministrator);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await IsOpenAsync(db, ct))
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var secret = await OneTimeLinks.MakeAsync(db, LinkPurpose.Bootstrap, null, now, ct);
        db.Audit.Add(new AuditEntry(actor, AuditAction.BootstrapLinkMade, SubjectKind.Staff, Guid.Empty, now));
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>Whether there are still fewer than two people who could let somebody in. Roles are kept as text, and staff are few.</summary>
    internal static async Task<bool> IsOpenAsync(NrdDbContext db, CancellationToken ct)
    {
        var active = await db.Staff.AsNoTracking().Where(u => u.ActivatedAt != null && u.DisabledAt == null).ToListAsync(ct);
        return active.Count(user => user.Roles.Contains(Role.Administrator) && !SampleStaff.Includes(user.Id)) < Enough;
    }
}
