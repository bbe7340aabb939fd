using NodaTime;

namespace NRD.Core.Places;

/// <summary>Says a week of hours in words, for a card, a record and the telephone.</summary>
public static class HoursWords
{
    private const char NoBreak = '\u00A0';

    private static readonly IsoDayOfWeek[] Days =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <returns>One part a line: the week, then each season, then each dated exception; empty where nothing is known.</returns>
    public static IReadOnlyList<string> Say(OpeningHours hours, Language language)
    {
        var lines = new List<string>();
        switch (hours.Kind)
        {
            case HoursKind.Unknown:
                break;
            case HoursKind.Always:
                lines.Add(In(language, "24 hours, every day", "24 heures sur 24, tous les jours"));
                break;
            case HoursKind.Weekly:
                lines.AddRange(Week(hours.Weekly, language));
                break;
            case HoursKind.ByAppointment:
                lines.Add(In(language, "By appointment", "Sur rendez-vous"));
                lines.AddRange(Week(hours.Weekly, language));
                break;
        }

        foreach (var season in hours.Seasons)
        {
            var from = Date(season.First, language);
            var to = Date(season.Last, language);
            var week = season.Weekly.Count == 0 ? In(language, "closed", "fermé") : string.Join("; ", Week(season.Weekly, language));
            lines.Add(In(language, $"{from} to {to}: {week}", $"du {from} au {to}{NoBreak}: {week}"));
        }

        foreach (var dated in hours.Exceptions)
        {
            var when = dated.First == dated.Last
                ? ClockWords.Date(dated.First, language)
                : In(language, $"{ClockWords.Date(dated.First, language)} to {ClockWords.Date(dated.Last, language)}", $"du {ClockWords.Date(dated.First, language)} au {ClockWords.Date(dated.Last, language)}");
            var what = dated.Spans.Count == 0 ? In(language, "closed", "fermé") : string.Join(", ", dated.Spans.Select(span => Span(span.From, span.To, language)));
            lines.Add(In(language, $"{when}: {what}", $"{when}{NoBreak}: {what}"));
        }

        if (hours is { ClosedOnHolidays: true, Kind: HoursKind.Weekly or HoursKind.ByAppointment })
        {
            lines.Add(In(language, "Closed on public holidays", "Fermé les jours fériés"));
        }

        return lines;
    }

    /// <summary>Days with the same hours stand together: "Mon to Fri 9:00 a.m. to 5:00 p.m.".</summary>
    private static IEnumerable<string> Week(ValueList<WeeklySpan> weekly, Language language)
    {
        var byDay = Days.ToDictionary(day => day, day => weekly.Where(span => span.Day == day).OrderBy(span => span.From).Select(span => (span.From, span.To)).ToList());
        var groups = new List<(List<IsoDayOfWeek> Days, List<(LocalTime From, LocalTime To)> Spans)>();
        foreach (var day in Days.Where(day => byDay[day].Count > 0))
        {
            if (groups.Find(group => group.Spans.SequenceEqual(byDay[day])) is { Days: { } days })
            {
                days.Add(day);
            }
            else
            {
                groups.Add(([day], byDay[day]));
            }
        }

        foreach (var (days, spans) in groups)
        {
            yield return $"{Named(days, language)} {string.Join(", ", spans.Select(span => Span(span.From, span.To, language)))}";
        }
    }

    private static string Named(List<IsoDayOfWeek> days, Language language)
    {
        if (days.Count == 7)
        {
            return In(language, "Every day", "Tous les jours");
        }

        var runs = new List<(IsoDayOfWeek First, IsoDayOfWeek Last)>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && runs[^1].Last + 1 == day)
            {
                runs[^1] = (runs[^1].First, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return string.Join(", ", runs.SelectMany(run => ((int)run.Last - (int)run.First) switch
        {
            0 => [ClockWords.Day(run.First, language)],
            1 => [ClockWords.Day(run.First, language), ClockWords.Day(run.Last, language)],
            _ => (string[])[In(language, $"{ClockWords.Day(run.First, language)} to {ClockWords.Day(run.Last, language)}", $"{ClockWords.Day(run.First, language)} au {ClockWords.Day(run.Last, language)}")],
        }));
    }

    private static string Span(LocalTime from, LocalTime to, Language language)
    {
        if (from == to && from == LocalTime.Midnight)
        {
            return In(language, "24 hours", "24 heures");
        }

        var nextDay = to <= from && to != LocalTime.Midnight;
        var text = In(language, $"{Clock(from, language)} to {Clock(to, language)}", $"de {Clock(from, language)} à {Clock(to, language)}");
        return nextDay ? text + In(language, " the next day", " le lendemain") : text;
    }

    private static string Clock(LocalTime time, Language language) =>
        time == LocalTime.Midnight ? In(language, "midnight", "minuit") : time == LocalTime.Noon ? In(language, "noon", "midi") : ClockWords.Time(time, language);

    private static string Date(AnnualDate date, Language language) => ClockWords.Date(date.InYear(2028), language);

    private static string In(Language language, string english, string french) => language == Language.French ? french : english;
}
