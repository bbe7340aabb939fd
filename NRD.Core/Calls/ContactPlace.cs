using System.Globalization;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>The place of a contact as it is kept: the id of a town, the three characters of a postal area, or the code of a province.</summary>
public static class ContactPlace
{
    public static string Write(PlaceRef place) => place switch
    {
        { Kind: PlaceKind.Town, PlaceId: { } id } => id.ToString(CultureInfo.InvariantCulture),
        { Kind: PlaceKind.PostalArea } => place.Name.In(Language.English)[..3],
        _ => place.Province,
    };

    /// <returns><c>null</c> where it names no place, or the place table no longer knows it.</returns>
    public static PlaceRef? Read(string? kept, PlaceFinder places)
    {
        if (string.IsNullOrEmpty(kept))
        {
            return null;
        }

        if (int.TryParse(kept, CultureInfo.InvariantCulture, out var id))
        {
            return places.ById(id)?.ToRef();
        }

        var name = Province.Find(kept)?.Name.In(Language.English) ?? kept;
        return places.Resolve(name) switch
        {
            PlaceResolution.Found found => found.Place,
            PlaceResolution.Ambiguous several => several.Candidates.FirstOrDefault(candidate => candidate.Place.Kind != PlaceKind.Town)?.Place,
            _ => null,
        };
    }
}
