using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>What is odd about the clock.</summary>
public enum ClockDoubt
{
    /// <summary>It says an earlier time than something that happened already.</summary>
    WentBack,

    /// <summary>Between two things that happened here lies longer than the console may stand still: it was off, or the clock was put forward.</summary>
    JumpedAhead,
}

/// <summary>Whether the clock can be believed before something is destroyed by it: time must have flowed, in the audit trail, from the last purge until now.</summary>
internal static class ClockCheck
{
    /// <summary>Clocks that are kept right by the network move by so much.</summary>
    private static readonly Duration Slack = Duration.FromMinutes(5);

    /// <returns><c>null</c> where nothing is odd.</returns>
    public static async Task<ClockDoubt?> DoubtAsync(NrdDbContext db, Instant now, RetentionRules rules, CancellationToken ct)
    {
        var trusted = await db.Audit.AsNoTracking().Where(a => a.Action == AuditAction.RetentionRun).MaxAsync(a => (long?)a.Sequence, ct) ?? 0;
        var longest = Duration.FromHours(rules.ClockMayStandHours);
        Instant? before = null;
        await foreach (var at in db.Audit.AsNoTracking().Where(a => a.Sequence >= trusted).OrderBy(a => a.Sequence).Select(a => a.At).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Between(before, at, longest) is { } doubt)
            {
                return doubt;
            }

            before = at;
        }

        return Between(before, now, longest);
    }

    private static ClockDoubt? Between(Instant? before, Instant after, Duration longest) =>
        before is not { } earlier ? null
        : after < earlier - Slack ? ClockDoubt.WentBack
        : after - earlier > longest ? ClockDoubt.JumpedAhead
        : null;
}
