using NodaTime;

namespace NRD.Core.Places;

/// <summary>A span in minutes since midnight of the day on which it begins; the end is past 1440 where it runs into the next day.</summary>
internal readonly record struct Minutes(int From, int To)
{
    public static Minutes Of(LocalTime from, LocalTime to)
    {
        var start = LocalMoment.MinuteOf(from);
        var end = LocalMoment.MinuteOf(to);
        return new(start, end <= start ? end + LocalMoment.DayMinutes : end);
    }

    public bool Has(int minute) => minute >= From && minute < To;

    public static bool AnyHas(Minutes[] spans, int minute)
    {
        foreach (var span in spans)
        {
            if (span.Has(minute))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What one date says about the spans that begin on it.</summary>
/// <param name="SpanReason">Why the spans of <paramref name="Unconfirmed"/> are so.</param>
/// <param name="WholeDay">Set where nothing can be said about any minute of the date.</param>
internal readonly record struct DayRule(Minutes[] Open, Minutes[] Unconfirmed, UnconfirmedReason SpanReason, UnconfirmedReason WholeDay);

/// <summary>The spans of an ordinary week, by day for the rules of single dates and as one sorted line of minutes for the common case.</summary>
internal sealed class WeekTable
{
    public static readonly Minutes[] WholeDay = [new(0, LocalMoment.DayMinutes)];

    private readonly Minutes[][] open;
    private readonly Minutes[][] unconfirmed;
    private readonly Minutes[][] either;
    private readonly Minutes[] openLine;
    private readonly Minutes[] unconfirmedLine;

    public WeekTable(ValueList<WeeklySpan> openSpans, ValueList<WeeklySpan> unconfirmedSpans)
    {
        open = ByDay(openSpans);
        unconfirmed = ByDay(unconfirmedSpans);
        either = [.. open.Zip(unconfirmed, (a, b) => b.Length == 0 ? a : [.. a, .. b])];
        openLine = Line(open);
        unconfirmedLine = Line(unconfirmed);
    }

    public bool IsEmpty => openLine.Length == 0 && unconfirmedLine.Length == 0;

    public Minutes[] Open(IsoDayOfWeek day) => open[(int)day - 1];

    public Minutes[] Unconfirmed(IsoDayOfWeek day) => unconfirmed[(int)day - 1];

    public Minutes[] Either(IsoDayOfWeek day) => either[(int)day - 1];

    public OpenVerdict At(int minuteOfWeek)
    {
        if (Minutes.AnyHas(openLine, minuteOfWeek))
        {
            return OpenVerdict.Open;
        }

        return Minutes.AnyHas(unconfirmedLine, minuteOfWeek) ? OpenVerdict.Unconfirmed(UnconfirmedReason.HoursUnknown) : OpenVerdict.Closed;
    }

    /// <summary>Sorts spans and joins those that touch or overlap.</summary>
    public static List<Minutes> Joined(IEnumerable<Minutes> spans)
    {
        var joined = new List<Minutes>();
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (joined.Count > 0 && span.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, span.To) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private static Minutes[][] ByDay(ValueList<WeeklySpan> spans)
    {
        var days = new Minutes[7][];
        for (var day = 0; day < 7; day++)
        {
            days[day] = [.. spans.Where(span => (int)span.Day == day + 1).Select(span => Minutes.Of(span.From, span.To))];
        }

        return days;
    }

    private static Minutes[] Line(Minutes[][] days)
    {
        var spans = new List<Minutes>();
        for (var day = 0; day < 7; day++)
        {
            foreach (var span in days[day])
            {
                var from = (day * LocalMoment.DayMinutes) + span.From;
                var to = (day * LocalMoment.DayMinutes) + span.To;
                spans.Add(new(from, Math.Min(to, LocalMoment.WeekMinutes)));
                if (to > LocalMoment.WeekMinutes)
                {
                    spans.Add(new(0, to - LocalMoment.WeekMinutes));
                }
            }
        }

        return [.. Joined(spans)];
    }
}
