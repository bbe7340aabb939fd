using NodaTime;

namespace NRD.Core.Places;

/// <summary>Says a week of hours in words, for a card, a record and the telephone; <see cref="HoursText"/> reads them back to the same week.</summary>
public static class HoursWords
{
    private const char NoBreak = '\u00A0';

    /// <returns>One part a line: the week, what is not certain in it, the days that are closed, then each season, holidays and each dated exception; empty where nothing is known.</returns>
    public static IReadOnlyList<string> Say(OpeningHours hours, Language language)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var lines = new List<string>();
        lines.AddRange(hours.Kind switch
        {
            HoursKind.Unknown => [],
            HoursKind.Always => [In(language, "24 hours, every day", "24 heures sur 24, tous les jours")],
            HoursKind.Weekly => [.. Week(hours.Weekly, language).Select(Headed), .. Unconfirmed(hours.Unconfirmed, language)],
            HoursKind.ByAppointment => [In(language, "By appointment", "Sur rendez-vous"), .. Week(hours.Weekly, language).Select(Headed)],
        });
        if (ClosedDays(hours) is { IsEmpty: false } closed)
        {
            lines.Add(In(language, "Closed ", "Fermé ") + Days(closed, language));
        }

        lines.AddRange(hours.Seasons.Select(season => Season(season, OpenDays(hours), language)));
        if (hours is { ClosedOnHolidays: { } isClosed, Kind: HoursKind.Weekly or HoursKind.ByAppointment })
        {
            lines.Add(isClosed
                ? In(language, "Closed on public holidays", "Fermé les jours fériés")
                : In(language, "Public holidays included", "Jours fériés compris"));
        }

