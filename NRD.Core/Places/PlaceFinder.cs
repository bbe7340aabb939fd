namespace NRD.Core.Places;

/// <summary>
/// Understands a place that somebody names: a town in English or French, a province, a postal area or a postal code.
/// Where more than one place can be meant it asks, since a wrong town can send a person the wrong way.
/// </summary>
public sealed class PlaceFinder
{
    private const int MostCandidates = 10;

    // A town wins over its namesakes without a question only where hardly anybody can mean another.
    private const int SurePopulation = 10_000;
    private const int SureRatio = 20;

    // What to assume of a place whose population nobody states.
    private const int UnknownPopulation = 1_000;

    private static readonly Lazy<PlaceTable> Shared = new(PlaceTable.Load);

    private readonly PlaceTable table = Shared.Value;
    private readonly PlaceSuggestions suggestions = new(Shared.Value);

    public IReadOnlyList<Place> Places => table.Places;

    public IEnumerable<PostalArea> PostalAreas => table.Areas;

    public Place? ById(int id) => table.ById(id);

    /// <param name="code">Three characters, such as <c>P3E</c>.</param>
    public PostalArea? PostalArea(string code) => table.Area(code.ToUpperInvariant());

    /// <summary>The nearest town that has a known point; districts are not towns.</summary>
    public Place Nearest(GeoPoint point) => table.Places.Where(p => p is { IsDistrict: false, Point: not null }).MinBy(p => p.Point?.KilometresTo(point))
        ?? throw new InvalidOperationException("The table of places is empty.");

