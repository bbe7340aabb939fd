using NodaTime;

namespace NRD.Core.Places;

/// <summary>What is known of the hours.</summary>
public enum HoursKind
{
    /// <summary>Nothing usable was stated: shown as "hours not confirmed", never as closed.</summary>
    Unknown,

    /// <summary>24 hours a day, every day.</summary>
    Always,

    /// <summary>The spans of <see cref="OpeningHours.Weekly"/>, each week.</summary>
    Weekly,

    /// <summary>Only by appointment; there may be weekly spans in which appointments are made.</summary>
    ByAppointment,
}

/// <summary>
/// One span of a week, in the partner's local time. A <paramref name="To"/> at or before <paramref name="From"/> ends on the next day
/// (22:00 to 06:00 is overnight; 00:00 to 00:00 is the whole day).
/// </summary>
public sealed record WeeklySpan(IsoDayOfWeek Day, LocalTime From, LocalTime To);

/// <summary>Hours that hold for a part of each year, both days included; a <paramref name="Last"/> before <paramref name="First"/> runs over the new year.</summary>
/// <param name="Weekly">Empty means closed for the season.</param>
public sealed record HoursSeason(AnnualDate First, AnnualDate Last, ValueList<WeeklySpan> Weekly);

/// <summary>What holds on particular dates, both included, before anything else: closed where <paramref name="Spans"/> is empty.</summary>
/// <param name="Spans">Open spans of each of those dates, with the same overnight rule as <see cref="WeeklySpan"/>.</param>
public sealed record DatedHours(LocalDate First, LocalDate Last, ValueList<LocalSpan> Spans, string? Reason = null);

/// <summary>A span of local time on one date; ends on the next day where <paramref name="To"/> is at or before <paramref name="From"/>.</summary>
public sealed record LocalSpan(LocalTime From, LocalTime To);

/// <summary>When a partner can be reached, in their own local time; the zone stands with the site.</summary>
public sealed record OpeningHours
{
    public static readonly OpeningHours Unknown = new();

    public static readonly OpeningHours Always = new() { Kind = HoursKind.Always };

    public HoursKind Kind { get; init; }

    public ValueList<WeeklySpan> Weekly { get; init; } = [];

    /// <summary>Spans outside <see cref="Weekly"/> in which the partner may be there: some weeks only, by appointment, or on days the source does not name. Never said to be open, never said to be closed.</summary>
    public ValueList<WeeklySpan> Unconfirmed { get; init; } = [];

    public ValueList<HoursSeason> Seasons { get; init; } = [];

    public ValueList<DatedHours> Exceptions { get; init; } = [];

    /// <summary>The partner says that general holidays are closed (<c>true</c>), are ordinary days (<c>false</c>), or says nothing (<c>null</c>: then such a day is "not confirmed").</summary>
    public bool? ClosedOnHolidays { get; init; }

    /// <summary>What the partner or the source wrote, kept as it was.</summary>
    public Bilingual Original { get; init; } = Bilingual.Empty;
}

/// <summary>The three things one can say about now.</summary>
public enum OpenState
{
    Open,
    Closed,

    /// <summary>Nobody may say "closed": the hours are unknown, the zone is unknown, it is a holiday, or only appointments are taken.</summary>
    Unconfirmed,
}

/// <summary>Why a state is <see cref="OpenState.Unconfirmed"/>.</summary>
public enum UnconfirmedReason
{
    None,
    HoursUnknown,
    ZoneUnknown,
    Holiday,
    ByAppointment,
    ZoneCheckFailed,
}

/// <summary>What holds at one instant for one set of hours in one zone.</summary>
/// <param name="Until">Open: when it closes, <c>null</c> where it never does. Unconfirmed: <c>null</c>.</param>
/// <param name="OpensAt">Closed: when it opens next within 14 days, else <c>null</c>.</param>
public sealed record OpenStatus(OpenState State, UnconfirmedReason Reason, ZonedDateTime? Until, ZonedDateTime? OpensAt);
