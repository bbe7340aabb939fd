using NodaTime;

namespace NRD.Core.Places;

/// <summary>Lays the facts of a text on a week, and refuses where two of them contradict each other.</summary>
internal static class HoursWeek
{
    private const int Day = LocalMoment.DayMinutes;

    public static HoursReading? Lay(HoursFacts facts)
    {
        var groups = facts.Groups.Where(group => !(group.Label.Role == HoursRole.Machine && facts.Groups.Any(other => other.Label.Role != HoursRole.Machine))).ToList();
        if (groups.Any(group => group.Label.Role == HoursRole.Machine && group.Spans.Any(span => span.To - span.From >= Day)))
        {
            return null;
        }

        if (groups.Count == 0)
        {
            return WithoutGroups(facts);
        }

        // "By phone 24/7, in person by appointment" are two answers to one question.
        var isOnlyByPhone = groups.All(group => group.Label.Role is HoursRole.Line or HoursRole.Machine);
        if (facts.TimesWithoutDays.Count > 0 || (isOnlyByPhone && facts.IsByAppointment) || (facts.ClosedOnHolidays == true && groups.Any(group => group.HasHolidays)))
        {
            return null;
        }

        var byRole = groups.GroupBy(group => group.Label.Role == HoursRole.Machine ? HoursRole.Service : group.Label.Role).ToDictionary(role => role.Key, role => role.ToList());
        var laid = new Dictionary<HoursRole, OpeningHours>();
        foreach (var (role, own) in byRole)
        {
            if (LayRole(own, role, facts) is not { } hours)
            {
                return null;
            }

            laid[role] = hours;
        }

        HoursRole[] inOrder = [HoursRole.Service, HoursRole.Line, HoursRole.Office, HoursRole.Intake];
        var main = inOrder.First(laid.ContainsKey);
        return new(
            laid[main],
            laid.GetValueOrDefault(HoursRole.Intake),
            main == HoursRole.Office ? null : laid.GetValueOrDefault(HoursRole.Office),
            main == HoursRole.Line ? null : laid.GetValueOrDefault(HoursRole.Line));
    }

    private static HoursReading? WithoutGroups(HoursFacts facts)
    {
        var hasChanges = facts.Changes.Count > 0 || facts.ClosedSeasons.Count > 0 || facts.HasHolidayDoubt;
        if (facts.TimesWithoutDays.Count > 0)
        {
            // Between these times perhaps, on days nobody named; outside them surely not.
            return hasChanges || facts.IsByAppointment || !facts.UncertainDays.IsEmpty
                ? null
                : new(new() { Kind = HoursKind.Weekly, Unconfirmed = Spans(DaySet.Every, facts.TimesWithoutDays), ClosedOnHolidays = facts.ClosedOnHolidays }, null, null, null);
        }

        return (facts.IsByAppointment || facts.HasAppointmentDays) && !hasChanges
            ? new(new() { Kind = HoursKind.ByAppointment, ClosedOnHolidays = facts.ClosedOnHolidays }, null, null, null)
            : null;
    }

    private static OpeningHours? LayRole(List<HoursGroup> groups, HoursRole role, HoursFacts facts)
    {
        var certain = groups.Where(group => !group.IsUncertain && !group.Label.IsAppointment).ToList();
        var appointments = groups.Where(group => group.Label.IsAppointment).ToList();
        var isByAppointment = facts.IsByAppointment || (certain.Count == 0 && appointments.Count > 0) || appointments.Any(group => group.Label.IsOnly && appointments.Count == groups.Count);
        if (isByAppointment)
        {
            certain = groups.Where(group => !group.IsUncertain).ToList();
        }

        var changes = facts.Changes.Where(change => change.Role is null || change.Role == role).ToList();
        var ordinary = certain.Where(group => group.Season is null).ToList();
        var year = Week(ordinary, [.. changes.Where(change => change.Season is null)]);
        if (year is null)
        {
            return null;
        }

        var seasons = new List<HoursSeason>();
        foreach (var season in certain.Where(group => group.Season is not null).GroupBy(group => group.Season!.Value))
        {
            // A season that names other days than the year's comes on top of them; one that names some of them leaves the rest in doubt.
            var own = DaysOf(season);
            var ofSeason = changes.Where(change => change.Season is null || change.Season == season.Key).ToList();
            var closed = ofSeason.Where(change => change is { Season: not null, Kind: HoursChangeKind.Close, Spans.Count: 0 }).Aggregate(default(DaySet), (sum, change) => sum | change.Days);
            var replaces = (own | closed).Has(DaysOf(ordinary));
            var isOnTop = !replaces && (own & DaysOf(ordinary)).IsEmpty;
            if ((!replaces && !isOnTop) || Week(isOnTop ? [.. ordinary, .. season] : [.. season], ofSeason) is not { } week || seasons.Any(other => Overlap((other.First, other.Last), season.Key)))
            {
                return null;
            }

            seasons.Add(new(season.Key.First, season.Key.Last, ToSpans(week)));
        }

        if (groups.Any(group => group is { IsUncertain: true, Season: not null }))
        {
            return null;
        }

        seasons.AddRange(facts.ClosedSeasons.Select(season => new HoursSeason(season.First, season.Last, [])));
        var uncertain = groups.Where(group => group.IsUncertain || (!isByAppointment && group.Label.IsAppointment)).SelectMany(group => Spans(group.Days, group.Spans))
            .Concat(Spans(facts.UncertainDays, [new(0, Day)]))
            .Distinct();
        var spans = ToSpans(year);
        var isAlways = IsAlways(spans) && !facts.HasHolidayDoubt && facts.ClosedOnHolidays != true;
        return new()
        {
            Kind = isByAppointment ? HoursKind.ByAppointment : isAlways ? HoursKind.Always : HoursKind.Weekly,
            Weekly = isAlways && !isByAppointment ? [] : spans,
            Unconfirmed = isAlways || isByAppointment ? [] : uncertain.OrderBy(span => span.Day).ThenBy(span => span.From).ToValueList(),
            Seasons = seasons.ToValueList(),
            ClosedOnHolidays = isAlways ? null : HolidaysOf(certain, facts),
        };
    }

