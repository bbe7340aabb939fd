using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;

namespace NRD.Core.Places;

/// <summary>
/// The general holidays of each province and territory, by rule. Days that only some employers keep are listed too: on any of them
/// ordinary weekly hours are "not confirmed", which is the safe answer where nobody said.
/// </summary>
public sealed class Holidays
{
    private static readonly Lazy<Holidays> Shipped = new(() => new(ReferenceData.Json<IReadOnlyList<Row>>("holidays.json")));

    private readonly ILookup<string, Row> byProvince;

    // The index asks for many sites on the same few dates: a year of a province is worked out once.
    private readonly ConcurrentDictionary<(string Province, int Year), FrozenDictionary<LocalDate, Bilingual>> years = new();

    private Holidays(IReadOnlyList<Row> rows) =>
        byProvince = rows.SelectMany(row => row.In.Select(code => (code, row))).ToLookup(p => "CA-" + p.code, p => p.row);

    /// <summary>The table that ships with the product.</summary>
    public static Holidays Default => Shipped.Value;

    /// <param name="province">ISO 3166-2 code; elsewhere no day is known to be a holiday.</param>
    /// <returns>The name of the holiday, or <c>null</c> on an ordinary day.</returns>
    public Bilingual? On(LocalDate date, string province) =>
        years.GetOrAdd((province, date.Year), key => Year(key.Province, key.Year)).GetValueOrDefault(date);

    private FrozenDictionary<LocalDate, Bilingual> Year(string province, int year)
    {
        var kept = byProvince[province].OrderBy(row => row.Optional).Select(row => (Row: row, Date: row.DateIn(year))).ToList();
        var days = new Dictionary<LocalDate, Bilingual>();
        foreach (var (row, date) in kept)
        {
            days.TryAdd(date, new(row.En, row.Fr));
        }

        // A holiday at the weekend is often kept on the next working day, by rules that differ from employer to employer.
        foreach (var (row, date) in kept.Where(k => !k.Row.Optional && IsWeekend(k.Date)))
        {
            var lieu = date;
            do
            {
                lieu = lieu.PlusDays(1);
            }
            while (IsWeekend(lieu) || days.ContainsKey(lieu));

            days.Add(lieu, new($"{row.En} (in lieu)", $"{row.Fr} (jour reporté)"));
        }

        return days.ToFrozenDictionary();
    }

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm, valid for any year).</summary>
    internal static LocalDate Easter(int year)
    {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var month = (h + l - (7 * m) + 114) / 31;
        var day = ((h + l - (7 * m) + 114) % 31) + 1;
        return new LocalDate(year, month, day);
    }

    private sealed record Row(string En, string Fr, string Rule, int Month, int Day, int Weekday, int Nth, int Offset, IReadOnlyList<string> In, bool Optional = false)
    {
        public LocalDate DateIn(int year) => Rule switch
        {
            "fixed" => new LocalDate(year, Month, Day),
            "weekday" => DateAdjusters.NextOrSame((IsoDayOfWeek)Weekday)(new LocalDate(year, Month, 1)).PlusWeeks(Nth - 1),
            "before" => new LocalDate(year, Month, Day).Previous((IsoDayOfWeek)Weekday),
            "easter" => Easter(year).PlusDays(Offset),
            _ => throw new InvalidDataException($"The holiday rule '{Rule}' is not known."),
        };
    }
}
