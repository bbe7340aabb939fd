using NodaTime;
using NRD.Core.Importing.Text;

namespace NRD.Core.Importing.Formats;

/// <summary>Dates of an export, in the order of day and month that the export as a whole shows.</summary>
internal sealed class IcarolDates
{
    private readonly bool dayFirst;

    public IcarolDates(IReadOnlyList<SourceRow> rows) =>
        dayFirst = DateText.DayFirst(rows.SelectMany(r => new[] { r["LastVerifiedOn"], r["UpdatedOn"], r["EnteredOn"], r["TemporaryMessageExpires"] })) ?? false;

    public LocalDate? Date(string? text) => DateText.Date(text, dayFirst);

    public Instant? Moment(string? text, string? zone) => DateText.Moment(text, dayFirst) is { } local
        ? local.InZoneLeniently(zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } known ? known : DateTimeZone.Utc).ToInstant()
        : null;
}
