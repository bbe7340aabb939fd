using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>How near a sign-in is to locking by itself.</summary>
/// <param name="Locks">Nobody has touched anything for too long.</param>
/// <param name="Warns">Soon; whoever is there only has to move.</param>
/// <param name="Left">Until it locks; zero once it does.</param>
public sealed record IdleState(bool Locks, bool Warns, Duration Left);

/// <summary>
/// When a sign-in locks by itself. It knows of the last pointer, scroll or key and of a live contact, and of nothing else:
/// a window that is hidden behind the phone system is no reason.
/// </summary>
public static class IdleRule
{
    public static IdleState At(Instant lastActivity, bool inContact, Instant now, LockOptions options)
    {
        // A clock that was set back must not keep a sign-in open for longer.
        var idle = Duration.Max(now - lastActivity, Duration.Zero);
        var left = Duration.Max(options.Limit(inContact) - idle, Duration.Zero);
        var locks = left == Duration.Zero;
        return new(locks, !locks && left <= Duration.FromSeconds(options.WarningSeconds), left);
    }
}
