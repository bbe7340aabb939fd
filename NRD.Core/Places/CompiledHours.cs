using NodaTime;

namespace NRD.Core.Places;

/// <summary>The state at one moment and, where nobody may say, why.</summary>
public readonly record struct OpenVerdict(OpenState State, UnconfirmedReason Reason)
{
    internal static readonly OpenVerdict Open = new(OpenState.Open, UnconfirmedReason.None);

    internal static readonly OpenVerdict Closed = new(OpenState.Closed, UnconfirmedReason.None);

    internal static OpenVerdict Unconfirmed(UnconfirmedReason reason) => new(OpenState.Unconfirmed, reason);
}

/// <summary>
/// The hours of one record made ready to be asked many times without allocating.
/// A span belongs to the date on which it begins: the season, the holiday and the exception of that date decide about all of it,
/// so a Friday night that ends on Saturday morning goes on through a Saturday that is closed.
/// Of two seasons or exceptions for one date the one listed later holds. Hours are kept to the minute.
/// </summary>
public sealed class CompiledHours
{
    private readonly WeekTable ordinary;
    private readonly (AnnualDate First, AnnualDate Last, WeekTable Week)[] seasons;
    private readonly (LocalDate First, LocalDate Last, Minutes[] Spans)[] exceptions;
    private readonly bool? closedOnHolidays;
    private readonly HoursKind kind;

    public CompiledHours(OpeningHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        kind = hours.Kind;
        closedOnHolidays = hours.ClosedOnHolidays;
        ordinary = new(kind == HoursKind.Weekly ? hours.Weekly : [], kind == HoursKind.Weekly ? hours.Unconfirmed : []);
        seasons = [.. hours.Seasons.Select(season => (season.First, season.Last, new WeekTable(season.Weekly, [])))];
        exceptions = [.. hours.Exceptions.Select(dated => (dated.First, dated.Last, dated.Spans.Select(span => Minutes.Of(span.From, span.To)).ToArray()))];
    }

    /// <summary>Answers from the wall clock alone; a moment without a trusted zone is never open and never closed.</summary>
    public OpenVerdict At(in LocalMoment moment)
    {
        var isPlain = seasons.Length == 0 && exceptions.Length == 0;
        if (kind == HoursKind.Unknown && isPlain)
        {
            return OpenVerdict.Unconfirmed(UnconfirmedReason.HoursUnknown);
        }

        if (moment.Reason != UnconfirmedReason.None)
        {
            return OpenVerdict.Unconfirmed(moment.Reason);
        }

        if (isPlain && kind == HoursKind.Weekly && !moment.IsHoliday && !moment.FollowsHoliday)
        {
            return ordinary.At(moment.MinuteOfWeek);
        }

        return Decide(
            RuleOn(moment.Date, moment.IsHoliday),
            RuleOn(moment.Date.PlusDays(-1), moment.FollowsHoliday),
            moment.Minute);
    }

    internal DayRule RuleOn(LocalDate date, bool isHoliday)
    {
        for (var i = exceptions.Length - 1; i >= 0; i--)
        {
            if (date >= exceptions[i].First && date <= exceptions[i].Last)
            {
                return new(exceptions[i].Spans, [], UnconfirmedReason.None, UnconfirmedReason.None);
            }
        }

        for (var i = seasons.Length - 1; i >= 0; i--)
        {
            if (!IsWithin(date, seasons[i].First, seasons[i].Last))
            {
                continue;
            }

            // Appointments in season are still appointments; only a season without any is a closed one.
            return kind == HoursKind.ByAppointment && !seasons[i].Week.IsEmpty
                ? new([], [], UnconfirmedReason.None, UnconfirmedReason.ByAppointment)
                : WeeklyRule(seasons[i].Week, date.DayOfWeek, isHoliday);
        }

        return kind switch
        {
            HoursKind.Unknown => new([], [], UnconfirmedReason.None, UnconfirmedReason.HoursUnknown),
            HoursKind.ByAppointment => new([], [], UnconfirmedReason.None, UnconfirmedReason.ByAppointment),
            HoursKind.Always => new(WeekTable.WholeDay, [], UnconfirmedReason.None, UnconfirmedReason.None),
            HoursKind.Weekly => WeeklyRule(ordinary, date.DayOfWeek, isHoliday),
        };
    }

    internal static OpenVerdict Decide(in DayRule today, in DayRule yesterday, int minute)
    {
        var sinceYesterday = minute + LocalMoment.DayMinutes;
        if (Minutes.AnyHas(today.Open, minute) || Minutes.AnyHas(yesterday.Open, sinceYesterday))
        {
            return OpenVerdict.Open;
        }

        if (today.WholeDay != UnconfirmedReason.None)
        {
            return OpenVerdict.Unconfirmed(today.WholeDay);
        }

        if (Minutes.AnyHas(today.Unconfirmed, minute))
        {
            return OpenVerdict.Unconfirmed(today.SpanReason);
        }

        return Minutes.AnyHas(yesterday.Unconfirmed, sinceYesterday)
            ? OpenVerdict.Unconfirmed(yesterday.SpanReason)
            : OpenVerdict.Closed;
    }

    private DayRule WeeklyRule(WeekTable week, IsoDayOfWeek day, bool isHoliday) => (isHoliday, closedOnHolidays) switch
    {
        (false, _) or (true, false) => new(week.Open(day), week.Unconfirmed(day), UnconfirmedReason.HoursUnknown, UnconfirmedReason.None),
        (true, true) => new([], [], UnconfirmedReason.None, UnconfirmedReason.None),
        (true, null) => new([], week.Either(day), UnconfirmedReason.Holiday, UnconfirmedReason.Holiday),
    };

    private static bool IsWithin(LocalDate date, AnnualDate first, AnnualDate last)
    {
        // A season that ends on 29 February ends on the 28th in most years.
        var begins = first.InYear(date.Year);
        var ends = last.InYear(date.Year);
        return last < first ? date >= begins || date <= ends : date >= begins && date <= ends;
    }
}