        lines.AddRange(hours.Exceptions.Select(dated => Dated(dated, language)));
        return lines;
    }

    /// <summary>"9:00 a.m. to 5:00 p.m."; an overnight span ends "the next day", the whole day is "24 hours".</summary>
    private static string Span(LocalTime from, LocalTime to, Language language)
    {
        if (from == LocalTime.Midnight && to == LocalTime.Midnight)
        {
            return In(language, "24 hours", "24 heures sur 24");
        }

        // "de 2 h à 4 h" is heard as an afternoon.
        var inTheNight = from.Hour is > 0 and < 5 ? " du matin" : "";
        var text = In(language, $"{Clock(from, language)} to {Clock(to, language)}", $"de {Clock(from, language)}{inTheNight} à {Clock(to, language)}");
        var isNextDay = to <= from && to != LocalTime.Midnight;
        return isNextDay ? text + In(language, " the next day", " le lendemain") : text;
    }

    /// <summary>Days with the same hours stand together: "Mon to Fri 9:00 a.m. to 5:00 p.m.".</summary>
    private static IEnumerable<string> Week(ValueList<WeeklySpan> weekly, Language language) =>
        Tidy(weekly).GroupBy(day => string.Join('|', day.Spans)).Select(group =>
        {
            var days = group.Aggregate(default(DaySet), (sum, day) => sum | day.Day);
            return $"{Days(days, language)} {List([.. group.First().Spans.Select(span => Span(TimeOf(span.From), TimeOf(span.To), language))], language)}";
        });

    private static IEnumerable<string> Unconfirmed(ValueList<WeeklySpan> spans, Language language)
    {
        var label = In(language, "To be confirmed: ", $"À confirmer{NoBreak}: ");
        var wholeDays = spans.Where(span => span.From == LocalTime.Midnight && span.To == LocalTime.Midnight).ToList();
        var parts = Week(spans.Except(wholeDays).ToValueList(), language);
        return (wholeDays.Count == 0 ? parts : parts.Append(Days(DaysOf(wholeDays), language))).Select(part => label + part);
    }

    private static string Season(HoursSeason season, DaySet ordinary, Language language)
    {
        var (first, last) = (ClockWords.Date(season.First.InYear(2028), language), ClockWords.Date(season.Last.InYear(2028), language));
        var when = In(language, $"{first} to {last}: ", $"Du {first} au {last}{NoBreak}: ");
        if (season.Weekly.Count == 0)
        {
            return when + In(language, "closed", "fermé");
        }

        // Days that are ordinarily open are named, or the season would seem to come on top of them.
        var closed = ordinary - DaysOf(season.Weekly);
        var week = string.Join(", ", Week(season.Weekly, language));
        return when + (closed.IsEmpty ? week : week + In(language, ", closed ", ", fermé ") + Days(closed, language));
    }

    private static string Dated(DatedHours dated, Language language)
    {
        var (first, last) = (Date(dated.First, language), Date(dated.Last, language));
        var when = dated.First == dated.Last ? In(language, first, "Le " + first) : In(language, $"{first} to {last}", $"Du {first} au {last}");
        var what = dated.Spans.Count == 0
            ? In(language, "closed", "fermé")
            : List([.. dated.Spans.Select(span => Span(span.From, span.To, language))], language);
        return when + In(language, ": ", $"{NoBreak}: ") + what + (dated.Reason is null ? "" : $" ({dated.Reason})");
    }

    private static string Date(LocalDate date, Language language) =>
        In(language, $"{ClockWords.Date(date, language)}, {date.Year}", $"{ClockWords.Date(date, language)} {date.Year}");

    private static string Days(DaySet days, Language language)
    {
        if (days == DaySet.Every)
        {
            return In(language, "every day", "tous les jours");
        }

        var own = days.Days.ToList();
        var parts = new List<string>();
        for (var first = 0; first < own.Count;)
        {
            var last = first;
            while (last + 1 < own.Count && own[last + 1] == own[last] + 1)
            {
                last++;
            }

            // Two days side by side are named, three make a range.
            last = last - first < 2 ? first : last;
            var name = ClockWords.Day(own[first], language);
            parts.Add(last == first ? name : $"{name}{In(language, " to ", " au ")}{ClockWords.Day(own[last], language)}");
            first = last + 1;
        }

        return List(parts, language);
    }

    /// <summary>The names of days keep their small letters in French; only "every day" takes a large one at the head of a line.</summary>
    private static string Headed(string line) => line.StartsWith("every", StringComparison.Ordinal) || line.StartsWith("tous", StringComparison.Ordinal)
        ? char.ToUpperInvariant(line[0]) + line[1..]
        : line;

    private static string List(List<string> parts, Language language) =>
        parts.Count == 1 ? parts[0] : string.Join(", ", parts[..^1]) + In(language, " and ", " et ") + parts[^1];

    private static DaySet DaysOf(IEnumerable<WeeklySpan> spans) => spans.Aggregate(default(DaySet), (sum, span) => sum | DaySet.Of(span.Day));

    private static DaySet OpenDays(OpeningHours hours) => hours.Kind == HoursKind.Always ? DaySet.Every : DaysOf(hours.Weekly);

    /// <summary>Days worth calling closed: one to three of an ordinary week, where no season says otherwise.</summary>
    private static DaySet ClosedDays(OpeningHours hours)
    {
        var closed = DaySet.Every - DaysOf(hours.Weekly) - DaysOf(hours.Unconfirmed);
        return hours is { Kind: HoursKind.Weekly, Seasons.Count: 0 } && closed.Count <= 3 ? closed : default;
    }

    /// <summary>Each day's spans in order, those that touch or overlap as one.</summary>
    private static IEnumerable<(DaySet Day, List<Minutes> Spans)> Tidy(ValueList<WeeklySpan> week) => week
        .GroupBy(span => span.Day)
        .OrderBy(day => day.Key)
        .Select(day => (DaySet.Of(day.Key), HoursWeek.JoinedWithinDay(day.Select(span => Minutes.Of(span.From, span.To)))));

    private static LocalTime TimeOf(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes % LocalMoment.DayMinutes);

    private static string Clock(LocalTime time, Language language) =>
        time == LocalTime.Midnight ? In(language, "midnight", "minuit") : time == LocalTime.Noon ? In(language, "noon", "midi") : ClockWords.Time(time, language);

    private static string In(Language language, string english, string french) => language == Language.French ? french : english;
}