    /// <summary>What can be meant by a half-typed place, best first: exact, then beginnings, each by population.</summary>
    public ValueList<PlaceCandidate> Suggest(string prefix, int limit)
    {
        var folded = Folding.Fold(prefix);
        if (folded.Length == 0)
        {
            return [];
        }

        var areas = folded.Length is 2 or 3 && char.IsAsciiDigit(folded[1])
            ? table.Areas.Where(a => a.Code.StartsWith(folded, StringComparison.OrdinalIgnoreCase)).OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => new PlaceCandidate(RefTo(a), null))
            : [];
        var provinces = Province.All
            .Where(p => p.ShortCode.Equals(prefix.Trim(), StringComparison.OrdinalIgnoreCase) || Begins(p.Name.En, folded) || Begins(p.Name.Fr, folded))
            .Select(p => new PlaceCandidate(RefTo(p), null));
        return areas.Concat(provinces).Concat(suggestions.Beginning(folded, limit)).DistinctBy(c => c.Place).Take(limit).ToValueList();
    }

    /// <summary>
    /// Finds what <paramref name="text"/> names. Accents, case and punctuation do not matter; "St" is "Saint"; a province may follow the town;
    /// of a postal code only the first three characters are used.
    /// </summary>
    public PlaceResolution Resolve(string text)
    {
        if (PlaceText.PostalEnd(text) is var (code, rest) && (rest.Length == 0 || Resolve(rest) is not PlaceResolution.Found))
        {
            return ResolveArea(code);
        }

        var name = PlaceText.WithoutCountry(Folding.Fold(PlaceText.PostalEnd(text)?.Before ?? text));
        if (name.Length == 0)
        {
            return new PlaceResolution.Unknown([]);
        }

        var towns = Named(name, null);
        if (PlaceText.ProvinceAlone(name) is { } province)
        {
            return ResolveProvince(province, towns);
        }

        if (towns.Count > 0)
        {
            return Choose(towns, name);
        }

        foreach (var (town, within) in PlaceText.TownAndProvince(name))
        {
            if (Named(town, within.Code) is { Count: > 0 } there)
            {
                return Choose(there, town);
            }
        }

        return new PlaceResolution.Unknown(suggestions.NearlySpelled(name));
    }

    private static bool Begins(string? name, string folded) => name is not null && Folding.Fold(name).StartsWith(folded, StringComparison.Ordinal);

    // "Québec" is a province and a city; "Ontario" is hardly ever the hamlet.
    private static PlaceResolution ResolveProvince(Province province, List<PlaceName> towns)
    {
        var cities = towns.Where(t => t.Place.Population >= SurePopulation).ToList();
        return cities.Count == 0
            ? new PlaceResolution.Found(RefTo(province))
            : new PlaceResolution.Ambiguous([.. cities.Select(c => Candidate(c.Place)), new(RefTo(province), null)]);
    }

    private static PlaceRef RefTo(Province province) => new(PlaceKind.Province, province.Name, province.Code, null, null, province.Zone);

    private static PlaceCandidate Candidate(Place place) => new(place.ToRef(), place.Population);

    private static int People(Place place) => place.Population ?? UnknownPopulation;

    private PlaceResolution ResolveArea(string code)
    {
        if (table.Area(code) is { } area)
        {
            return new PlaceResolution.Found(RefTo(area));
        }

        // Canada Post adds areas faster than the table learns of them; the first letter still tells the province.
        var provinces = Province.WithPostalLetter(code[0]).Select(p => new PlaceRef(PlaceKind.PostalArea, new(code, code), p.Code, null, null, p.Zone)).ToList();
        return provinces.Count switch
        {
            0 => new PlaceResolution.Unknown([]),
            1 => new PlaceResolution.Found(provinces[0]),
            _ => new PlaceResolution.Ambiguous(provinces.Select(p => new PlaceCandidate(p, null)).ToValueList()),
        };
    }

    private PlaceRef RefTo(PostalArea area)
    {
        var town = area.PlaceId is { } id ? table.ById(id) : null;
        var province = Province.Find(area.Province) ?? throw new InvalidDataException($"{area.Code} is in no province.");
        var name = town is null ? new Bilingual(area.Code, area.Code) : new($"{area.Code} ({town.Name.En})", $"{area.Code} ({town.Name.Fr})");
        return new(PlaceKind.PostalArea, name, area.Province, area.Point, town?.PartOf ?? town?.Id, town?.Zone ?? province.Zone);
    }

    private List<PlaceName> Named(string name, string? province)
    {
        var found = Lookup(name, province);
        return found.Count == 0 && PlaceText.WithoutTitle(name) is { } bare ? Lookup(bare, province) : found;
    }

    private List<PlaceName> Lookup(string name, string? province)
    {
        var found = new List<PlaceName>();
        foreach (var candidate in table.Named(Folding.WriteOut(name)))
        {
            if (province is null || candidate.Place.Province == province)
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    private PlaceResolution Choose(List<PlaceName> names, string typed)
    {
        var towns = names.Where(n => !n.Place.IsDistrict).ToList();
        if (towns.Count == 0)
        {
            return ChooseDistrict(names, typed);
        }

        var places = WithoutLesserNames(towns, typed).Select(n => n.Place).Distinct().OrderByDescending(People).ThenBy(p => p.Id).ToList();
        return places.Count == 1 || (People(places[0]) >= SurePopulation && People(places[0]) >= SureRatio * People(places[1]))
            ? new PlaceResolution.Found(places[0].ToRef())
            : new PlaceResolution.Ambiguous(places.Take(MostCandidates).Select(Candidate).ToValueList());
    }

    // Whoever types the full name of one place means it, not another that was once called so or is shortened to it,
    // unless the other is so much larger that most people would mean that one.
    private static List<PlaceName> WithoutLesserNames(List<PlaceName> towns, string typed)
    {
        var own = towns.Where(t => t.IsOwn && t.Folded == typed).ToList();
        var others = towns.Except(own).ToList();
        return own.Count > 0 && others.TrueForAll(o => People(o.Place) <= 10 * own.Max(t => People(t.Place))) ? own : towns;
    }

    // The name of a district is often also half the name of a town: "Niagara" in Toronto is not Niagara Falls.
    private PlaceResolution ChooseDistrict(List<PlaceName> names, string typed)
    {
        var districts = names.Select(n => n.Place).Distinct().OrderByDescending(People).ThenBy(p => p.Id).ToList();
        var province = districts.Select(d => d.Province).Distinct().Count() == 1 ? districts[0].Province : null;
        var longer = suggestions.Beginning(typed + " ", MostCandidates).Where(c => c.Population >= UnknownPopulation && (province is null || c.Place.Province == province)).ToList();
        return districts.Count == 1 && longer.Count == 0
            ? new PlaceResolution.Found(districts[0].ToRef())
            : new PlaceResolution.Ambiguous(longer.Concat(districts.Select(Candidate)).DistinctBy(c => c.Place).Take(MostCandidates).ToValueList());
    }
}
