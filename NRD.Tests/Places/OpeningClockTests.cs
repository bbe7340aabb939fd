using NodaTime;
using NRD.Core;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class OpeningClockTests
{
    private static readonly DateTimeZone Toronto = DateTimeZoneProviders.Tzdb["America/Toronto"];
    private static readonly DateTimeZone StJohns = DateTimeZoneProviders.Tzdb["America/St_Johns"];

    private static readonly OpeningHours NineToFive = Week(
        Enumerable.Range(1, 5).Select(day => new WeeklySpan((IsoDayOfWeek)day, new(9, 0), new(17, 0))));

    private static readonly OpeningHours FridayNight = Week([new WeeklySpan(IsoDayOfWeek.Friday, new(22, 0), new(6, 0))]);

    [Fact]
    public void R32_Unknown_hours_are_unconfirmed_never_closed() =>
        At(OpeningHours.Unknown, Toronto, new(2027, 1, 12, 3, 0)).ShouldBe(new(OpenState.Unconfirmed, UnconfirmedReason.HoursUnknown, null, null));

    [Fact]
    public void R32_A_site_without_a_zone_is_unconfirmed()
    {
        foreach (var hours in new[] { NineToFive, OpeningHours.Always })
        {
            OpeningClock.At(hours, zone: null, NoHoliday, zoneTrusted: true, Instant.FromUtc(2027, 1, 12, 15, 0))
                .ShouldBe(new(OpenState.Unconfirmed, UnconfirmedReason.ZoneUnknown, null, null));
        }
    }

    [Fact]
    public void R32_Zones_that_failed_their_check_make_every_state_unconfirmed() =>
        OpeningClock.At(NineToFive, Toronto, NoHoliday, zoneTrusted: false, Instant.FromUtc(2027, 1, 12, 15, 0))
            .ShouldBe(new(OpenState.Unconfirmed, UnconfirmedReason.ZoneCheckFailed, null, null));

    [Fact]
    public void R32_By_appointment_is_unconfirmed_even_while_appointments_are_made() =>
        At(NineToFive with { Kind = HoursKind.ByAppointment }, Toronto, new(2027, 1, 12, 10, 0)).Reason.ShouldBe(UnconfirmedReason.ByAppointment);

    [Fact]
    public void R32_A_holiday_makes_ordinary_hours_unconfirmed() =>
        At(NineToFive, Toronto, new(2027, 7, 1, 10, 0), CanadaDay).ShouldBe(new(OpenState.Unconfirmed, UnconfirmedReason.Holiday, null, null));

    [Fact]
    public void R32_What_is_open_only_sometimes_is_unconfirmed()
    {
        var hours = NineToFive with { Unconfirmed = [new(IsoDayOfWeek.Saturday, new(10, 0), new(14, 0))] };

        At(hours, Toronto, new(2027, 1, 16, 11, 0)).Reason.ShouldBe(UnconfirmedReason.HoursUnknown);
        At(hours, Toronto, new(2027, 1, 16, 15, 0)).State.ShouldBe(OpenState.Closed);
    }

    [Fact]
    public void Open_says_until_when_and_closed_says_when_it_opens()
    {
        At(NineToFive, Toronto, new(2027, 1, 12, 10, 0)).Until!.Value.LocalDateTime.ShouldBe(new(2027, 1, 12, 17, 0));
        At(NineToFive, Toronto, new(2027, 1, 15, 17, 0)).OpensAt!.Value.LocalDateTime.ShouldBe(new(2027, 1, 18, 9, 0));
    }

    [Fact]
    public void A_partner_may_say_that_holidays_are_closed_or_ordinary()
    {
        At(NineToFive with { ClosedOnHolidays = true }, Toronto, new(2027, 7, 1, 10, 0), CanadaDay).OpensAt!.Value.LocalDateTime.ShouldBe(new(2027, 7, 2, 9, 0));
        At(NineToFive with { ClosedOnHolidays = false }, Toronto, new(2027, 7, 1, 10, 0), CanadaDay).State.ShouldBe(OpenState.Open);
    }

    [Fact]
    public void A_next_opening_is_never_promised_on_a_holiday() =>
        At(NineToFive, Toronto, new(2027, 6, 30, 18, 0), CanadaDay).OpensAt!.Value.LocalDateTime.ShouldBe(new(2027, 7, 2, 9, 0));

    [Fact]
    public void What_never_closes_is_open_on_a_holiday_unless_an_exception_says_otherwise()
    {
        At(OpeningHours.Always, Toronto, new(2027, 7, 1, 3, 0), CanadaDay).ShouldBe(new(OpenState.Open, UnconfirmedReason.None, null, null));

        var closed = OpeningHours.Always with { Exceptions = [new(new(2027, 7, 1), new(2027, 7, 1), [])] };

        At(closed, Toronto, new(2027, 7, 1, 3, 0), CanadaDay).OpensAt!.Value.LocalDateTime.ShouldBe(new(2027, 7, 2, 0, 0));
        At(closed, Toronto, new(2027, 6, 30, 3, 0), CanadaDay).Until!.Value.LocalDateTime.ShouldBe(new(2027, 7, 1, 0, 0));
    }

    [Fact]
    public void An_exception_wins_over_unknown_hours_and_over_appointments()
    {
        DatedHours closed = new(new(2026, 12, 24), new(2027, 1, 2), []);

        At(OpeningHours.Unknown with { Exceptions = [closed] }, Toronto, new(2026, 12, 28, 10, 0)).State.ShouldBe(OpenState.Closed);
        At(NineToFive with { Kind = HoursKind.ByAppointment, Exceptions = [closed] }, Toronto, new(2026, 12, 28, 10, 0)).State.ShouldBe(OpenState.Closed);
    }

    [Fact]
    public void An_overnight_span_covers_the_next_morning_and_no_more()
    {
        At(FridayNight, Toronto, new(2027, 1, 16, 5, 59)).Until!.Value.LocalDateTime.ShouldBe(new(2027, 1, 16, 6, 0));
        At(FridayNight, Toronto, new(2027, 1, 16, 6, 0)).State.ShouldBe(OpenState.Closed);
        At(FridayNight, Toronto, new(2027, 1, 15, 5, 0)).State.ShouldBe(OpenState.Closed);
    }

    [Fact]
    public void A_sunday_night_goes_on_into_monday() =>
        At(Week([new(IsoDayOfWeek.Sunday, new(22, 0), new(6, 0))]), Toronto, new(2027, 1, 18, 1, 0)).State.ShouldBe(OpenState.Open);

    [Fact]
    public void A_night_belongs_to_the_day_on_which_it_begins()
    {
        var saturdayClosed = FridayNight with { Exceptions = [new(new(2027, 1, 16), new(2027, 1, 16), [])] };
        var fridayClosed = FridayNight with { Exceptions = [new(new(2027, 1, 15), new(2027, 1, 15), [])] };

        At(saturdayClosed, Toronto, new(2027, 1, 16, 3, 0)).State.ShouldBe(OpenState.Open);
        At(fridayClosed, Toronto, new(2027, 1, 16, 3, 0)).State.ShouldBe(OpenState.Closed);
        At(FridayNight, Toronto, new(2027, 1, 16, 3, 0), date => date == new LocalDate(2027, 1, 15)).Reason.ShouldBe(UnconfirmedReason.Holiday);
        At(FridayNight, Toronto, new(2027, 1, 16, 3, 0), date => date == new LocalDate(2027, 1, 16)).State.ShouldBe(OpenState.Open);
    }

    [Fact]
    public void A_winter_season_over_the_new_year_replaces_the_week()
    {
        var winter = Week([]) with { Seasons = [new(new(10, 1), new(4, 30), [.. Enumerable.Range(1, 7).Select(day => new WeeklySpan((IsoDayOfWeek)day, new(18, 0), new(7, 0)))])] };

        At(winter, Toronto, new(2027, 1, 1, 6, 0)).State.ShouldBe(OpenState.Open);
        At(winter, Toronto, new(2027, 5, 1, 6, 0)).State.ShouldBe(OpenState.Open, "the night of 30 April ends on 1 May");
        At(winter, Toronto, new(2027, 5, 1, 19, 0)).State.ShouldBe(OpenState.Closed);
        At(winter, Toronto, new(2027, 5, 1, 19, 0)).OpensAt.ShouldBeNull();
        At(winter, Toronto, new(2027, 9, 20, 12, 0)).OpensAt!.Value.LocalDateTime.ShouldBe(new(2027, 10, 1, 18, 0));
    }

    [Fact]
    public void Adjoining_spans_are_one_and_a_week_without_an_end_has_none()
    {
        var twoDays = Week([new(IsoDayOfWeek.Monday, new(9, 0), new(0, 0)), new(IsoDayOfWeek.Tuesday, new(0, 0), new(12, 0))]);
        var everyDay = Week(Enumerable.Range(1, 7).Select(day => new WeeklySpan((IsoDayOfWeek)day, new(0, 0), new(0, 0))));

        At(twoDays, Toronto, new(2027, 1, 11, 10, 0)).Until!.Value.LocalDateTime.ShouldBe(new(2027, 1, 12, 12, 0));
        At(everyDay, Toronto, new(2027, 1, 11, 10, 0)).ShouldBe(new(OpenState.Open, UnconfirmedReason.None, null, null));
    }

    [Fact]
    public void Clocks_put_forward_in_St_Johns_end_a_span_at_the_gap()
    {
        var night = Week([new(IsoDayOfWeek.Saturday, new(22, 0), new(2, 30))]);
        var morning = Week([new(IsoDayOfWeek.Sunday, new(2, 30), new(5, 0))]);
        var gap = Instant.FromUtc(2027, 3, 14, 5, 30);

        OpeningClock.At(night, StJohns, NoHoliday, true, gap - Duration.FromMinutes(10)).Until!.Value.ToInstant().ShouldBe(gap);
        OpeningClock.At(night, StJohns, NoHoliday, true, gap).State.ShouldBe(OpenState.Closed);
        OpeningClock.At(morning, StJohns, NoHoliday, true, gap - Duration.FromMinutes(10)).OpensAt!.Value.ToInstant().ShouldBe(gap);
        OpeningClock.At(morning, StJohns, NoHoliday, true, gap).Until!.Value.ToOffsetDateTime().ShouldBe(new LocalDateTime(2027, 3, 14, 5, 0).WithOffset(Offset.FromHoursAndMinutes(-2, -30)));
    }

    [Fact]
    public void Clocks_put_back_in_St_Johns_follow_the_wall_twice()
    {
        var night = Week([new(IsoDayOfWeek.Saturday, new(22, 0), new(1, 30))]);
        var secondOneOClock = Instant.FromUtc(2027, 11, 7, 4, 30);
        var half = Duration.FromMinutes(30);

        OpeningClock.At(night, StJohns, NoHoliday, true, secondOneOClock - half - half).Until!.Value.ToInstant().ShouldBe(secondOneOClock - half);
        OpeningClock.At(night, StJohns, NoHoliday, true, secondOneOClock - half).OpensAt!.Value.ToInstant().ShouldBe(secondOneOClock);
        OpeningClock.At(night, StJohns, NoHoliday, true, secondOneOClock).Until!.Value.ToInstant().ShouldBe(secondOneOClock + half);
        OpeningClock.At(night, StJohns, NoHoliday, true, secondOneOClock + half).State.ShouldBe(OpenState.Closed);
    }

    [Fact]
    public void A_span_over_the_repeated_hour_ends_when_the_wall_says_so()
    {
        var night = Week([new(IsoDayOfWeek.Saturday, new(22, 0), new(2, 0))]);

        OpeningClock.At(night, StJohns, NoHoliday, true, Instant.FromUtc(2027, 11, 7, 4, 0)).Until!.Value.ToInstant().ShouldBe(Instant.FromUtc(2027, 11, 7, 5, 30));
    }

    [Theory]
    [InlineData("America/Vancouver", 16)]
    [InlineData("America/Edmonton", 15)]
    [InlineData("America/Yellowknife", 15)]
    [InlineData("America/Winnipeg", 14)]
    public void R32_The_zones_that_stopped_changing_clocks_open_at_their_new_hour(string zone, int openingHourUtc)
    {
        var opening = Instant.FromUtc(2027, 1, 15, openingHourUtc, 0);
        var place = DateTimeZoneProviders.Tzdb[zone];

        OpeningClock.At(NineToFive, place, NoHoliday, true, opening - Duration.FromMinutes(1)).OpensAt!.Value.ToInstant().ShouldBe(opening);
        OpeningClock.At(NineToFive, place, NoHoliday, true, opening).State.ShouldBe(OpenState.Open);
    }

    private static OpeningHours Week(IEnumerable<WeeklySpan> spans) => new() { Kind = HoursKind.Weekly, Weekly = spans.ToValueList() };

    private static bool NoHoliday(LocalDate date) => false;

    private static bool CanadaDay(LocalDate date) => date is { Month: 7, Day: 1 };

    private static OpenStatus At(OpeningHours hours, DateTimeZone zone, LocalDateTime local, Func<LocalDate, bool>? isHoliday = null) =>
        OpeningClock.At(hours, zone, isHoliday ?? NoHoliday, zoneTrusted: true, local.InZoneStrictly(zone).ToInstant());
}
