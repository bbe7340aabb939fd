using NodaTime;
using NodaTime.Testing.TimeZones;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class TimeZonesTests
{
    private static readonly Instant Winter = Instant.FromUtc(2027, 1, 15, 18, 0);

    [Theory]
    [InlineData("America/Vancouver", -7)]
    [InlineData("America/Edmonton", -6)]
    [InlineData("America/Yellowknife", -6)]
    [InlineData("America/Winnipeg", -5)]
    public void R32_The_four_zones_that_stopped_changing_clocks_are_right(string zone, int hours)
    {
        var zones = new TimeZones();

        zones.Find(zone).ShouldNotBeNull().GetUtcOffset(Winter).ShouldBe(Offset.FromHours(hours));
        zones.Check().ShouldBeEmpty();
        zones.IsTrusted(zone).ShouldBeTrue();
    }

    [Fact]
    public void R32_Stale_zones_are_reported_in_both_languages_and_none_is_trusted()
    {
        var stale = new TimeZones(new StaleZones(), []);

        stale.Check().Count.ShouldBe(4);
        stale.Check().ShouldAllBe(f => f.IsComplete);
        stale.IsTrusted("America/Toronto").ShouldBeFalse();
    }

    [Fact]
    public void R32_An_unknown_zone_is_not_trusted()
    {
        var zones = new TimeZones();

        zones.Find("America/Nowhere").ShouldBeNull();
        zones.Find(null).ShouldBeNull();
        zones.IsTrusted("America/Nowhere").ShouldBeFalse();
        zones.IsTrusted(null).ShouldBeFalse();
    }

    [Fact]
    public void A_correction_holds_from_its_instant_on_and_not_before()
    {
        var zones = new TimeZones(DateTimeZoneProviders.Tzdb, [new("America/Toronto", "2027-02-01T05:00:00Z", "-04:00", "Test act, s. 1")]);

        var toronto = zones.Find("America/Toronto").ShouldNotBeNull();

        toronto.GetUtcOffset(Winter).ShouldBe(Offset.FromHours(-5));
        toronto.GetUtcOffset(Instant.FromUtc(2027, 2, 1, 4, 59)).ShouldBe(Offset.FromHours(-5));
        toronto.GetUtcOffset(Instant.FromUtc(2027, 2, 1, 5, 0)).ShouldBe(Offset.FromHours(-4));
        toronto.GetUtcOffset(Instant.FromUtc(2027, 12, 1, 5, 0)).ShouldBe(Offset.FromHours(-4));
        toronto.AtLeniently(new(2027, 12, 1, 12, 0)).Offset.ShouldBe(Offset.FromHours(-4));
    }

    [Fact]
    public void A_correction_makes_stale_zones_right_again()
    {
        var corrected = new TimeZones(new StaleZones(),
        [
            new("America/Vancouver", "2026-11-01T09:00:00Z", "-07:00", "Test"), new("America/Edmonton", "2026-11-01T08:00:00Z", "-06:00", "Test"),
            new("America/Yellowknife", "2026-11-01T08:00:00Z", "-06:00", "Test"), new("America/Winnipeg", "2026-11-01T07:00:00Z", "-05:00", "Test"),
        ]);

        corrected.Check().ShouldBeEmpty();
    }

    // The rules as they were before 2026: UTC in place of each zone is as wrong as an hour is.
    private sealed class StaleZones : IDateTimeZoneProvider
    {
        public string VersionId => "stale";

        public System.Collections.ObjectModel.ReadOnlyCollection<string> Ids => DateTimeZoneProviders.Tzdb.Ids;

        public DateTimeZone this[string id] => new SingleTransitionDateTimeZone(Instant.FromUtc(2026, 11, 1, 9, 0), -3, -4);

        public DateTimeZone GetSystemDefault() => DateTimeZone.Utc;

        public DateTimeZone? GetZoneOrNull(string id) => this[id];
    }
}
