using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>What tries are counted by.</summary>
public enum ThrottleKind
{
    /// <summary>One account on a browser where its owner has signed in before. Nobody else can use it up.</summary>
    Device,

    /// <summary>One account, from everywhere else.</summary>
    Account,

    /// <summary>One place in the network, whatever the account.</summary>
    Source,
}

/// <param name="Key">A hash or a random id: nothing that says who or where.</param>
public sealed record ThrottleBucket(ThrottleKind Kind, string Key);

/// <summary>
/// Slows guessing down by growing delays instead of locking anybody out: after some free tries the next one must wait, longer each time up to a limit.
/// What is refused is not counted, so that waiting always ends. Kept in memory only.
/// </summary>
public sealed class Throttle(IClock clock)
{
    /// <summary>Without a try for so long, a count begins anew.</summary>
    public static readonly Duration Forgotten = Duration.FromHours(1);

    private const int Most = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<ThrottleBucket, Tries> counts = [];

    /// <summary>Counts a try in every bucket, unless one of them must wait.</summary>
    /// <returns>Zero where the try may be made now; otherwise how long to wait.</returns>
    public Duration Enter(params ReadOnlySpan<ThrottleBucket> buckets)
    {
        var now = clock.GetCurrentInstant();
        lock (gate)
        {
            var wait = Duration.Zero;
            foreach (var bucket in buckets)
            {
                var free = Find(bucket, now) is { } tries ? tries.Last + Delay(bucket.Kind, tries.Count) - now : Duration.Zero;
                wait = Duration.Max(wait, free);
            }

            if (wait > Duration.Zero)
            {
                return wait;
            }

            foreach (var bucket in buckets)
            {
                counts[bucket] = new((Find(bucket, now)?.Count ?? 0) + 1, now);
            }

            Trim(now);
            return Duration.Zero;
        }
    }

    /// <summary>Somebody got in: their own count begins anew. What comes from their place in the network still counts.</summary>
    public void Succeeded(params ReadOnlySpan<ThrottleBucket> buckets)
    {
        lock (gate)
        {
            foreach (var bucket in buckets)
            {
                if (bucket.Kind != ThrottleKind.Source)
                {
                    counts.Remove(bucket);
                }
            }
        }
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

    private Tries? Find(ThrottleBucket bucket, Instant now) => counts.TryGetValue(bucket, out var tries) && now - tries.Last < Forgotten ? tries : null;

    /// <summary>Somebody who tries from everywhere must not fill the memory: the oldest go first.</summary>
    private void Trim(Instant now)
    {
        if (counts.Count <= Most)
        {
            return;
        }

        foreach (var bucket in counts.Where(entry => now - entry.Value.Last >= Forgotten).Select(entry => entry.Key).ToList())
        {
            counts.Remove(bucket);
        }

        foreach (var bucket in counts.OrderBy(entry => entry.Value.Last).Take(counts.Count - Most).Select(entry => entry.Key).ToList())
        {
            counts.Remove(bucket);
        }
    }

    private sealed record Tries(int Count, Instant Last);
}
