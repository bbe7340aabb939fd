using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Accounts;

/// <summary>What tries are counted by.</summary>
public enum ThrottleKind
{
    /// <summary>One account on a browser where its owner has signed in before. Nobody else can use it up.</summary>
    Device,

    /// <summary>One account, from everywhere else.</summary>
    Account,

    /// <summary>One place in the network, or one account of the server's terminal, whatever the account.</summary>
    Source,
}

/// <param name="Key">Kept only as a keyed hash: what lies in the database says neither who nor where.</param>
public sealed record ThrottleBucket(ThrottleKind Kind, string Key);

/// <summary>
/// Slows guessing down by growing delays instead of locking anybody out: after some free tries the next one must wait, longer each time up to a limit.
/// What is refused is not counted, so that waiting always ends. The counts lie in the database, so that they are one for all processes and outlive a restart.
/// </summary>
public sealed class Throttle(IDbContextFactory<NrdDbContext> factory, KeyRing keys, IClock clock)
{
    /// <summary>Counts a try in every bucket, unless one of them must wait.</summary>
    /// <returns>Zero where the try may be made now; otherwise how long to wait.</returns>
    public async Task<Duration> EnterAsync(IReadOnlyList<ThrottleBucket> buckets, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);

        // Takes the write lock: two processes that ask at once come one after the other.
        await using var alone = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetCurrentInstant();
        var forgotten = now - SignInTries.Forgotten;
        await db.SignInTries.Where(tries => tries.LastAt <= forgotten).ExecuteDeleteAsync(ct);
        var counts = new List<SignInTries>();
        foreach (var bucket in buckets)
        {
            var hash = Hash(bucket);
            counts.Add(await db.SignInTries.SingleOrDefaultAsync(tries => tries.KeyHash == hash, ct) ?? db.SignInTries.Add(new(hash, bucket.Kind)).Entity);
        }

        var wait = counts.Select(tries => tries.WaitAt(now)).Append(Duration.Zero).Max();
        if (wait == Duration.Zero)
        {
            counts.ForEach(tries => tries.Add(now));
            await db.SaveChangesAsync(ct);
            await alone.CommitAsync(ct);
        }

        return wait;
    }

    /// <summary>Somebody got in: their own count begins anew. What comes from their place in the network still counts.</summary>
    public async Task SucceededAsync(IReadOnlyList<ThrottleBucket> buckets, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        foreach (var bucket in buckets.Where(bucket => bucket.Kind != ThrottleKind.Source))
        {
            var hash = Hash(bucket);
            await db.SignInTries.Where(tries => tries.KeyHash == hash).ExecuteDeleteAsync(ct);
        }
    }

    private byte[] Hash(ThrottleBucket bucket) => HMACSHA256.HashData(keys.TriesKey, Encoding.UTF8.GetBytes($"{bucket.Kind}|{bucket.Key}"));
}
