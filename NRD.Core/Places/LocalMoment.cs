using NodaTime;

namespace NRD.Core.Places;

/// <summary>
/// What a clock on the partner's wall shows, with the holidays around it: computed once per zone and province, then asked for any number of partners there.
/// </summary>
public readonly record struct LocalMoment
{
    internal const int DayMinutes = 24 * 60;

    internal const int WeekMinutes = 7 * DayMinutes;

    /// <summary>Why nothing can be said here; <see cref="UnconfirmedReason.None"/> where the rest of the moment holds.</summary>
    public UnconfirmedReason Reason { get; private init; }

    public LocalDate Date { get; private init; }

    /// <summary>Minutes since midnight, by the wall clock.</summary>
    public int Minute { get; private init; }

    public bool IsHoliday { get; private init; }

    /// <summary>Whether the day before was a holiday: an overnight span belongs to the day on which it began.</summary>
    public bool FollowsHoliday { get; private init; }

    /// <summary>Minutes since Monday midnight, by the wall clock.</summary>
    public int MinuteOfWeek => (((int)Date.DayOfWeek - 1) * DayMinutes) + Minute;

    public static LocalMoment At(Instant now, DateTimeZone? zone, bool zoneTrusted, Func<LocalDate, bool> isHoliday)
    {
        ArgumentNullException.ThrowIfNull(isHoliday);
        if (zone is null)
        {
            return new() { Reason = UnconfirmedReason.ZoneUnknown };
        }

        if (!zoneTrusted)
        {
            return new() { Reason = UnconfirmedReason.ZoneCheckFailed };
        }

        var local = now.InZone(zone).LocalDateTime;
        return new()
        {
            Date = local.Date,
            Minute = MinuteOf(local.TimeOfDay),
            IsHoliday = isHoliday(local.Date),
            FollowsHoliday = isHoliday(local.Date.PlusDays(-1)),
        };
    }

    internal static int MinuteOf(LocalTime time) => (time.Hour * 60) + time.Minute;
}
