using NodaTime;
using NRD.Core;
using NRD.Core.Places;

namespace NRD.Tests.Places;

/// <summary>The rules of opening hours written a second time, slowly and straight from their wording, to hold the fast form against.</summary>
internal static class HoursOracle
{
    public static (OpenState State, UnconfirmedReason Reason) At(OpeningHours hours, DateTimeZone zone, Func<LocalDate, bool> isHoliday, Instant now) =>
        At(hours, now.InZone(zone).LocalDateTime, isHoliday);

    public static (OpenState State, UnconfirmedReason Reason) At(OpeningHours hours, LocalDateTime wall, Func<LocalDate, bool> isHoliday)
    {
        var today = wall.Date;
        var yesterday = today.PlusDays(-1);
        if (Open(hours, today, isHoliday).Any(span => Covers(today, span, wall)) || Open(hours, yesterday, isHoliday).Any(span => Covers(yesterday, span, wall)))
        {
            return (OpenState.Open, UnconfirmedReason.None);
        }

        var whole = WholeDay(hours, today, isHoliday);
        if (whole != UnconfirmedReason.None)
        {
            return (OpenState.Unconfirmed, whole);
        }

        foreach (var date in new[] { today, yesterday })
        {
            if (Doubtful(hours, date, isHoliday).Any(span => Covers(date, span, wall)))
            {
                return (OpenState.Unconfirmed, IsHolidayRule(hours, date, isHoliday) ? UnconfirmedReason.Holiday : UnconfirmedReason.HoursUnknown);
            }
        }

        return (OpenState.Closed, UnconfirmedReason.None);
    }

    private static bool Covers(LocalDate date, LocalSpan span, LocalDateTime wall)
    {
        var from = date + span.From;
        var to = span.To > span.From ? date + span.To : date.PlusDays(1) + span.To;
        return wall >= from && wall < to;
    }

    private static DatedHours? Exception(OpeningHours hours, LocalDate date) => hours.Exceptions.LastOrDefault(dated => date >= dated.First && date <= dated.Last);

    private static HoursSeason? Season(OpeningHours hours, LocalDate date) => hours.Seasons.LastOrDefault(season =>
    {
        var day = new AnnualDate(date.Month, date.Day);
        return season.First <= season.Last ? day >= season.First && day <= season.Last : day >= season.First || day <= season.Last;
    });

    private static IEnumerable<LocalSpan> On(ValueList<WeeklySpan> week, LocalDate date) =>
        week.Where(span => span.Day == date.DayOfWeek).Select(span => new LocalSpan(span.From, span.To));

    /// <summary>Exceptions first, then seasons, then the week; the holiday is looked at last.</summary>
    private static bool IsWeekRule(OpeningHours hours, LocalDate date) => Exception(hours, date) is null
        && (Season(hours, date) is { } season ? hours.Kind != HoursKind.ByAppointment || season.Weekly.Count == 0 : hours.Kind == HoursKind.Weekly);

    private static bool IsHolidayRule(OpeningHours hours, LocalDate date, Func<LocalDate, bool> isHoliday) =>
        IsWeekRule(hours, date) && isHoliday(date) && hours.ClosedOnHolidays is null;

    private static IEnumerable<LocalSpan> Week(OpeningHours hours, LocalDate date) =>
        On(Season(hours, date)?.Weekly ?? hours.Weekly, date);

    private static IEnumerable<LocalSpan> Open(OpeningHours hours, LocalDate date, Func<LocalDate, bool> isHoliday)
    {
        if (Exception(hours, date) is { } exception)
        {
            return exception.Spans;
        }

        if (IsWeekRule(hours, date))
        {
            return isHoliday(date) && hours.ClosedOnHolidays != false ? [] : Week(hours, date);
        }

        return hours.Kind == HoursKind.Always ? [new LocalSpan(LocalTime.Midnight, LocalTime.Midnight)] : [];
    }

    private static IEnumerable<LocalSpan> Doubtful(OpeningHours hours, LocalDate date, Func<LocalDate, bool> isHoliday)
    {
        if (!IsWeekRule(hours, date) || (isHoliday(date) && hours.ClosedOnHolidays == true))
        {
            return [];
        }

        var doubtful = Season(hours, date) is null ? On(hours.Unconfirmed, date) : [];
        return IsHolidayRule(hours, date, isHoliday) ? Week(hours, date).Concat(doubtful) : doubtful;
    }

    private static UnconfirmedReason WholeDay(OpeningHours hours, LocalDate date, Func<LocalDate, bool> isHoliday)
    {
        if (Exception(hours, date) is not null)
        {
            return UnconfirmedReason.None;
        }

        if (IsWeekRule(hours, date))
        {
            return IsHolidayRule(hours, date, isHoliday) ? UnconfirmedReason.Holiday : UnconfirmedReason.None;
        }

        return hours.Kind switch
        {
            HoursKind.Unknown => UnconfirmedReason.HoursUnknown,
            HoursKind.ByAppointment => UnconfirmedReason.ByAppointment,
            HoursKind.Always or HoursKind.Weekly => UnconfirmedReason.None,
        };
    }
}
