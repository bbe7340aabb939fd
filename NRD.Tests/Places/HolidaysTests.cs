using NodaTime;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public sealed class HolidaysTests
{
    [Theory]
    [InlineData("2026-12-25", "CA-ON", "Christmas Day")]
    [InlineData("2027-02-15", "CA-MB", "Louis Riel Day")]
    [InlineData("2027-03-26", "CA-QC", "Good Friday")]
    [InlineData("2027-03-29", "CA-QC", "Easter Monday")]
    [InlineData("2027-05-24", "CA-ON", "Victoria Day")]
    [InlineData("2027-05-24", "CA-QC", "National Patriots’ Day")]
    [InlineData("2026-06-24", "CA-QC", "Fête nationale du Québec")]
    [InlineData("2026-07-09", "CA-NU", "Nunavut Day")]
    [InlineData("2026-08-17", "CA-YT", "Discovery Day")]
    [InlineData("2026-09-07", "CA-NL", "Labour Day")]
    [InlineData("2026-10-12", "CA-BC", "Thanksgiving")]
    [InlineData("2026-11-11", "CA-NL", "Remembrance Day")]
    [InlineData("2026-12-26", "CA-ON", "Boxing Day")]
    public void A_general_holiday_is_known_in_its_province(string date, string province, string name) =>
        Holidays.Default.On(Day(date), province)?.En.ShouldBe(name);

    [Theory]
    [InlineData("2026-11-11", "CA-ON")]
    [InlineData("2026-11-11", "CA-QC")]
    [InlineData("2027-03-29", "CA-ON")]
    [InlineData("2026-06-24", "CA-ON")]
    [InlineData("2026-12-26", "CA-QC")]
    [InlineData("2026-07-09", "CA-NT")]
    [InlineData("2026-11-23", "CA-ON")]
    [InlineData("2026-12-25", "Maryland")]
    public void Elsewhere_the_day_is_ordinary(string date, string province) => Holidays.Default.On(Day(date), province).ShouldBeNull();

    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    public void Easter_falls_where_the_church_says(int year, int month, int day) => Holidays.Easter(year).ShouldBe(new LocalDate(year, month, day));

    [Theory]
    [InlineData("2027-12-27", "CA-ON", "Christmas Day (in lieu)")]
    [InlineData("2027-12-28", "CA-ON", "Boxing Day (in lieu)")]
    [InlineData("2028-07-03", "CA-AB", "Canada Day (in lieu)")]
    public void A_holiday_at_the_weekend_counts_on_the_next_working_day_too(string date, string province, string name)
    {
        var holiday = Holidays.Default.On(Day(date), province).ShouldNotBeNull();

        holiday.En.ShouldBe(name);
        holiday.IsComplete.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-08-03", "CA-AB")]
    [InlineData("2026-08-03", "CA-ON")]
    [InlineData("2026-09-30", "CA-NS")]
    public void A_day_that_only_some_employers_keep_counts_too(string date, string province) =>
        Holidays.Default.On(Day(date), province).ShouldNotBeNull();

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
