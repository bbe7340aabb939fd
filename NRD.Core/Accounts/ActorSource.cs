using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>How a sign-in stands.</summary>
public enum SessionStanding
{
    Live,

    /// <summary>The person must prove again who they are; until then they may do nothing, and nothing sensitive is shown.</summary>
    Locked,

    /// <summary>Signed out, ended, expired, or the account is disabled.</summary>
    Over,
}

/// <summary>A sign-in as it stands this moment.</summary>
/// <param name="Actor"><see cref="Actor.Nobody"/> unless it is live.</param>
/// <param name="Owner">Whose it is, also while it is locked; <c>null</c> once it is over.</param>
public sealed record SessionState(SessionStanding Standing, Actor Actor, Guid? Owner)
{
    public static readonly SessionState Over = new(SessionStanding.Over, Actor.Nobody, null);
}

/// <summary>Where actors come from: a sign-in, read fresh for every command, so that a change of role or an end bites at once.</summary>
public sealed class ActorSource(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>How <paramref name="session"/> stands now, and who acts under it.</summary>
    public async Task<SessionState> StateAsync(Guid session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.StaffSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, ct) is not { } row
            || await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == row.UserId, ct) is not { } user
            || row.IsOver(user, clock.GetCurrentInstant()))
        {
            return SessionState.Over;
        }

        return row.LockedAt is null
            ? new(SessionStanding.Live, Actor.Of(user, row), user.Id)
            : new(SessionStanding.Locked, Actor.Nobody, user.Id);
    }
}
