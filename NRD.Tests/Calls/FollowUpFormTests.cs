using NodaTime;
using NRD.Console.Calls;

namespace NRD.Tests.Calls;

public sealed class FollowUpFormTests
{
    private static readonly DateTimeZone Vancouver = DateTimeZoneProviders.Tzdb["America/Vancouver"];

    [Theory]
    [InlineData("09:30", "11:00")]
    [InlineData("09:30:00", "11:00:00")]
    public void A_window_is_read_on_the_clock_of_where_the_person_is(string from, string until)
    {
        var request = new FollowUpForm { Number = "613 555 0142", Day = "2026-11-25", From = from, Until = until }.ToRequest(Guid.NewGuid(), Guid.NewGuid(), Vancouver).ShouldNotBeNull();

        request.From.InZone(Vancouver).LocalDateTime.ShouldBe(new LocalDateTime(2026, 11, 25, 9, 30));
        request.Until.InZone(Vancouver).TimeOfDay.ShouldBe(new LocalTime(11, 0));
    }

    [Theory]
    [InlineData("", "09:30", "11:00")]
    [InlineData("2026-11-25", "", "11:00")]
    [InlineData("2026-11-25", "09:30", "soon")]
    public void Without_a_day_and_both_times_there_is_no_window(string day, string from, string until) =>
        new FollowUpForm { Day = day, From = from, Until = until }.ToRequest(Guid.NewGuid(), Guid.NewGuid(), Vancouver).ShouldBeNull();
}
