using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace NRD.Core.Places;

/// <summary>
/// Time zones as NodaTime ships them, with corrections that staff or a release put over them. The operating system's zones are never used:
/// they may not know that four zones stopped changing their clocks in 2026.
/// </summary>
public sealed class TimeZones
{
    private static readonly Instant Winter = Instant.FromUtc(2027, 1, 15, 18, 0);

    // What must hold on 2027-01-15, in hours from UTC.
    private static readonly (string Zone, int Hours, string En, string Fr)[] Frozen =
    [
        ("America/Vancouver", -7, "British Columbia", "Colombie-Britannique"),
        ("America/Edmonton", -6, "Alberta", "Alberta"),
        ("America/Yellowknife", -6, "the Northwest Territories", "Territoires du Nord-Ouest"),
        ("America/Winnipeg", -5, "Manitoba", "Manitoba"),
    ];

    private readonly IDateTimeZoneProvider provider;
    private readonly FrozenDictionary<string, ZoneOverride[]> overrides;
    private readonly ValueList<Bilingual> failures;
    private readonly FrozenSet<string> distrusted;

    public TimeZones()
        : this(DateTimeZoneProviders.Tzdb, ReferenceData.Json<ZoneOverride[]>("zone-overrides.json"))
    {
    }

    /// <param name="provider">Where zones come from.</param>
    /// <param name="overrides">Corrections put over it.</param>
    public TimeZones(IDateTimeZoneProvider provider, IEnumerable<ZoneOverride> overrides)
    {
        this.provider = provider;
        this.overrides = overrides.GroupBy(o => o.Zone).ToFrozenDictionary(g => g.Key, g => g.OrderBy(o => o.FromUtc).ToArray());
        var failed = Frozen.Where(f => Find(f.Zone)?.GetUtcOffset(Winter) != Offset.FromHours(f.Hours)).ToList();
        distrusted = failed.Select(f => f.Zone).ToFrozenSet();
        failures = failed.Select(f => new Bilingual(
            $"The clock data for {f.En} ({f.Zone}) is wrong: on 15 January 2027 it must be UTC{f.Hours}. No opening hours in any zone can be confirmed until it is corrected.",
            $"Les données horaires de {f.Fr} ({f.Zone}) sont fausses : le 15 janvier 2027, l’heure doit être UTC{f.Hours}. Aucune heure d’ouverture ne peut être confirmée, dans aucun fuseau, tant qu’elles ne sont pas corrigées.")).ToValueList();
    }

    /// <summary>The zone with its corrections; <c>null</c> where there is no such zone.</summary>
    public DateTimeZone? Find(string? id) =>
        id is null || provider.GetZoneOrNull(id) is not { } zone ? null
        : overrides.TryGetValue(id, out var changes) ? new OverriddenZone(zone, changes)
        : zone;

    /// <summary>What is wrong with the zones, as sentences for the banner; empty where all is well.</summary>
    public ValueList<Bilingual> Check() => failures;

    /// <summary>
    /// Whether the clock of <paramref name="zone"/> may be relied on. One of the four failing means that the data is older than their change,
    /// and then nobody can know what else is old: no zone is trusted.
    /// </summary>
    public bool IsTrusted(string? zone) => distrusted.Count == 0 && Find(zone) is not null;
}

/// <summary>From an instant on, a zone keeps one offset until the next correction.</summary>
/// <param name="Zone">IANA zone.</param>
/// <param name="FromUtc">ISO 8601, such as <c>2026-11-01T07:00:00Z</c>.</param>
/// <param name="Offset">From UTC, such as <c>-06:00</c>.</param>
/// <param name="Source">The law or notice that says so.</param>
public sealed record ZoneOverride(string Zone, string FromUtc, string Offset, string Source)
{
    internal Instant From => NodaTime.Text.InstantPattern.ExtendedIso.Parse(FromUtc).GetValueOrThrow();

    internal Offset Wanted => NodaTime.Text.OffsetPattern.GeneralInvariant.Parse(Offset).GetValueOrThrow();
}

/// <summary>A zone that keeps fixed offsets from certain instants on.</summary>
internal sealed class OverriddenZone : DateTimeZone
{
    private readonly DateTimeZone zone;
    private readonly ZoneInterval[] later;

    public OverriddenZone(DateTimeZone zone, ZoneOverride[] changes)
        : base(zone.Id, isFixed: false, Least(zone.MinOffset, changes), Greatest(zone.MaxOffset, changes))
    {
        this.zone = zone;
        later = [.. changes.Select((c, i) => new ZoneInterval($"UTC{c.Wanted}", c.From, i + 1 < changes.Length ? changes[i + 1].From : null, c.Wanted, NodaTime.Offset.Zero))];
    }

    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        if (Array.FindLast(later, l => l.Start <= instant) is { } fixedOne)
        {
            return fixedOne;
        }

        var before = zone.GetZoneInterval(instant);
        return !before.HasEnd || before.End > later[0].Start
            ? new(before.Name, before.HasStart ? before.Start : null, later[0].Start, before.WallOffset, before.Savings)
            : before;
    }

    private static Offset Least(Offset own, ZoneOverride[] changes) => changes.Aggregate(own, (least, c) => Offset.Min(least, c.Wanted));

    private static Offset Greatest(Offset own, ZoneOverride[] changes) => changes.Aggregate(own, (most, c) => Offset.Max(most, c.Wanted));
}
