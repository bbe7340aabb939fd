using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>How often a need was not met. Never a small number.</summary>
/// <param name="IsRunning">The quarter is not over: the count is rounded down to tens, so that nobody can watch it grow by one.</param>
public sealed record UnmetCount(string Need, string Province, UnmetNeedReason Reason, int Count, bool IsRunning);

/// <summary>The counts of one quarter.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">The first day of the next one.</param>
public sealed record UnmetCounts(LocalDate From, LocalDate To, IReadOnlyList<UnmetCount> Counts);

/// <summary>What people asked for and nobody could offer: written down without anything about them, read in quarters and without small numbers.</summary>
public sealed class UnmetNeeds(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private static readonly DateTimeZone Ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];

    /// <summary>Counts below this are not shown.</summary>
    public static int SmallCell => AgreedCalls.Rules.SmallCell;

    /// <summary>Writes down that needs were not met. A repeated message writes once.</summary>
    /// <param name="id">Made by the window that records.</param>
    /// <param name="needs">Codes of the taxonomy; others are left out. None: the need was not named.</param>
    /// <param name="province">ISO 3166-2 code; anything else counts as not said. Nothing finer is kept.</param>
    public async Task RecordAsync(Actor actor, Guid id, IReadOnlyCollection<string> needs, string? province, UnmetNeedReason reason, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var codes = needs.Where(code => Taxonomy.Default.Find(code) is not null).Distinct().DefaultIfEmpty("").ToList();
        var ids = codes.ToDictionary(code => code, code => StableId.Of("unmet", id.ToString("N"), code));
        var all = ids.Values.ToList();
        var known = await db.UnmetNeeds.Where(n => all.Contains(n.Id)).Select(n => n.Id).ToListAsync(ct);
        var now = clock.GetCurrentInstant();
        var week = WeekOf(now);
        var added = codes.Where(code => !known.Contains(ids[code])).Select(code => new UnmetNeed(ids[code], code, Province.Find(province)?.Code ?? "", reason, week)).ToList();
        if (added.Count == 0)
        {
            return;
        }

        db.UnmetNeeds.AddRange(added);
        db.Audit.Add(new AuditEntry(actor, AuditAction.UnmetNeedRecorded, SubjectKind.UnmetNeed, Guid.Empty, now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested && known.Count == 0)
        {
            // The same key twice at the same moment: the other one was first.
            await using var again = await factory.CreateDbContextAsync(ct);
            if (!await again.UnmetNeeds.AnyAsync(n => all.Contains(n.Id), ct))
            {
                throw;
            }
        }
    }

    /// <summary>The counts of a quarter, the largest first; what is small is left out whole, and there are no sums by which it could be worked out.</summary>
    /// <param name="quartersAgo">0: the one that is running.</param>
    public async Task<UnmetCounts> CountsAsync(Actor actor, int quartersAgo, CancellationToken ct)
    {
        actor.Demand(Permission.ReadUnmetNeeds);
        var (from, to) = Quarter(quartersAgo);
        await using var db = await factory.CreateDbContextAsync(ct);
        var needs = await db.UnmetNeeds.AsNoTracking().Where(n => n.Week >= from && n.Week < to).Select(n => new { n.Need, n.Province, n.Reason }).ToListAsync(ct);
        return new(from, to,
        [
            .. needs.GroupBy(n => n).Select(same => new UnmetCount(same.Key.Need, same.Key.Province, same.Key.Reason, quartersAgo == 0 ? same.Count() / 10 * 10 : same.Count(), quartersAgo == 0))
                .Where(count => count.Count >= SmallCell)
                .OrderByDescending(count => count.Count).ThenBy(count => count.Need, StringComparer.Ordinal).ThenBy(count => count.Province, StringComparer.Ordinal).ThenBy(count => count.Reason),
        ]);
    }

    private (LocalDate From, LocalDate To) Quarter(int quartersAgo)
    {
        var today = clock.GetCurrentInstant().InZone(Ottawa).Date;
        var from = new LocalDate(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).PlusMonths(-3 * Math.Clamp(quartersAgo, 0, 40));
        return (from, from.PlusMonths(3));
    }

    private static LocalDate WeekOf(Instant now) => DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)(now.InZone(Ottawa).Date);
}
