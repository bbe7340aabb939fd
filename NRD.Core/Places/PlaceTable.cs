using System.Collections.Frozen;
using System.Globalization;

namespace NRD.Core.Places;

/// <summary>The shipped tables of places and postal areas, with their names ready to be looked up. Never changes once loaded.</summary>
internal sealed class PlaceTable
{
    private readonly FrozenDictionary<int, Place> byId;
    private readonly FrozenDictionary<string, PostalArea> areas;
    private readonly FrozenDictionary<string, PlaceName[]> byName;

    private PlaceTable(IReadOnlyList<Place> places, IEnumerable<PostalArea> areas)
    {
        Places = places;
        byId = places.ToFrozenDictionary(p => p.Id);
        this.areas = areas.ToFrozenDictionary(a => a.Code);
        Names = [.. places.SelectMany(NamesOf).OrderBy(n => n.Key, StringComparer.Ordinal)];
        byName = Names.GroupBy(n => n.Key).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    public IReadOnlyList<Place> Places { get; }

    /// <summary>Every name of every place, in the order of their folded form.</summary>
    public PlaceName[] Names { get; }

    public IEnumerable<PostalArea> Areas => areas.Values;

    public static PlaceTable Load() => new(
        [.. ReferenceData.Rows("places.tsv").Select(PlaceOf)],
        ReferenceData.Rows("postal-areas.tsv").Select(c => new PostalArea(c[0], c[1], PointOf(c[2], c[3]), Number(c[4]))));

    public Place? ById(int id) => byId.GetValueOrDefault(id);

    public PostalArea? Area(string code) => areas.GetValueOrDefault(code);

    /// <param name="key">Folded, with short forms written out.</param>
    public ReadOnlySpan<PlaceName> Named(string key) => byName.TryGetValue(key, out var names) ? names : [];

    private static IEnumerable<PlaceName> NamesOf(Place place)
    {
        foreach (var name in new[] { place.Name.En, place.Name.Fr }.OfType<string>().Select(Folding.Fold).Distinct())
        {
            yield return new(Folding.WriteOut(name), name, place, IsOwn: true);
        }

        foreach (var name in place.OtherNames.Select(Folding.Fold).Distinct())
        {
            yield return new(Folding.WriteOut(name), name, place, IsOwn: false);
        }
    }

    private static Place PlaceOf(string[] cells) => new(
        int.Parse(cells[0], CultureInfo.InvariantCulture),
        new(cells[1], cells[2].Length > 0 ? cells[2] : cells[1]),
        cells[3],
        PointOf(cells[4], cells[5]),
        Number(cells[6]),
        cells[7],
        cells[8] == "district",
        Number(cells[9]),
        cells[10].Split('|', StringSplitOptions.RemoveEmptyEntries).ToValueList());

    private static GeoPoint? PointOf(string latitude, string longitude) => latitude.Length == 0
        ? null
        : new(double.Parse(latitude, CultureInfo.InvariantCulture), double.Parse(longitude, CultureInfo.InvariantCulture));

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>One name of a place.</summary>
/// <param name="Key">Folded, with short forms written out.</param>
/// <param name="Folded">Folded only, so that "St. John" and "Saint John" can still be told apart.</param>
/// <param name="IsOwn">Its name today, in English or French, rather than a former or other one.</param>
internal readonly record struct PlaceName(string Key, string Folded, Place Place, bool IsOwn);
