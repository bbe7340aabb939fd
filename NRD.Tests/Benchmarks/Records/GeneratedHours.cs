using NRD.Core;
using NRD.Core.Places;

namespace NRD.Benchmarks.Records;

/// <summary>Hours of the sample, some of them moved by a quarter of an hour or more: a real directory has thousands of spellings and hundreds of different weeks.</summary>
internal static class GeneratedHours
{
    private static readonly int[] Steps = [-60, -30, -15, 15, 30, 60];

    public static OpeningHours? Vary(Dice dice, OpeningHours? hours)
    {
        if (hours is not { Kind: HoursKind.Weekly } || !dice.Percent(45))
        {
            return hours;
        }

        var from = dice.Of(Steps);
        var to = dice.Of(Steps);
        return hours with { Weekly = hours.Weekly.Select(span => Move(span, from, to)).ToValueList() };
    }

    // Only within the day: an overnight span stays overnight.
    private static WeeklySpan Move(WeeklySpan span, int from, int to)
    {
        var moved = span with { From = span.From.PlusMinutes(from), To = span.To.PlusMinutes(to) };
        return span.From < span.To && moved.From < moved.To ? moved : span;
    }
}
