using NodaTime;
using NRD.Console.Components;
using NRD.Core.Places;

namespace NRD.Console.Referrals;

/// <summary>Times and dates as each language writes them: "2:30 p.m.", « 14 h 30 ».</summary>
public static class TimeWords
{
    public static string Clock(LocalTime time, Words words) => ClockWords.Time(time, words.Language);

    public static string Day(LocalDate date, Words words)
    {
        var day = date.ToString(words["Search.DatePattern"], words.Culture);
        return date.Day == 1 && words.Language == NRD.Core.Language.French && day.StartsWith("1 ", StringComparison.Ordinal) ? $"1er{day[1..]}" : day;
    }

    public static string WeekDay(IsoDayOfWeek day, Words words) =>
        words.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    /// <summary>The time, with the day in words where it is another than that of <paramref name="now"/>.</summary>
    public static string When(ZonedDateTime time, Instant now, Words words)
    {
        var today = now.InZone(time.Zone).Date;
        var clock = Clock(time.TimeOfDay, words);
        return Period.Between(today, time.Date, PeriodUnits.Days).Days switch
        {
            0 => clock,
            1 => words["Search.Tomorrow", clock],
            > 1 and < 7 => words["Search.OnDay", WeekDay(time.DayOfWeek, words), clock],
            _ => words["Search.OnDate", Day(time.Date, words), clock],
        };
    }

    /// <summary>"UTC−5", with a true minus.</summary>
    public static string Offset(Offset offset)
    {
        var minutes = offset.Seconds / 60;
        var sign = minutes < 0 ? '\u2212' : '+';
        var rest = Math.Abs(minutes) % 60;
        return rest == 0 ? $"UTC{sign}{Math.Abs(minutes) / 60}" : $"UTC{sign}{Math.Abs(minutes) / 60}:{rest:00}";
    }
}
