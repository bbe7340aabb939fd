using System.Numerics;
using NodaTime;

namespace NRD.Core.Places;

internal enum HoursTokenKind
{
    /// <summary>A time of day.</summary>
    Clock,

    /// <summary>One or two digits that may be an hour or a day of a month.</summary>
    Number,
    Ordinal,
    Days,
    Month,
    To,
    Until,
    Between,
    And,
    Or,
    Comma,

    /// <summary>A semicolon, a full stop, a line end, a bullet.</summary>
    Break,
    Slash,
    Colon,
    Dash,
    Open,
    Close,

    /// <summary>"24 hours".</summary>
    WholeDay,
    Holidays,

    /// <summary>Holidays that are not all of the general ones, or are named one by one.</summary>
    SomeHolidays,
    Closed,
    Except,
    Including,
    Only,
    PartOfDay,
    NextDay,
    OfMonth,

    /// <summary>A word that says nothing about hours: "open", "from", "the".</summary>
    Filler,
    Word,

    /// <summary>Something that no hours have in them; the text is not understood.</summary>
    Strange,
    End,
}

/// <summary>Days of a week as seven bits, Monday lowest.</summary>
internal readonly record struct DaySet(byte Bits)
{
    public static readonly DaySet Every = new(0b111_1111);

    public static readonly DaySet Workdays = new(0b001_1111);

    public static readonly DaySet Weekend = new(0b110_0000);

    public bool IsEmpty => Bits == 0;

    public int Count => BitOperations.PopCount(Bits);

    public IEnumerable<IsoDayOfWeek> Days
    {
        get
        {
            for (var day = 0; day < 7; day++)
            {
                if ((Bits & (1 << day)) != 0)
                {
                    yield return (IsoDayOfWeek)(day + 1);
                }
            }
        }
    }

    public static DaySet Of(IsoDayOfWeek day) => new((byte)(1 << ((int)day - 1)));

    /// <summary>From the one day of this set to the one day of <paramref name="last"/>, over the week's end where need be.</summary>
    public DaySet Through(DaySet last)
    {
        var days = this;
        for (var day = BitOperations.TrailingZeroCount(Bits); day != BitOperations.TrailingZeroCount(last.Bits); day = (day + 1) % 7)
        {
            days |= new DaySet((byte)(1 << day));
        }

        return days | last;
    }

    public bool Has(DaySet other) => (Bits & other.Bits) == other.Bits;

    public static DaySet operator |(DaySet a, DaySet b) => new((byte)(a.Bits | b.Bits));

    public static DaySet operator &(DaySet a, DaySet b) => new((byte)(a.Bits & b.Bits));

    public static DaySet operator -(DaySet a, DaySet b) => new((byte)(a.Bits & ~b.Bits));
}

internal enum ClockHalf
{
    Unstated,
    Morning,
    Afternoon,
}

/// <summary>A time of day as it was written, which may leave open whether it is before or after noon.</summary>
/// <param name="Is24">Written the 24-hour way: "09:00", "1630", "17 h".</param>
internal readonly record struct WrittenClock(int Hour, int Minute, ClockHalf Half, bool Is24)
{
    public bool IsSettled => Half != ClockHalf.Unstated || Hour is 0 or > 12;

    /// <summary>Minutes since midnight where <see cref="IsSettled"/>; 1440 is the midnight that ends a day.</summary>
    public int Minutes => ((Half, Hour) switch
    {
        (ClockHalf.Morning, 12) => 0,
        (ClockHalf.Afternoon, < 12) => Hour + 12,
        _ => Hour,
    } * 60) + Minute;

    /// <summary>Minutes since midnight before noon, "12" being the start of the half.</summary>
    public int HalfDayMinutes => (Hour % 12 * 60) + Minute;

    public bool IsPossible => Minute < 60 && (Hour, Half) switch
    {
        (24, ClockHalf.Unstated) => Minute == 0,
        ( > 12, ClockHalf.Morning) => false,
        (0, ClockHalf.Afternoon) => false,
        _ => Hour < 24,
    };
}

/// <param name="Days">The days of <see cref="HoursTokenKind.Days"/>.</param>
/// <param name="Value">The number, the month, or the ordinal.</param>
/// <param name="IsLoose">For days: "daily", which yields to days that are named.</param>
internal readonly record struct HoursToken(HoursTokenKind Kind, string Text, DaySet Days = default, WrittenClock Clock = default, int Value = 0, bool IsLoose = false);
