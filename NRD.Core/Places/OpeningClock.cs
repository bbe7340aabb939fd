using NodaTime;

namespace NRD.Core.Places;

/// <summary>Says what holds at an instant, and until when; the state always follows what a clock on the partner's wall shows.</summary>
public static class OpeningClock
{
    /// <summary>How far ahead a closing or an opening is looked for.</summary>
    public const int DaysAhead = 14;

    /// <param name="zone"><c>null</c> where the site has none.</param>
    /// <param name="isHoliday">Whether a local date is a general holiday where the partner is.</param>
    /// <param name="zoneTrusted"><c>false</c> where the zones failed their check at start-up.</param>
    public static OpenStatus At(OpeningHours hours, DateTimeZone? zone, Func<LocalDate, bool> isHoliday, bool zoneTrusted, Instant now)
        => At(new CompiledHours(hours), zone, isHoliday, zoneTrusted, now);

    /// <inheritdoc cref="At(OpeningHours, DateTimeZone?, Func{LocalDate, bool}, bool, Instant)"/>
    public static OpenStatus At(CompiledHours hours, DateTimeZone? zone, Func<LocalDate, bool> isHoliday, bool zoneTrusted, Instant now)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var verdict = hours.At(LocalMoment.At(now, zone, zoneTrusted, isHoliday));
        if (zone is null || verdict.State == OpenState.Unconfirmed)
        {
            return new(verdict.State, verdict.Reason, null, null);
        }

        var change = NextChange(hours, zone, isHoliday, now, verdict.State == OpenState.Open);
        return verdict.State == OpenState.Open
            ? new(OpenState.Open, UnconfirmedReason.None, change, null)
            : new(OpenState.Closed, UnconfirmedReason.None, null, change);
    }

    /// <summary>The first instant at which the partner stops being open, or begins to be; <c>null</c> past <see cref="DaysAhead"/>.</summary>
    private static ZonedDateTime? NextChange(CompiledHours hours, DateTimeZone zone, Func<LocalDate, bool> isHoliday, Instant now, bool isOpen)
    {
        var lines = OpenLine(hours, now.InZone(zone).Date, isHoliday);
        var origin = now.InZone(zone).Date.AtMidnight();
        var horizon = now.InZone(zone).LocalDateTime.PlusDays(DaysAhead);

        // Between two changes of the clock local time only runs forward, so each such stretch is looked at for itself;
        // at a change the wall clock jumps, and the state with it.
        for (var from = now; ;)
        {
            var stretch = zone.GetZoneInterval(from);
            var minute = (int)Math.Floor(Period.Between(origin, from.InZone(zone).LocalDateTime, PeriodUnits.Seconds).Seconds / 60d);
            if (lines.Any(line => line.Has(minute)) != isOpen)
            {
                return from.InZone(zone).LocalDateTime > horizon ? null : from.InZone(zone);
            }

            var change = isOpen ? lines.First(line => line.Has(minute)).To : lines.FirstOrDefault(line => line.From > minute, new(int.MaxValue, 0)).From;
            var local = change == int.MaxValue ? horizon.PlusDays(1) : origin.PlusMinutes(change);
            var at = local.WithOffset(stretch.WallOffset).ToInstant();
            if (!stretch.HasEnd || at < stretch.End)
            {
                return local > horizon ? null : at.InZone(zone);
            }

            from = stretch.End;
        }
    }

    /// <summary>The open stretches around <paramref name="today"/>, in minutes since its midnight, joined where they touch.</summary>
    private static List<Minutes> OpenLine(CompiledHours hours, LocalDate today, Func<LocalDate, bool> isHoliday)
    {
        var spans = new List<Minutes>();

        // One day back for what began yesterday, and past the horizon so that its last stretch is seen whole.
        for (var day = -2; day <= DaysAhead + 3; day++)
        {
            var date = today.PlusDays(day);
            foreach (var span in hours.RuleOn(date, isHoliday(date)).Open)
            {
                var midnight = day * LocalMoment.DayMinutes;
                spans.Add(new(midnight + span.From, midnight + span.To));
            }
        }

        return WeekTable.Joined(spans);
    }
}
