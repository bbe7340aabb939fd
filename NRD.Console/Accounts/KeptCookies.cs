using System.Collections.Concurrent;
using System.Security.Cryptography;
using NodaTime;

namespace NRD.Console.Accounts;

/// <summary>
/// Signing out clears all that a browser keeps of the console, and with it which accounts it knows and the language. Those two, which say nothing of
/// anybody, are handed back by the next request, once and within a minute.
/// </summary>
public sealed class KeptCookies(IClock clock)
{
    private const int Most = 1000;
    private static readonly Duration Lives = Duration.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Kept> kept = new();

    public string Keep(string? device, string? language)
    {
        var now = clock.GetCurrentInstant();
        foreach (var (old, _) in kept.Where(entry => entry.Value.Until < now || kept.Count > Most))
        {
            kept.TryRemove(old, out _);
        }

        var ticket = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        kept[ticket] = new(device, language, now + Lives);
        return ticket;
    }

    public (string? Device, string? Language) Take(string ticket) =>
        kept.TryRemove(ticket, out var found) && clock.GetCurrentInstant() <= found.Until ? (found.Device, found.Language) : default;

    private sealed record Kept(string? Device, string? Language, Instant Until);
}
