using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>What the owner of a sign-in may open, read fresh. A locked one opens its pages too: they show nothing but the lock until the owner proves who they are.</summary>
public sealed class PageAccess(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <returns>Nothing once the sign-in is over.</returns>
    public async Task<IReadOnlySet<Permission>> PermissionsOfAsync(Guid session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.StaffSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, ct) is { } row
            && await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == row.UserId, ct) is { } user
            && !row.IsOver(user, clock.GetCurrentInstant())
                ? Roles.PermissionsOf(user.Roles)
                : Actor.Nobody.Permissions;
    }
}
