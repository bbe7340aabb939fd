using NodaTime;

namespace NRD.Core.Places;

/// <summary>Reads parts of the year: "October 1 - April 30", "July and August", "du 1er mai au 15 juin".</summary>
internal sealed class HoursSeasonPhrases(HoursCursor cursor) : HoursPhrases(cursor)
{
    public bool Season()
    {
        if (DayOfYear() is not { } first)
        {
            return false;
        }

        if (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until)
        {
            while (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until or HoursTokenKind.Filler)
            {
                At++;
            }

            // "July 1 - 15": the second day is in the same month.
            if (Current.Kind is HoursTokenKind.Number or HoursTokenKind.Ordinal && Peek(1).Kind != HoursTokenKind.Month && first.Month is var same && first.Day > 0)
            {
                return EndOfSeason(first, (same, Current.Value), 1);
            }

            return DayOfYear() is { } last && EndOfSeason(first, last, 0);
        }

        if (Current.Kind == HoursTokenKind.And && first.Day == 0 && Peek(1) is { Kind: HoursTokenKind.Month } next && next.Value == (first.Month % 12) + 1)
        {
            return EndOfSeason(first, (next.Value, 0), 2);
        }

        return first.Day == 0 && EndOfSeason(first, first, 0);
    }

    private bool EndOfSeason((int Month, int Day) first, (int Month, int Day) last, int length)
    {
        var firstDay = Math.Max(first.Day, 1);
        var lastDay = last.Day == 0 ? DaysIn(last.Month) : last.Day;
        At += length;
        return (first.Month != last.Month || firstDay <= lastDay) && firstDay <= DaysIn(first.Month) && lastDay > 0 && lastDay <= DaysIn(last.Month)
            && Add(new(HoursAtomKind.Season) { First = new(first.Month, firstDay), Last = new(last.Month, lastDay) }, 0);
    }

    private (int Month, int Day)? DayOfYear()
    {
        if (Current.Kind == HoursTokenKind.Month)
        {
            var month = Current.Value;
            At++;

            // "July 9-5" could be a day or an hour: only a day that no dash and hour follow is one.
            var isDay = Current.Kind is HoursTokenKind.Number or HoursTokenKind.Ordinal && Current.Value is >= 1 and <= 31;
            if (!isDay)
            {
                return (month, 0);
            }

            var day = Current.Value;
            At++;
            return (month, day);
        }

        if (Current.Kind is HoursTokenKind.Number or HoursTokenKind.Ordinal && Current.Value is >= 1 and <= 31)
        {
            var day = Current.Value;
            At++;
            SkipFiller();
            if (Current.Kind == HoursTokenKind.Month)
            {
                var month = Current.Value;
                At++;
                return (month, day);
            }
        }

        return null;
    }

    private static int DaysIn(int month) => CalendarSystem.Iso.GetDaysInMonth(2028, month);
}
