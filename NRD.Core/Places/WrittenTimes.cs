namespace NRD.Core.Places;

/// <summary>
/// Settles from when to when two written times run. Where before or after noon is left open it is filled in only when one reading is plainly meant
/// ("9-5", "10-2", "1-4:30"); "6-8" or "7-7" can be either and stay unread.
/// </summary>
internal static class WrittenTimes
{
    private const int Noon = 12 * 60;
    private const int Day = LocalMoment.DayMinutes;

    /// <summary>The longest night anybody writes without saying "the next day"; past it one of the halves is a slip.</summary>
    private const int LongestNight = 16 * 60;

    /// <param name="saysNextDay">The text says that it ends on the next day.</param>
    /// <param name="after">The end of the span before it on the same day, in minutes, or 0.</param>
    /// <param name="hint">The text says morning, or afternoon or evening.</param>
    public static Minutes? Span(WrittenClock from, WrittenClock to, bool saysNextDay, int after, ClockHalf hint, bool fromIsWord, bool toIsWord)
    {
        var settled = (from.IsSettled, to.IsSettled, from.Is24 || to.Is24 || from.Hour > 12 || to.Hour > 12 || from is { Hour: 0 }) switch
        {
            (true, true, _) => Checked(from, to, saysNextDay, fromIsWord, toIsWord),
            (_, _, true) => Literal(from, to, saysNextDay),
            (true, false, _) => EndOpen(from, to, fromIsWord),
            (false, true, _) => StartOpen(from, to, toIsWord),
            (false, false, _) => BothOpen(from.HalfDayMinutes, to.HalfDayMinutes, after, hint),
        };
        return settled is { } span ? Ordered(span) : null;
    }

    private static Minutes? Checked(WrittenClock from, WrittenClock to, bool saysNextDay, bool fromIsWord, bool toIsWord)
    {
        var (start, end) = (from.Minutes, to.Minutes);
        if (end == Day - 1)
        {
            end = Day;
        }

        // "12:00 a.m." is written for noon so often that it is believed only where noon makes no sense.
        var isNoonAsMidnight = !fromIsWord && from is { Half: ClockHalf.Morning, Hour: 12, Minute: 0 } && end > Noon && end < Day;
        var isMidnightAsNoon = !toIsWord && to is { Half: ClockHalf.Morning, Hour: 12, Minute: 0 } && start < Noon && start > 0;
        var isNoonAfterNight = !toIsWord && to is { Half: ClockHalf.Afternoon, Hour: 12, Minute: 0 } && start >= Noon;
        var isWholeDay = start == 0 && end is 0 or Day;
        if (saysNextDay || isWholeDay)
        {
            return new(start, end);
        }

        var isTooLong = (end <= start && end != 0 && end + Day - start > LongestNight) || start == end;
        return isNoonAsMidnight || isMidnightAsNoon || isNoonAfterNight || isTooLong ? null : new(start, end);
    }

    /// <summary>The 24-hour clock; a morning that ends before it starts was meant for twelve hours and is not read.</summary>
    private static Minutes? Literal(WrittenClock from, WrittenClock to, bool saysNextDay)
    {
        var (start, end) = (Value(from), Value(to));
        if (end == Day - 1)
        {
            end = Day;
        }

        var isWholeDay = start == 0 && end is 0 or Day;
        var isNight = end <= start && end != 0;
        var isDoubtful = isNight && (start < 16 * 60 || end + Day - start > LongestNight);
        var isSmallHours = !from.IsSettled && start is > 0 and < 5 * 60 && end < 8 * 60;
        return saysNextDay || isWholeDay || !(isDoubtful || isSmallHours || start == end) ? new(start, end) : null;

        // A half beside a 24-hour time ("09:00 - 5:00 pm") is taken as it stands.
        static int Value(WrittenClock clock) => clock.IsSettled ? clock.Minutes : (clock.Hour * 60) + clock.Minute;
    }

    private static Minutes? EndOpen(WrittenClock from, WrittenClock to, bool fromIsWord)
    {
        var start = from.Minutes;
        var end = to.HalfDayMinutes;
        var startInHalf = start % Noon;
        if (end == startInHalf)
        {
            return start is >= 6 * 60 and < Noon or >= 18 * 60 ? new(start, (start + Noon) % Day) : null;
        }

        // "9 am - 10" may end in the morning or at night; "6 pm - 8" and "noon - 5" end within the half they began in.
        if (end > startInHalf)
        {
            return start >= Noon ? new(start, end + Noon) : start == 0 && fromIsWord ? new(start, end) : null;
        }

        return start < Noon ? new(start, end + Noon) : new(start, end);
    }

    private static Minutes? StartOpen(WrittenClock from, WrittenClock to, bool toIsWord)
    {
        var start = from.HalfDayMinutes;
        var end = to.Minutes;
        var endInHalf = end % Noon;
        if (end is 0 or Day)
        {
            return start is > 0 and < 7 * 60 && (toIsWord || start >= 60) ? new(start + Noon, Day) : null;
        }

        if (end < Noon)
        {
            return start < endInHalf ? new(start, end) : start >= 5 * 60 ? new(start + Noon, end) : null;
        }

        // From seven on "7-9 pm" may have begun in the morning.
        return start < endInHalf ? start < 7 * 60 ? new(start + Noon, end) : null : new(start, end);
    }

    private static Minutes? BothOpen(int start, int end, int after, ClockHalf hint)
    {
        if (hint == ClockHalf.Morning)
        {
            return start is >= 5 * 60 and < Noon && (end > start || end == 0) ? new(start, end == 0 ? Noon : end) : null;
        }

        if ((hint == ClockHalf.Afternoon || after >= Noon) && start < end && start + Noon >= after)
        {
            return new(start + Noon, end + Noon);
        }

        return (start, end) switch
        {
            // "12-4": from noon.
            ( < 60, > 0 and <= 7 * 60) when start < end => new(start + Noon, end + Noon),
            // "1-4:30": nobody opens then at night.
            ( >= 60 and < 5 * 60, _) when end > start && end <= 9 * 60 => new(start + Noon, end + Noon),
            // "9-12".
            ( >= 7 * 60, 0) => new(start, Noon),
            // "9-5", "8:30-4:30", "10-2"; a later end could be a night.
            ( >= 7 * 60, <= (5 * 60) + 30) => new(start, end + Noon),
            _ => null,
        };
    }

    private static Minutes Ordered(Minutes span)
    {
        var to = span.To > Day ? span.To - Day : span.To;
        return new(span.From, to <= span.From ? to + Day : to);
    }
}
