using System.Collections.Concurrent;
using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>When each sign-in was last touched, and whether a contact is live in it. Kept in memory; the row follows at some distance, for a restart.</summary>
public sealed class SessionActivity(LockOptions options)
{
    /// <summary>The row is at most this far behind.</summary>
    private static readonly Duration WriteEvery = Duration.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Instant> seen = new();
    private readonly ConcurrentDictionary<Guid, Instant> written = new();
    private readonly ConcurrentDictionary<Guid, int> contacts = new();

    public LockOptions Options { get; } = options;

    /// <summary>How near <paramref name="session"/> is to locking, where its row says <paramref name="rowLastActivity"/>.</summary>
    public IdleState StateOf(Guid session, Instant rowLastActivity, Instant now) =>
        IdleRule.At(Instant.Max(seen.GetValueOrDefault(session, rowLastActivity), rowLastActivity), contacts.GetValueOrDefault(session) > 0, now, Options);

    /// <summary>A contact is live in a window of <paramref name="session"/> until what this returns is disposed.</summary>
    public IDisposable Contact(Guid session)
    {
        contacts.AddOrUpdate(session, 1, (_, count) => count + 1);
        return new Held(() => contacts.AddOrUpdate(session, 0, (_, count) => Math.Max(0, count - 1)));
    }

    internal void Seen(Guid session, Instant now) => seen.AddOrUpdate(session, now, (_, last) => Instant.Max(last, now));

    /// <summary>A sign-in that is longer ago than any can last is nothing to remember.</summary>
    private void Trim(Instant now)
    {
        foreach (var (session, last) in seen)
        {
            if (now - last > StaffSession.Longest)
            {
                seen.TryRemove(session, out _);
                written.TryRemove(session, out _);
                contacts.TryRemove(session, out _);
            }
        }
    }

    /// <summary>Whether the row is due; who is told so writes it.</summary>
    internal bool IsDue(Guid session, Instant now) => now - written.GetValueOrDefault(session, Instant.MinValue) >= WriteEvery;

    internal void Wrote(Guid session, Instant now)
    {
        written[session] = now;
        Trim(now);
    }

    private sealed class Held(Action release) : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
            {
                release();
            }
        }
    }
}