    private static DaySet DaysOf(IEnumerable<HoursGroup> groups) => groups.Aggregate(default(DaySet), (sum, group) => sum | group.Days);

    private static bool Overlap((AnnualDate First, AnnualDate Last) a, (AnnualDate First, AnnualDate Last) b)
    {
        static bool Has((AnnualDate First, AnnualDate Last) season, AnnualDate day) =>
            season.First <= season.Last ? day >= season.First && day <= season.Last : day >= season.First || day <= season.Last;
        return Has(a, b.First) || Has(b, a.First);
    }

    private static bool? HolidaysOf(List<HoursGroup> groups, HoursFacts facts)
    {
        if (facts.HasHolidayDoubt)
        {
            return null;
        }

        // Hours named for holidays are ordinary ones only where every day has them.
        var named = groups.Where(group => group.HasHolidays).ToList();
        return named.Count > 0 ? named.Count == groups.Count && named.All(group => group.Days == DaySet.Every) ? false : facts.ClosedOnHolidays : facts.ClosedOnHolidays;
    }

    /// <summary>The spans of each day, Monday first, with changes made; <c>null</c> where groups or changes contradict each other.</summary>
    private static List<Minutes>[]? Week(List<HoursGroup> groups, List<HoursChange> changes)
    {
        var isUndone = changes.Any(change => change is { Kind: HoursChangeKind.Close, Spans.Count: 0 } && groups.Any(group => !group.Days.IsEmpty && change.Days.Has(group.Days)));
        if (isUndone)
        {
            return null;
        }

        var days = Enumerable.Range(0, 7).Select(_ => new List<(Minutes Span, string Key, HoursGroup Group)>()).ToArray();
        foreach (var group in groups)
        {
            foreach (var day in group.Days.Days)
            {
                foreach (var span in group.Spans)
                {
                    var own = days[(int)day - 1];
                    var isContradicted = own.Any(other => !ReferenceEquals(other.Group, group) && other.Key == group.Label.Key && other.Span != span && other.Span.From < span.To && span.From < other.Span.To);
                    if (isContradicted)
                    {
                        return null;
                    }

                    own.Add((span, group.Label.Key, group));
                }
            }
        }

        var week = days.Select(day => JoinedWithinDay(day.Select(entry => entry.Span))).ToArray();
        return changes.All(change => Apply(change, week)) ? week : null;
    }

    private static bool Apply(HoursChange change, List<Minutes>[] week)
    {
        foreach (var day in change.Days.Days)
        {
            var spans = week[(int)day - 1];
            switch (change.Kind)
            {
                case HoursChangeKind.Close when change.Spans.Count == 0:
                    spans.Clear();
                    break;
                case HoursChangeKind.Close:
                    week[(int)day - 1] = change.Spans.Aggregate(spans, Without);
                    break;
                case HoursChangeKind.Replace:
                    if (spans.Count == 0)
                    {
                        return false;
                    }

                    week[(int)day - 1] = [.. change.Spans];
                    break;
                case HoursChangeKind.End:
                    if (spans.Count == 0 || EndOf(change.End, spans[^1].From) is not { } end)
                    {
                        return false;
                    }

                    spans[^1] = spans[^1] with { To = end };
                    break;
            }
        }

        return true;
    }

    private static int? EndOf(WrittenClock clock, int from)
    {
        var end = clock.IsSettled || clock.Is24 ? clock.Minutes : clock.HalfDayMinutes + (Day / 2);
        return end > from ? end : end == 0 ? Day : null;
    }

    private static List<Minutes> Without(List<Minutes> spans, Minutes gap) =>
    [
        .. spans.SelectMany(span => new[] { new Minutes(span.From, Math.Min(span.To, gap.From)), new Minutes(Math.Max(span.From, gap.To), span.To) })
            .Where(span => span.To > span.From),
    ];

    internal static List<Minutes> JoinedWithinDay(IEnumerable<Minutes> spans)
    {
        var joined = WeekTable.Joined(spans);
        return joined.Exists(span => span.To - span.From > Day) ? [.. spans.Distinct().OrderBy(span => span.From)] : joined;
    }

    private static bool IsAlways(ValueList<WeeklySpan> spans) => spans.Count == 7 && spans.All(span => span.From == LocalTime.Midnight && span.To == LocalTime.Midnight);

    private static ValueList<WeeklySpan> ToSpans(List<Minutes>[] week) =>
        week.SelectMany((spans, day) => Spans(DaySet.Of((IsoDayOfWeek)(day + 1)), spans)).ToValueList();

    private static ValueList<WeeklySpan> Spans(DaySet days, IReadOnlyList<Minutes> spans) =>
        days.Days.SelectMany(day => spans.Select(span => new WeeklySpan(day, Time(span.From), Time(span.To)))).ToValueList();

    private static LocalTime Time(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes % Day);
}
