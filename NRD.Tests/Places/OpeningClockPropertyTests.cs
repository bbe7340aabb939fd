using CsCheck;
using NodaTime;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class OpeningClockPropertyTests
{
    [Fact]
    public void Every_minute_of_three_days_agrees_with_the_rules_read_slowly() =>
        Gen.Select(HoursGen.Hours, HoursGen.Zone, HoursGen.Instants).Sample(
            (hours, zone, start) =>
            {
                var compiled = new CompiledHours(hours);
                for (var minute = 0; minute < 3 * 1440; minute += 7)
                {
                    var now = start + Duration.FromMinutes(minute);
                    var verdict = compiled.At(LocalMoment.At(now, zone, zoneTrusted: true, HoursGen.IsHoliday));
                    if (HoursOracle.At(hours, zone, HoursGen.IsHoliday, now) != (verdict.State, verdict.Reason))
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 400);

    [Fact]
    public void An_ordinary_week_agrees_with_the_rules_at_every_single_minute() =>
        HoursGen.Hours.Sample(
            hours =>
            {
                var zone = DateTimeZoneProviders.Tzdb["America/Winnipeg"];
                var plain = hours with { Seasons = [], Exceptions = [] };
                var compiled = new CompiledHours(plain);
                var start = Instant.FromUtc(2027, 6, 6, 5, 0);
                return Enumerable.Range(0, 8 * 1440).All(minute =>
                {
                    var now = start + Duration.FromMinutes(minute);
                    var verdict = compiled.At(LocalMoment.At(now, zone, zoneTrusted: true, _ => false));
                    return HoursOracle.At(plain, zone, _ => false, now) == (verdict.State, verdict.Reason);
                });
            },
            iter: 60);

    [Fact]
    public void The_full_answer_and_the_compiled_one_say_the_same() =>
        Gen.Select(HoursGen.Hours, HoursGen.Zone, HoursGen.Instants, Gen.Bool, Gen.Bool).Sample(
            (hours, zone, now, hasZone, trusted) =>
            {
                var site = hasZone ? zone : null;
                var full = OpeningClock.At(hours, site, HoursGen.IsHoliday, trusted, now);
                var quick = new CompiledHours(hours).At(LocalMoment.At(now, site, trusted, HoursGen.IsHoliday));

                return (full.State, full.Reason) == (quick.State, quick.Reason);
            },
            iter: 3000);

    [Fact]
    public void Until_and_OpensAt_are_the_first_minute_at_which_the_state_is_another() =>
        Gen.Select(HoursGen.Hours, HoursGen.Zone, HoursGen.Instants).Sample(
            (hours, zone, now) =>
            {
                var status = OpeningClock.At(hours, zone, HoursGen.IsHoliday, zoneTrusted: true, now);
                if (status.State == OpenState.Unconfirmed)
                {
                    return status.Until is null && status.OpensAt is null;
                }

                var wasOpen = status.State == OpenState.Open;
                var change = wasOpen ? status.Until : status.OpensAt;
                var horizon = now.InZone(zone).LocalDateTime.PlusDays(OpeningClock.DaysAhead);
                for (var at = now + Duration.FromMinutes(1); at.InZone(zone).LocalDateTime <= horizon; at += Duration.FromMinutes(1))
                {
                    if ((HoursOracle.At(hours, zone, HoursGen.IsHoliday, at).State == OpenState.Open) != wasOpen)
                    {
                        return change?.ToInstant() == at;
                    }
                }

                return change is null;
            },
            iter: 250);

    [Fact]
    public void Asking_a_compiled_record_allocates_nothing()
    {
        var hours = new OpeningHours
        {
            Kind = HoursKind.Weekly,
            Weekly = [new(IsoDayOfWeek.Friday, new(22, 0), new(6, 0))],
            Seasons = [new(new(7, 1), new(8, 31), [])],
            Exceptions = [new(new(2027, 1, 1), new(2027, 1, 1), [])],
        };
        CompiledHours[] records = [new(hours), new(hours with { Seasons = [], Exceptions = [] }), new(OpeningHours.Always)];
        var moments = new[] { 1, 5, 182 }.Select(day => LocalMoment.At(
            Instant.FromUtc(2026, 12, 31, 17, 0) + Duration.FromDays(day), DateTimeZoneProviders.Tzdb["America/Regina"], zoneTrusted: true, HoursGen.IsHoliday)).ToArray();
        Ask(records, moments);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(records, moments);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
    }

    private static int Ask(CompiledHours[] records, LocalMoment[] moments)
    {
        var open = 0;
        for (var i = 0; i < 1000; i++)
        {
            open += records[i % 3].At(moments[i / 3 % 3]).State == OpenState.Open ? 1 : 0;
        }

        return open;
    }
}
