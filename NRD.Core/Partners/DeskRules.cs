using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Partners;

/// <summary>How long what a desk reports counts; data, so that practice can change it.</summary>
internal sealed class DeskRules
{
    private static readonly DateTimeZone Ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];
    private static readonly Lazy<DeskRules> FromTable = new(() => new(ReferenceData.Json<Table>("desk-rules.json")));

    private readonly Table table;

    private DeskRules(Table table) => this.table = table;

    /// <summary>The rules that come with the product.</summary>
    public static DeskRules Shipped => FromTable.Value;

    /// <summary>For how long a report may be taken back.</summary>
    public Duration Undo => Duration.FromMinutes(table.UndoMinutes);

    /// <summary>The same report by the same person within this time is the same one: a key pressed twice.</summary>
    public Duration Same => Duration.FromMinutes(table.SameWithinMinutes);

    /// <summary>Reported full over so many days, somebody should ask the partner.</summary>
    public Duration FullForLong => Duration.FromDays(table.FullForLongDays);

    /// <summary>Reports older than this say nothing of a lasting state.</summary>
    public Duration FullForLongWithin => Duration.FromDays(table.FullForLongWithinDays);

    /// <param name="zone">Where the partner is; a day ends there.</param>
    /// <returns>From when on it counts no more; <c>null</c> until staff answer.</returns>
    public Instant? FadesAt(DeskReportKind kind, Instant now, string? zone)
    {
        var fades = table.Fades[kind.ToString()];
        if (fades.SameDay)
        {
            var there = (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? Ottawa;
            return there.AtStartOfDay(now.InZone(there).Date.PlusDays(1)).ToInstant();
        }

        return fades.Hours is { } hours ? now + Duration.FromHours(hours) : null;
    }

    internal sealed record Fades(int? Hours = null, bool SameDay = false);

    internal sealed record Table(Dictionary<string, Fades> Fades, int UndoMinutes, int SameWithinMinutes, int FullForLongDays, int FullForLongWithinDays);
}
