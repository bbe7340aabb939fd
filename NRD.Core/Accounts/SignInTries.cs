using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>How often somebody tried to get in, by account, browser or place, and when last.</summary>
public sealed class SignInTries
{
    /// <summary>Without a try for so long, a count begins anew.</summary>
    public static readonly Duration Forgotten = Duration.FromHours(1);

    public SignInTries(byte[] keyHash, ThrottleKind kind)
    {
        KeyHash = keyHash;
        Kind = kind;
    }

    private SignInTries()
    {
    }

    /// <summary>HMAC-SHA256 of what is counted by.</summary>
    public byte[] KeyHash { get; private set; } = default!;

    public ThrottleKind Kind { get; private set; }

    public int Count { get; private set; }

    public Instant LastAt { get; private set; }

    /// <summary>How long the next try must wait; never longer than the limit, also where the clock was set back.</summary>
    public Duration WaitAt(Instant now)
    {
        var delay = now - LastAt < Forgotten ? Delay(Kind, Count) : Duration.Zero;
        return Duration.Min(delay, Duration.Max(LastAt + delay - now, Duration.Zero));
    }

    public void Add(Instant now)
    {
        Count = now - LastAt < Forgotten ? Count + 1 : 1;
        LastAt = now;
    }

    /// <summary>How long to wait after so many tries.</summary>
    internal static Duration Delay(ThrottleKind kind, int tries)
    {
        var (free, longest) = Limits(kind);
        return tries <= free ? Duration.Zero : Duration.Min(longest, Duration.FromSeconds(Math.Pow(2, Math.Min(tries - free, 20))));
    }

    internal static (int Free, Duration Longest) Limits(ThrottleKind kind) => kind switch
    {
        ThrottleKind.Device => (10, Duration.FromSeconds(30)),
        ThrottleKind.Account => (10, Duration.FromMinutes(5)),
        // A whole shift may sit behind one address.
        ThrottleKind.Source => (100, Duration.FromMinutes(1)),
    };
}
