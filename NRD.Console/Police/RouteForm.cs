using NodaTime;
using NodaTime.Text;
using NRD.Core.Places;
using NRD.Core.Police;

namespace NRD.Console.Police;

/// <summary>What a route is asked for, as it is typed.</summary>
public sealed class RouteForm
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public bool LifeAtRisk { get; set; }

    public bool Minor { get; set; }

    public bool ThirdParty { get; set; }

    public RouteUrgency? Urgency { get; set; }

    public string Date { get; set; } = "";

    public string Time { get; set; } = "";

    /// <summary>At another time than now; in the clock of the place.</summary>
    public bool IsLater => Date.Length > 0 || Time.Length > 0;

    /// <returns><c>null</c> where date or time cannot be read.</returns>
    public RouteQuestion? Ask(PlaceRef place, Instant now, TimeZones zones) => Moment(place, now, zones) is { } at
        ? new(place, at, Minor, ThirdParty, LifeAtRisk, LifeAtRisk ? RouteUrgency.Immediate : Urgency)
        : null;

    private Instant? Moment(PlaceRef place, Instant now, TimeZones zones)
    {
        if (!IsLater)
        {
            return now;
        }

        var zone = zones.Find(place.Zone) ?? DateTimeZone.Utc;
        var there = now.InZone(zone);
        var date = Date.Length == 0 ? there.Date : LocalDatePattern.Iso.Parse(Date) is { Success: true } day ? day.Value : (LocalDate?)null;
        var time = Time.Length == 0 ? there.TimeOfDay : Clock.Parse(Time) is { Success: true } clock ? clock.Value : (LocalTime?)null;
        return date is { } d && time is { } t ? zone.AtLeniently(d + t).ToInstant() : null;
    }
}
