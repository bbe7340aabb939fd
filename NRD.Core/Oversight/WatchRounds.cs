using Microsoft.Extensions.Logging;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls.Deciding;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Oversight;

/// <summary>
/// What the console checks by itself: at the start the newest of the audit trail and every phone number, each minute whether an anchor is due,
/// each night everything. What is wrong goes to the log, the audit page and the screens.
/// </summary>
public sealed class WatchRounds(AuditTrail trail, AuditAnchors anchors, AuditVerifier verifier, RowWatch rows, Tips tips, IClock clock, ILogger<WatchRounds> log)
{
    /// <summary>How many entries are read at the start.</summary>
    public const long AtStart = 10_000;

    private static readonly DateTimeZone Ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];
    private static readonly LocalTime Night = new(3, 30);

    private Instant nextNight = Instant.MaxValue;

    /// <summary>Before anybody needs to trust what stands here.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        nextNight = NightAfter(clock.GetCurrentInstant());
        await EachAsync("anchors", anchors.WriteDueAsync, ct);
        await EachAsync("audit", token => VerifyAsync(AtStart, token), ct);
        await EachAsync("rows", token => rows.VerifyAsync(Actor.Watch, token), ct);
    }

    /// <summary>Once a minute.</summary>
    public async Task MinuteAsync(CancellationToken ct)
    {
        await EachAsync("late entries", trail.CatchUpAsync, ct);
        await EachAsync("anchors", anchors.WriteDueAsync, ct);
        await EachAsync("tips", tips.AlertLateAsync, ct);
        var now = clock.GetCurrentInstant();
        if (now >= nextNight)
        {
            nextNight = NightAfter(now);
            await EachAsync("audit", token => VerifyAsync(long.MaxValue, token), ct);
            await EachAsync("rows", token => rows.VerifyAsync(Actor.Watch, token), ct);
        }
    }

    /// <summary>The next half past three in Ottawa, when the fewest people call.</summary>
    internal static Instant NightAfter(Instant now)
    {
        var here = now.InZone(Ottawa);
        var tonight = Ottawa.AtLeniently(here.Date.At(Night)).ToInstant();
        return tonight > now ? tonight : Ottawa.AtLeniently(here.Date.PlusDays(1).At(Night)).ToInstant();
    }

    private async Task VerifyAsync(long entries, CancellationToken ct)
    {
        var found = await verifier.VerifyAsync(Actor.Watch, entries, ct);
        if (found.Fault is { } fault)
        {
            log.LogCritical("The audit trail is not whole: {Fault} at entry {Sequence} (anchor {Anchor}).", fault.Kind, fault.Sequence, fault.Anchor);
        }
    }

    /// <summary>One check that cannot be made leaves the others standing.</summary>
    private async Task EachAsync(string what, Func<CancellationToken, Task> check, CancellationToken ct)
    {
        try
        {
            await check(ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.LogError("The check of {What} could not be made ({Problem}).", what, problem.GetType().Name);
        }
    }
}
