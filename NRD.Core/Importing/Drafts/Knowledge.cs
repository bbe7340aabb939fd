using NRD.Core.Importing.Text;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Importing.Drafts;

/// <summary>What the product knows of places, words and hours, as far as an import needs it.</summary>
internal sealed class Knowledge
{
    /// <summary>Beyond this the nearest town says nothing about the clock.</summary>
    private const double SameClockKm = 60;

    // Most of the land of the others keeps another clock than their cities, or a part of it does.
    private static readonly string[] OneZone = ["CA-AB", "CA-MB", "CA-NB", "CA-NS", "CA-NT", "CA-PE", "CA-YT"];

    private readonly PlaceFinder places = new();
    private readonly Dictionary<(string?, string?, string?), PlaceRef?> known = [];

    public static Knowledge Instance { get; } = new();

    /// <summary>The week that a text tells, with the text kept; "not confirmed" where not all of it was understood.</summary>
    public static OpeningHours Hours(Bilingual text) => text.IsEmpty ? OpeningHours.Unknown : Reading(text).Hours with { Original = text };

    /// <summary>Hours in which new people are taken in, where the text names them apart.</summary>
    public static OpeningHours? Intake(Bilingual text) => text.IsEmpty ? null : Reading(text).Intake;

    private static HoursReading Reading(Bilingual text)
    {
        var first = HoursText.Read(text.En ?? text.Fr, text.En is null ? Language.French : Language.English);
        return first.IsUnderstood || text.Fr is null ? first : HoursText.Read(text.Fr, Language.French);
    }

    public static IEnumerable<SpokenLanguage> Languages(string prose) =>
        Places.Languages.Default.FromProse(prose).Select(l => new SpokenLanguage(l.Code, l.ByInterpreter));

    public static IReadOnlyList<string> Needs(string words) => Taxonomy.FromWords(words);

    /// <summary>The town of an address in Canada, or what its postal code tells.</summary>
    public PlaceRef? Place(Address? address)
    {
        if (address is null || address.Country != "CA")
        {
            return null;
        }

        var key = (address.City, address.Province, address.PostalCode);
        lock (known)
        {
            if (!known.TryGetValue(key, out var place))
            {
                place = Find(address);
                known.Add(key, place);
            }

            return place;
        }
    }

    /// <summary>The zone of a place, or of a province or state that keeps one time only; <c>null</c> where that is not sure.</summary>
    public string? Zone(Address? address, GeoPoint? point)
    {
        if (Place(address) is { } place)
        {
            return place.Zone;
        }

        if (address?.Country == "CA" && point is { } at && places.Nearest(at) is { Point: { } town } near && town.KilometresTo(at) <= SameClockKm)
        {
            return near.Zone;
        }

        return address?.Country switch
        {
            "CA" => ZoneOf(address.Province),
            "US" => UsStates.Zone(address.Province),
            _ => null,
        };
    }

    /// <summary>The one zone of what is covered, where a service has no site.</summary>
    public string? ZoneOf(Coverage coverage)
    {
        var zones = coverage.Places.Select(id => places.ById(id)?.Zone).Concat(coverage.Provinces.Select(ZoneOf)).Distinct().ToList();
        return coverage.Country || zones is not [{ } only] ? null : only;
    }

    /// <summary>Reads a list of areas, in Canada only, and takes a name for what it names only where that is not in doubt.</summary>
    public Coverage Coverage(Bilingual text, Address? home, string? country)
    {
        var coverage = Partners.Coverage.NotStated with { AsStated = text };
        if ((home?.Country ?? country) != "CA" || text.IsEmpty)
        {
            return coverage;
        }

        var area = new CoverageText(places, home?.Province, Place(home)?.PlaceId);
        foreach (var side in new[] { text.En, text.Fr }.OfType<string>())
        {
            area.Read(side);
        }

        return coverage with { Country = area.Country, Provinces = area.Provinces.Order(StringComparer.Ordinal).ToValueList(), Places = area.Places.Order().ToValueList() };
    }

    private static string? ZoneOf(string? province) =>
        province is not null && OneZone.Contains(province) ? Province.Find(province)?.Zone : null;

    private PlaceRef? Find(Address address)
    {
        var province = Province.Find(address.Province)?.ShortCode;
        return Found(address.City is null ? null : province is null ? address.City : $"{address.City}, {province}")
            ?? Found(address.PostalCode);
    }

    private PlaceRef? Found(string? text) =>
        text is not null && places.Resolve(text) is PlaceResolution.Found { Place: { PlaceId: not null } place } ? place : null;
}
