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
    /// <summary>What the owner is called, so that a locked window can say whose it is.</summary>
    public string OwnerName { get; init; } = "";

    /// <summary>How the owner proved who they are, and so how they can unlock.</summary>
    public SignInStrength? Strength { get; init; }

    /// <summary>The last touch its row knows of.</summary>
    public Instant LastActivityAt { get; init; }

    public static readonly SessionState Over = new(SessionStanding.Over, Actor.Nobody, null);
}

/// <summary>Where actors come from: a sign-in, read fresh for every command, so that a change of role, a lock or an end bites at once.</summary>
public sealed class ActorSource(IDbContextFactory<NrdDbContext> factory, IClock clock, SessionActivity? activity = null)
{
    private readonly SessionActivity activity = activity ?? new(new LockOptions());

    /// <summary>How <paramref name="session"/> stands now, and who acts under it. One that nobody has touched for too long is locked, whether or not its row says so yet.</summary>
    public async Task<SessionState> StateAsync(Guid session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.StaffSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, ct) is not { } row
            || await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == row.UserId, ct) is not { } user
            || row.IsOver(user, now))
        {
            return SessionState.Over;
        }

        var locked = row.LockedAt is not null || activity.StateOf(row.Id, row.LastActivityAt, now).Locks;
        return new(locked ? SessionStanding.Locked : SessionStanding.Live, locked ? Actor.Nobody : Actor.Of(user, row), user.Id)
        {
            OwnerName = user.DisplayName,
            Strength = row.Strength,
            LastActivityAt = row.LastActivityAt,
        };
    }
}
