using System.Text.Json;
using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Persistence;

/// <summary>
/// One organization of the sample files (<c>Data/sample-*.json</c>): the shapes of the directory, except that places stand by name
/// ("Sudbury, ON"), dates as days before or after the load, and hours as short lines (see <see cref="SampleHours"/>).
/// </summary>
internal sealed record SampleOrganization
{
    public required string Id { get; init; }

    public PartnerStatus Status { get; init; }

    public required OrganizationListing Listing { get; init; }

    public OrganizationInternals Internals { get; init; } = OrganizationInternals.None;

    public ValueList<SampleAlert> Alerts { get; init; } = [];

    /// <summary><c>null</c>: nobody ever made sure.</summary>
    public int? AssuredDaysAgo { get; init; }

    public SampleRevision? Described { get; init; }

    public ValueList<SampleSite> Sites { get; init; } = [];

    public ValueList<SampleService> Services { get; init; } = [];

    public static IReadOnlyList<SampleOrganization> ReadRegion(string region)
    {
        using var stream = ReferenceData.Open($"sample-{region}.json");
        return JsonSerializer.Deserialize<List<SampleOrganization>>(stream, JsonColumn.Options) ?? [];
    }

    public OrganizationRecord ToRecord(Instant now) => new()
    {
        ExternalId = Id,
        Status = Status,
        Listing = Listing with { Description = SampleRevision.Date(Listing.Description, Described, now) },
        Internals = Internals with { Alerts = SampleAlert.At(Alerts, now) },
        AssuredOn = SampleTime.DaysAgo(AssuredDaysAgo, now),
        Sites = Sites.Select(site => site.ToRecord(now)).ToValueList(),
        Services = Services.Select(service => service.ToRecord(now)).ToValueList(),
    };
}

/// <summary>A service of the sample files.</summary>
internal sealed record SampleService
{
    public required string Id { get; init; }

    public PartnerStatus? Status { get; init; }

    public required ServiceListing Listing { get; init; }

    public SampleHours? Hours { get; init; }

    public SampleHours? IntakeHours { get; init; }

    public SampleCoverage? Coverage { get; init; }

    /// <summary>Where it is run from, for its time zone, when it has no site.</summary>
    public string? ZoneOf { get; init; }

    public ServiceInternals Internals { get; init; } = ServiceInternals.None;

    public SampleCapacity? Capacity { get; init; }

    public ValueList<SampleAlert> Alerts { get; init; } = [];

    public int? AssuredDaysAgo { get; init; }

    public SampleRevision? Described { get; init; }

    public ValueList<string> Sites { get; init; } = [];

    public ServiceRecord ToRecord(Instant now) => new()
    {
        ExternalId = Id,
        Status = Status,
        Listing = Listing with
        {
            Description = SampleRevision.Date(Listing.Description, Described, now),
            Hours = Hours?.ToHours(now),
            IntakeHours = IntakeHours?.ToHours(now),
            Coverage = Coverage?.ToCoverage() ?? Partners.Coverage.NotStated,
            Zone = Listing.Zone ?? (ZoneOf is null ? null : SamplePlaces.Find(ZoneOf).Zone),
        },
        Internals = Internals with { Capacity = Capacity?.ToCapacity(now), Alerts = SampleAlert.At(Alerts, now) },
        AssuredOn = SampleTime.DaysAgo(AssuredDaysAgo, now),
        Sites = Sites,
    };
}

/// <summary>A site of the sample files.</summary>
internal sealed record SampleSite
{
    // Sites of one town stand up to about a kilometre apart, each always at the same spot.
    private const double Spread = 0.009;

    public required string Id { get; init; }

    public required string Place { get; init; }

    public Bilingual Name { get; init; } = Bilingual.Empty;

    public string? Street { get; init; }

    /// <summary><c>null</c>: the zone of the place.</summary>
    public string? Zone { get; init; }

    public Bilingual Accessibility { get; init; } = Bilingual.Empty;

    public Bilingual Directions { get; init; } = Bilingual.Empty;

    public SampleHours? Hours { get; init; }

    public ValueList<Phone> Phones { get; init; } = [];

    public bool Confidential { get; init; }

    public string? ConfidentialStreet { get; init; }

    /// <summary>The partner does not even let its town be known.</summary>
    public bool TownWithheld { get; init; }

    public string? Notes { get; init; }

    public SiteRecord ToRecord(Instant now)
    {
        var place = SamplePlaces.Find(Place);
        var city = place.Name.In(place.Province == "CA-QC" ? Language.French : Language.English);
        return new()
        {
            ExternalId = Id,
            Confidential = Confidential,
            ConfidentialAddress = Confidential ? new Address(ConfidentialStreet, null, city, place.Province, null) : null,
            Internals = Notes is null ? SiteInternals.None : new() { Notes = Notes },
            Listing = new()
            {
                Name = Name,
                Address = Confidential ? null : new Address(Street, null, city, place.Province, null),
                PlaceId = TownWithheld ? null : place.PlaceId,
                Point = Confidential ? null : Near(place.Point),
                Zone = Zone ?? place.Zone,
                Accessibility = Accessibility,
                Directions = Directions,
                Hours = Hours?.ToHours(now) ?? OpeningHours.Unknown,
                Phones = Phones,
            },
        };
    }

    private GeoPoint? Near(GeoPoint? town)
    {
        if (town is not { } point)
        {
            return null;
        }

        var bytes = StableId.Of(SampleDirectory.Source, "point", Id).ToByteArray();
        return new GeoPoint(
            Math.Round(point.Latitude + (Spread * ((bytes[0] / 127.5) - 1)), 5),
            Math.Round(point.Longitude + (Spread * ((bytes[1] / 127.5) - 1)), 5));
    }
}
