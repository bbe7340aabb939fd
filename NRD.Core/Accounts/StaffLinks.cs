using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>The one open link of somebody.</summary>
internal static class StaffLinks
{
    /// <summary>Takes the place of any older one; saved with whatever it goes with.</summary>
    public static async Task<MadeLink> MakeAsync(NrdDbContext db, StaffUser user, LinkPurpose purpose, Instant now, CancellationToken ct)
    {
        await CancelAsync(db, user, now, ct);
        var secret = Secret.New(Secret.LinkBytes);
        var link = new OneTimeLink(Guid.NewGuid(), purpose, user.Id, Secret.Hash(secret), now, StaffAdministration.LinkLives);
        db.OneTimeLinks.Add(link);
        return new(user.Id, purpose, Secret.Text(secret), link.ExpiresAt);
    }

    public static async Task CancelAsync(NrdDbContext db, StaffUser user, Instant now, CancellationToken ct)
    {
        foreach (var link in await db.OneTimeLinks.Where(l => l.UserId == user.Id && l.UsedAt == null).ToListAsync(ct))
        {
            link.Cancel(now);
        }
    }
}
