using NodaTime;
using NRD.Core;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class HoursFieldsTests
{
    [Theory]
    [InlineData("09:00", "17:00", 9, 17)]
    [InlineData("9:00am", "5:00 p.m.", 9, 17)]
    [InlineData("09:00:00", "17:00:00Z", 9, 17)]
    [InlineData("9:00", "5:00", 9, 17)]
    [InlineData("00:00", "24:00", 0, 0)]
    [InlineData("1700", "2359", 17, 0)]
    [InlineData("600", "200", 6, 2)]
    [InlineData("22:00", "06:00", 22, 6)]
    [InlineData("9 h", "16 h", 9, 16)]
    public void Opening_and_closing_make_a_span(string opens, string closes, int from, int to) =>
        HoursFields.Span(opens, closes).ShouldBe(new LocalSpan(new(from, 0), new(to, 0)));

    [Theory]
    [InlineData(null, "17:00")]
    [InlineData("09:00", "")]
    [InlineData("25:00", "26:00")]
    [InlineData("6:00", "8:00 or so")]
    public void A_side_that_is_missing_or_strange_makes_no_span(string? opens, string? closes) =>
        HoursFields.Span(opens, closes).ShouldBeNull();

    [Theory]
    [InlineData("MO,TU", new[] { 1, 2 })]
    [InlineData("WE", new[] { 3 })]
    [InlineData("SU,MO", new[] { 1, 7 })]
    [InlineData("Monday", new[] { 1 })]
    [InlineData("jeudi", new[] { 4 })]
    [InlineData("Sat", new[] { 6 })]
    [InlineData("lun. au ven.", new[] { 1, 2, 3, 4, 5 })]
    [InlineData("Mon-Wed, Fri", new[] { 1, 2, 3, 5 })]
    [InlineData("weekdays", new[] { 1, 2, 3, 4, 5 })]
    public void Days_are_read_in_codes_and_in_names(string text, int[] days) =>
        HoursFields.Days(text).ShouldBe(days.Select(day => (IsoDayOfWeek)day).ToValueList());

    [Theory]
    [InlineData("1MO")]
    [InlineData("first Monday")]
    [InlineData("someday")]
    [InlineData("")]
    [InlineData(null)]
    public void Days_of_some_weeks_and_unknown_words_are_not_read(string? text) => HoursFields.Days(text).ShouldBeNull();

    [Fact]
    public void Midnight_at_the_end_of_a_day_is_midnight() => HoursFields.Time("24:00").ShouldBe(LocalTime.Midnight);
}
