using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>How many contacts ended in one way. Never a small number.</summary>
public sealed record ContactCount(ContactChannel Channel, ContactOutcome Outcome, string Province, int Count);

/// <summary>The counts of one quarter.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">The first day of the next one.</param>
/// <param name="Total">Of all of them; 0 where it is small.</param>
public sealed record ContactTotals(LocalDate From, LocalDate To, int Total, IReadOnlyList<ContactCount> Counts);

/// <summary>What is left of contacts that were purged: counts, read by the quarter and without small numbers (rule R25).</summary>
public sealed class ContactCounts(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private static readonly DateTimeZone Ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];
    private static readonly PlaceFinder Places = new();

    /// <param name="quartersAgo">1: the last one that is over. The one that is running is not shown, so that nobody watches it grow by one.</param>
    public async Task<ContactTotals> QuarterAsync(Actor actor, int quartersAgo, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        var today = clock.GetCurrentInstant().InZone(Ottawa).Date;
        var from = new LocalDate(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).PlusMonths(-3 * Math.Clamp(quartersAgo, 1, 40));
        var to = from.PlusMonths(3);
        await using var db = await factory.CreateDbContextAsync(ct);
        var counters = await db.ContactCounters.AsNoTracking().Where(c => c.Week >= from && c.Week < to).ToListAsync(ct);
        var shown = counters.GroupBy(c => (c.Channel, c.Outcome, c.Province))
            .Select(same => new ContactCount(same.Key.Channel, same.Key.Outcome, same.Key.Province, same.Sum(c => c.Count)))
            .Where(count => count.Count >= RetentionRules.Shipped.SmallCell)
            .OrderByDescending(count => count.Count).ThenBy(count => count.Channel).ThenBy(count => count.Outcome).ThenBy(count => count.Province, StringComparer.Ordinal).ToList();
        var hidden = counters.Sum(c => c.Count) - shown.Sum(c => c.Count);

        // A sum must not tell what was left out: it is given only where what is hidden is itself not small.
        return new(from, to, hidden == 0 || hidden >= RetentionRules.Shipped.SmallCell ? shown.Sum(c => c.Count) + hidden : 0, shown);
    }

    /// <summary>Adds a contact that is about to be purged to its counter; the caller saves.</summary>
    internal static async Task CountAsync(NrdDbContext db, Contact contact, CancellationToken ct)
    {
        if (contact.Outcome is not { } outcome)
        {
            return;
        }

        var week = DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)(contact.StartedAt.InZone(Ottawa).Date);
        var province = await ProvinceOfAsync(db, contact.Id, ct);
        var id = StableId.Of("contacts", week.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture), $"{contact.Channel}|{contact.Kind}|{outcome}|{province}");
        if (await db.ContactCounters.FindAsync([id], ct) is not { } counter)
        {
            counter = new(id, week, contact.Channel, contact.Kind, outcome, province);
            db.ContactCounters.Add(counter);
        }

        counter.Add();
    }

    private static async Task<string> ProvinceOfAsync(NrdDbContext db, Guid id, CancellationToken ct)
    {
        var place = await db.ContactEntries.AsNoTracking().Where(e => e.ContactId == id && e.Field == ContactField.Place).OrderByDescending(e => e.Revision).FirstOrDefaultAsync(ct);
        try
        {
            return ContactPlace.Read(place?.Value.Disclose(), Places)?.Province ?? "";
        }
        catch (CryptographicException)
        {
            // Its key was lost: what it said is gone, and counts as not said.
            return "";
        }
    }
}
