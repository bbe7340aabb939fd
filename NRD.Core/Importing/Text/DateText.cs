using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace NRD.Core.Importing.Text;

/// <summary>
/// Reads dates in either order by rule: a year first is ISO; a month by name is that month; a part above 12 is the day;
/// otherwise what the rest of the column shows; otherwise month first, as the exports that leave it open write it.
/// </summary>
internal static partial class DateText
{
    private static readonly string[] Months = ["jan", "feb|fév|fev", "mar", "apr|avr", "may|mai", "jun|juin", "jul|juil", "aug|aoû|aou", "sep", "oct", "nov", "dec|déc"];

    /// <summary>Whether a column writes the day first; <c>null</c> where it never shows.</summary>
    public static bool? DayFirst(IEnumerable<string?> column)
    {
        var (day, month) = (0, 0);
        foreach (var value in column)
        {
            if (value is not null && Numeric().Match(value) is { Success: true } m)
            {
                day += int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) > 12 ? 1 : 0;
                month += int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture) > 12 ? 1 : 0;
            }
        }

        return day == month ? null : day > month;
    }

    public static LocalDate? Date(string? text, bool dayFirst = false) => Moment(text, dayFirst)?.Date;

    /// <summary>With its time of day where it has one, else midnight.</summary>
    public static LocalDateTime? Moment(string? text, bool dayFirst = false)
    {
        if (text is null)
        {
            return null;
        }

        LocalDate? date = Iso().Match(text) is { Success: true } iso ? Make(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value)
            : Numeric().Match(text) is { Success: true } n ? Ordered(n, dayFirst)
            : Named().Match(text) is { Success: true } named ? Make(named.Groups["year"].Value, MonthOf(named.Groups["month"].Value), named.Groups["day"] is { Success: true } d ? d.Value : "1")
            : null;
        if (date is null)
        {
            return null;
        }

        var time = Time().Match(text);
        if (!time.Success)
        {
            return date.Value.AtMidnight();
        }

        var hour = int.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var minute = int.Parse(time.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        hour = (time.Groups[3].Value.ToLowerInvariant(), hour) switch
        {
            ("p", < 12) => hour + 12,
            ("a", 12) => 0,
            _ => hour,
        };
        return hour < 24 && minute < 60 ? date.Value + new LocalTime(hour, minute) : date.Value.AtMidnight();
    }

    private static LocalDate? Ordered(Match m, bool dayFirst)
    {
        var first = int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var second = int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return first > 12 || (dayFirst && second <= 12)
            ? Make(m.Groups[3].Value, m.Groups[2].Value, m.Groups[1].Value)
            : Make(m.Groups[3].Value, m.Groups[1].Value, m.Groups[2].Value);
    }

    /// <summary>Two digits of a year are of this century up to 49.</summary>
    private static LocalDate? Make(string year, string? month, string day)
    {
        if (month is null)
        {
            return null;
        }

        var y = int.Parse(year, CultureInfo.InvariantCulture);
        y = year.Length == 2 ? (y < 50 ? 2000 : 1900) + y : y;
        var (m, d) = (int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));
        return y is > 1800 and < 2200 && m is >= 1 and <= 12 && d >= 1 && d <= CalendarSystem.Iso.GetDaysInMonth(y, m) ? new LocalDate(y, m, d) : null;
    }

    private static string? MonthOf(string name)
    {
        var index = Array.FindIndex(Months, m => m.Split('|').Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)));

        // "jui" begins both juin and juillet, and "mar" is March in both languages; the longer starts above settle it.
        return index < 0 ? null : (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?:(?<day>\d{1,2})(?:er|st|nd|rd|th)?[\s-]+)?(?<month>(?:jan|feb|fév|fev|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|aou|sep|oct|nov|dec|déc)\p{L}*)\.?[\s-]*(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+|-))?(?<year>\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:^|[\sT])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?", RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}
