using System.Globalization;
using NodaTime;

namespace NRD.Core.Places;

/// <summary>Times and dates as people say them: "5:00 p.m." and "17 h", "Mon" and "lun.".</summary>
public static class ClockWords
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] EnglishDays = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] FrenchDays = ["", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
    private static readonly string[] EnglishMonths = ["", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] FrenchMonths = ["", "janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];

    public static string Time(LocalTime time, Language language)
    {
        if (language == Language.French)
        {
            var hour = time.Hour.ToString(CultureInfo.InvariantCulture) + NoBreak + "h";
            return time.Minute == 0 ? hour : hour + NoBreak + time.Minute.ToString("00", CultureInfo.InvariantCulture);
        }

        return $"{time.ClockHourOfHalfDay}:{time.Minute.ToString("00", CultureInfo.InvariantCulture)}{NoBreak}{(time.Hour < 12 ? "a.m." : "p.m.")}";
    }

    public static string Day(IsoDayOfWeek day, Language language) => (language == Language.French ? FrenchDays : EnglishDays)[(int)day];

    /// <summary>"Mon 9:00 a.m.", "lun. 9 h".</summary>
    public static string DayAndTime(LocalDateTime moment, Language language) => $"{Day(moment.DayOfWeek, language)} {Time(moment.TimeOfDay, language)}";

    /// <summary>"Nov 23", "23 nov.".</summary>
    public static string Date(LocalDate date, Language language) => language == Language.French
        ? $"{date.Day}{(date.Day == 1 ? "er" : "")}{NoBreak}{FrenchMonths[date.Month]}"
        : $"{EnglishMonths[date.Month]}{NoBreak}{date.Day}";

    /// <summary>"12 days", "9 months", "2 years"; for how long ago something was.</summary>
    public static string Span(int days, Language language)
    {
        var french = language == Language.French;
        return days switch
        {
            < 60 => Count(days, french ? "jour" : "day", french ? "jours" : "days"),
            < 730 => Count(days * 10 / 304, french ? "mois" : "month", french ? "mois" : "months"),
            _ => Count(days * 100 / 36525, french ? "an" : "year", french ? "ans" : "years"),
        };

        string Count(int number, string one, string many) => $"{number}{NoBreak}{(number > 1 || (number == 0 && !french) ? many : one)}";
    }
}
