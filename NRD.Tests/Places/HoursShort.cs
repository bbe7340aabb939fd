using System.Globalization;
using NodaTime;
using NRD.Core.Places;

namespace NRD.Tests.Places;

/// <summary>Hours in one line that a person can check against a text: "MoTuWe 09:00-17:00; Sa 10:00-14:00".</summary>
internal static class HoursShort
{
    public static string Of(OpeningHours hours)
    {
        var parts = new List<string>();
        if (hours.Kind != HoursKind.Weekly)
        {
            parts.Add(hours.Kind.ToString());
        }

        parts.AddRange(Week(hours.Weekly));
        parts.AddRange(Week(hours.Unconfirmed).Select(part => "? " + part));
        parts.AddRange(hours.Seasons.Select(season => $"{Day(season.First)}..{Day(season.Last)}[{string.Join("; ", Week(season.Weekly))}]"));
        if (hours.ClosedOnHolidays is { } closed)
        {
            parts.Add(closed ? "holidays closed" : "holidays open");
        }

        return string.Join("; ", parts);
    }

    private static IEnumerable<string> Week(IEnumerable<WeeklySpan> spans) => spans
        .GroupBy(span => span.Day)
        .OrderBy(day => day.Key)
        .Select(day => (Name: day.Key.ToString()[..2], Spans: string.Join(",", day.OrderBy(span => span.From).Select(span => $"{Time(span.From)}-{Time(span.To)}"))))
        .GroupBy(day => day.Spans)
        .Select(days => (days.Count() == 7 ? "daily" : string.Concat(days.Select(day => day.Name))) + " " + days.Key);

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(AnnualDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}-{day.Day:00}");
}
