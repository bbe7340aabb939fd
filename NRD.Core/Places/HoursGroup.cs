using NodaTime;

namespace NRD.Core.Places;

/// <summary>Some days with their times, and what the text says about them.</summary>
internal sealed record HoursGroup(DaySet Days, IReadOnlyList<Minutes> Spans, HoursLabel Label)
{
    public bool HasHolidays { get; init; }

    public bool IsMonthly { get; init; }

    /// <summary>"24 hours" without a word on days: its days are nobody else's.</summary>
    public bool HasImpliedDays { get; init; }

    public (AnnualDate First, AnnualDate Last)? Season { get; init; }

    public bool IsUncertain => IsMonthly || Label.IsDoubtful;
}

/// <summary>A closing, or another end, for some of the days.</summary>
/// <param name="Spans">Empty: the whole of the days.</param>
internal sealed record HoursChange(HoursChangeKind Kind, DaySet Days, IReadOnlyList<Minutes> Spans)
{
    public WrittenClock End { get; init; }

    /// <summary>Whose hours it changes; <c>null</c> where the text does not say.</summary>
    public HoursRole? Role { get; init; }

    /// <summary>The season it was said of; <c>null</c> for the whole year.</summary>
    public (AnnualDate First, AnnualDate Last)? Season { get; init; }
}

internal enum HoursChangeKind
{
    /// <summary>The spans are taken out of the days.</summary>
    Close,

    /// <summary>The spans stand in place of the ordinary ones.</summary>
    Replace,

    /// <summary>The last span of the day ends earlier or later.</summary>
    End,
}

/// <summary>All that was read from a text, before it is laid on a week.</summary>
internal sealed class HoursFacts
{
    public List<HoursGroup> Groups { get; } = [];

    public List<HoursChange> Changes { get; } = [];

    public List<(AnnualDate First, AnnualDate Last)> ClosedSeasons { get; } = [];

    public bool? ClosedOnHolidays { get; set; }

    /// <summary>Some holidays are closed, nobody says which: every holiday is then unconfirmed.</summary>
    public bool HasHolidayDoubt { get; set; }

    /// <summary>"By appointment" said of the whole.</summary>
    public bool IsByAppointment { get; set; }

    /// <summary>Days whose hours are only by appointment or when needed, with no times.</summary>
    public DaySet UncertainDays { get; set; }

    public bool HasAppointmentDays { get; set; }

    /// <summary>Times stated without any day in the whole text.</summary>
    public List<Minutes> TimesWithoutDays { get; } = [];
}
