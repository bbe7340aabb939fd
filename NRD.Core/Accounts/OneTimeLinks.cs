using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Makes one-time links. Whoever makes one saves it together with what it is for, and shows the secret once.</summary>
public static class OneTimeLinks
{
    private static readonly Duration BootstrapLives = Duration.FromMinutes(30);
    private static readonly Duration ActivationLives = Duration.FromHours(24);

    /// <summary>Makes a link; an earlier one for the same person stops working.</summary>
    /// <param name="user">Whom it lets in; <c>null</c> for a bootstrap link.</param>
    /// <returns>The secret that stands in the link; the database keeps its hash.</returns>
    public static async Task<string> MakeAsync(NrdDbContext db, LinkPurpose purpose, StaffUser? user, Instant now, CancellationToken ct = default)
    {
        if (user is not null)
        {
            foreach (var earlier in await db.OneTimeLinks.Where(link => link.UserId == user.Id && link.UsedAt == null).ToListAsync(ct))
            {
                earlier.Cancel(now);
            }
        }

        var secret = Secret.New(Secret.LinkBytes);
        db.OneTimeLinks.Add(new(Guid.NewGuid(), purpose, user?.Id, Secret.Hash(secret), now, purpose == LinkPurpose.Bootstrap ? BootstrapLives : ActivationLives));
        return Secret.Text(secret);
    }
}
