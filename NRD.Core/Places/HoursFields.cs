using NodaTime;

namespace NRD.Core.Places;

/// <summary>Reads the single fields of a structured schedule: "09:00", "9:00am", "24:00", 1630, "MO,TU", "lundi".</summary>
public static class HoursFields
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>One span; a closing at 24:00 or 23:59 is midnight. <c>null</c> where one side is missing or cannot be told.</summary>
    public static LocalSpan? Span(string? opens, string? closes)
    {
        if (Clock(opens) is not { } from || Clock(closes) is not { } to)
        {
            return null;
        }

        var isLiteral = IsSettled(from) && IsSettled(to);
        if (!isLiteral)
        {
            var read = WrittenTimes.Span(from, to, saysNextDay: false, after: 0, ClockHalf.Unstated, fromIsWord: false, toIsWord: false);
            return read is { } span ? new(TimeOf(span.From), TimeOf(span.To)) : null;
        }

        var end = Value(to);
        return new(TimeOf(Value(from)), TimeOf(end == LocalMoment.DayMinutes - 1 ? 0 : end));
    }

    /// <summary>A time of day; "24:00" is midnight.</summary>
    public static LocalTime? Time(string? text) => Clock(text) is { } clock ? TimeOf(Value(clock)) : null;

    /// <summary>Days in iCalendar codes, names or abbreviations of either language, ranges too; <c>null</c> where any of it is unknown or holds only for some weeks ("1MO").</summary>
    public static ValueList<IsoDayOfWeek>? Days(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var codes = text.Split([',', ';', ' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => Array.FindIndex(Codes, known => known.Equals(code, StringComparison.OrdinalIgnoreCase)) + 1).ToList();
        if (codes.TrueForAll(code => code > 0))
        {
            return codes.Distinct().Order().Select(code => (IsoDayOfWeek)code).ToValueList();
        }

        return HoursGrammar.Read(HoursLexer.Read(text)) is [{ Kind: HoursAtomKind.Days, IsMonthly: false, HasHolidays: false, HasSomeHolidays: false } days]
            ? days.Days.Days.ToValueList()
            : null;
    }

    private static WrittenClock? Clock(string? text)
    {
        var bare = text?.Trim() ?? "";

        // A zone's offset or seconds at the end say nothing more about a wall clock.
        if (bare.Length >= 8 && bare[2] == ':' && bare[5] == ':')
        {
            bare = bare[..5];
        }
        else if (bare.Length > 5 && bare[2] == ':' && bare[5] is 'Z' or '+' or '-')
        {
            bare = bare[..5];
        }

        if (bare.Length is >= 1 and <= 4 && bare.All(char.IsAsciiDigit))
        {
            // "9" is an hour, "930" has its minutes with it.
            var number = int.Parse(bare, System.Globalization.CultureInfo.InvariantCulture) * (bare.Length < 3 ? 100 : 1);
            return new WrittenClock(number / 100, number % 100, ClockHalf.Unstated, bare.Length > 2) is { IsPossible: true } compact ? compact : null;
        }

        return HoursLexer.Read(bare) is [{ Kind: HoursTokenKind.Clock } token, { Kind: HoursTokenKind.End }] ? token.Clock : null;
    }

    /// <summary>Two digits of hour are the 24-hour clock in a structured field.</summary>
    private static bool IsSettled(WrittenClock clock) => clock.IsSettled || clock.Is24 || clock.Hour >= 10;

    private static int Value(WrittenClock clock) => clock.IsSettled ? clock.Minutes : (clock.Hour * 60) + clock.Minute;

    private static LocalTime TimeOf(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes % LocalMoment.DayMinutes);
}
