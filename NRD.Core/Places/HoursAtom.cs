using NodaTime;

namespace NRD.Core.Places;

internal enum HoursAtomKind
{
    Days,
    Times,

    /// <summary>One time of day without a partner.</summary>
    Point,

    /// <summary>"until 8 p.m."</summary>
    EndsAt,
    Label,
    Closed,
    Except,
    Including,
    Season,
    Comma,
    Colon,
    Break,
    Open,
    Close,
}

/// <summary>A phrase of the text about hours: some days, some times, a label, a closure.</summary>
internal sealed record HoursAtom(HoursAtomKind Kind)
{
    public DaySet Days { get; init; }

    public bool HasHolidays { get; init; }

    /// <summary>Holidays, but not all of the general ones.</summary>
    public bool HasSomeHolidays { get; init; }

    /// <summary>"daily": yields to days that are named.</summary>
    public bool IsLoose { get; init; }

    /// <summary>"2nd Tuesday": only some of the days.</summary>
    public bool IsMonthly { get; init; }

    /// <summary>The days as they stood between commas.</summary>
    public IReadOnlyList<HoursAtom> Parts { get; init; } = [];

    public IReadOnlyList<Minutes> Spans { get; init; } = [];

    public bool IsWholeDay { get; init; }

    public WrittenClock Clock { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>A label that stood in brackets, or began with "for": it belongs to what stands before it.</summary>
    public bool IsNote { get; init; }

    public AnnualDate First { get; init; }

    public AnnualDate Last { get; init; }

    /// <summary>24/7 carries its days with it.</summary>
    public bool IsAlways => IsWholeDay && Days == DaySet.Every;
}
