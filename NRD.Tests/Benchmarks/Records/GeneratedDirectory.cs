using NodaTime;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Places;

namespace NRD.Benchmarks.Records;

/// <summary>
/// A directory of any size with the shape of the sample: its needs, terms, conditions, languages, hours and statuses in their proportions,
/// under invented names, in towns as often as people live there, with texts of 40 to 120 words. The same for the same size, everywhere.
/// </summary>
internal sealed class GeneratedDirectory
{
    /// <summary>The source that ids follow from.</summary>
    public const string Source = "generated";

    /// <summary>Everything is dated from here: a Friday, early afternoon in the east.</summary>
    public static readonly Instant At = Instant.FromUtc(2026, 11, 20, 18, 30);

    private const ulong Seed = 20261120;

    private readonly Dice dice = new(Seed);
    private readonly IReadOnlyList<OrganizationRecord> sample = SampleDirectory.Records(At);
    private readonly Towns towns;
    private readonly GeneratedTexts texts;

    private GeneratedDirectory(PlaceFinder finder)
    {
        towns = new Towns(finder);
        texts = new GeneratedTexts(
            sample.SelectMany(partner => partner.Services.Select(service => ((IReadOnlyList<string>)service.Listing.Needs, service.Listing.Description))
                .Append(([.. partner.Services.SelectMany(service => service.Listing.Needs)], partner.Listing.Description))));
    }

    /// <summary>Whole organizations until there are <paramref name="services"/> services.</summary>
    public static IReadOnlyList<OrganizationRecord> Of(int services, PlaceFinder finder)
    {
        var directory = new GeneratedDirectory(finder);
        var records = new List<OrganizationRecord>();
        for (var count = 0; count < services; count += records[^1].Services.Count)
        {
            records.Add(directory.Organization(records.Count, services - count));
        }

        return records;
    }

    private OrganizationRecord Organization(int number, int room)
    {
        var organization = $"g{number}";
        var like = dice.Of(sample);
        var town = towns.Draw(dice);
        var word = InventedNames.Word(dice);
        var name = InventedNames.Body(dice, word);
        var needs = like.Services.SelectMany(service => service.Listing.Needs).ToList();
        return like with
        {
            ExternalId = organization,
            Listing = like.Listing with
            {
                Name = dice.Percent(10) ? new(name.En, null) : name,
                LegalName = like.Listing.LegalName.IsEmpty ? Bilingual.Empty : InventedNames.Fill(new("{0} Society", "Société {0}"), word),
                OtherNames = like.Listing.OtherNames.Count == 0 ? [] : [new Bilingual(word, word)],
                Description = texts.Describe(dice, like.Listing.Description, needs, word, town.Name),
                Website = $"https://{word.ToLowerInvariant()}.example.org",
            },
            AssuredOn = like.AssuredOn?.PlusDays(-dice.Below(60)),
            Sites = like.Sites.Select((site, at) => Site(site, organization, at == 0 ? town : dice.Of(towns.Around(town)))).ToValueList(),
            Services = like.Services.Take(room).Select(service => Service(service, organization, town)).ToValueList(),
        };
    }

    private SiteRecord Site(SiteRecord like, string organization, Place town)
    {
        var listing = like.Listing;
        return like with
        {
            ExternalId = $"{organization}-{like.ExternalId}",
            Listing = listing with
            {
                Address = listing.Address is null ? null : listing.Address with { Line1 = $"{100 + dice.Below(900)} {InventedNames.Word(dice)} Street", City = town.Name.In(Language.English), Province = town.Province },
                PlaceId = listing.PlaceId is null ? null : town.Id,
                Point = listing.Point is null ? null : Near(Towns.Point(town)),
                Zone = listing.Zone is null ? null : town.Zone,
                Hours = GeneratedHours.Vary(dice, listing.Hours) ?? OpeningHours.Unknown,
            },
            ConfidentialAddress = null,
        };
    }

    private ServiceRecord Service(ServiceRecord like, string organization, Place town)
    {
        var listing = like.Listing;
        var word = InventedNames.Word(dice);
        return like with
        {
            ExternalId = $"{organization}-{like.ExternalId}",
            Listing = listing with
            {
                Name = dice.Percent(30) ? InventedNames.Fill(new("{0} – " + listing.Name.In(Language.English), "{0} – " + listing.Name.In(Language.French)), word) : listing.Name,
                Description = texts.Describe(dice, listing.Description, listing.Needs, word, town.Name),
                Hours = GeneratedHours.Vary(dice, listing.Hours),
                Zone = listing.Zone is null ? null : town.Zone,
                Coverage = Coverage(listing.Coverage, town),
            },
            AssuredOn = like.AssuredOn?.PlusDays(-dice.Below(60)),
            Sites = like.Sites.Select(site => $"{organization}-{site}").ToValueList(),
        };
    }

    private Coverage Coverage(Coverage like, Place town)
    {
        var places = like.Places.Count == 0 ? [] : towns.Around(town).Take(like.Places.Count - 1).Prepend(town).ToList();
        return like with
        {
            Provinces = like.Provinces.Count == 1 ? [town.Province] : like.Provinces,
            Places = places.Select(place => place.Id).ToValueList(),
            AsStated = like.AsStated.IsEmpty || places.Count == 0
                ? Bilingual.Empty
                : InventedNames.Fill(new("{0} and area", "{0} et les environs"), town.Name.In(Language.English)),
        };
    }

    /// <summary>Within some three kilometres.</summary>
    private GeoPoint Near(GeoPoint town) => new(
        Math.Round(town.Latitude + ((dice.Below(600) - 300) / 10_000.0), 5),
        Math.Round(town.Longitude + ((dice.Below(800) - 400) / 10_000.0), 5));
}
