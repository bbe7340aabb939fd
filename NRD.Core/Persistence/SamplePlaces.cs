using NRD.Core.Places;

namespace NRD.Core.Persistence;

/// <summary>Places of the sample files by name and province, such as "Sudbury, ON".</summary>
internal static class SamplePlaces
{
    private static readonly PlaceFinder Finder = new();

    /// <exception cref="InvalidDataException">The name is not that of exactly one town.</exception>
    public static PlaceRef Find(string place) =>
        Finder.Resolve(place).Certain is { Kind: PlaceKind.Town } found ? found : throw Uncertain(place);

    /// <inheritdoc cref="Find"/>
    public static int Id(string place) => Find(place).PlaceId ?? throw Uncertain(place);

    private static InvalidDataException Uncertain(string place) => new($"The sample directory names '{place}', which is not one certain town.");
}
