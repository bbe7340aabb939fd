using System.Collections.Concurrent;
using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>A town as the index needs it.</summary>
/// <param name="Point"><c>null</c> for a small community that no licensed source locates.</param>
internal sealed record IndexTown(int Id, Bilingual Name, string Province, GeoPoint? Point, string? Zone);

/// <summary>The reference tables that an index is built with and answers by.</summary>
internal sealed class IndexReference
{
    private static readonly Lazy<IndexReference> FromTables = new(() => Of(new PlaceFinder(), new TimeZones()));

    /// <summary>The tables that come with the product.</summary>
    public static IndexReference Default => FromTables.Value;

    /// <summary>Name and hint words of a need; empty for a code that the taxonomy does not know.</summary>
    public required Func<string, IReadOnlyList<Bilingual>> NeedWords { get; init; }

    public required Func<int, IndexTown?> Town { get; init; }

    /// <summary>The town of an address, by city and province, where there is exactly one.</summary>
    public required Func<string, string, IndexTown?> TownOf { get; init; }

    /// <summary>Every name that a language is looked for by.</summary>
    public required Func<string, IReadOnlyList<Bilingual>> LanguageNames { get; init; }

    public required Func<string, Bilingual?> ProvinceName { get; init; }

    /// <summary>Whether a date is a general holiday in a province.</summary>
    public required Func<string, LocalDate, bool> IsHoliday { get; init; }

    public required Func<string, DateTimeZone?> Zone { get; init; }

    /// <summary>A zone whose rules passed the check at start-up; <c>false</c> makes its hours unconfirmed.</summary>
    public required Func<string, bool> IsZoneTrusted { get; init; }

    private static IReadOnlyList<Bilingual> WordsOfNeed(string code) => Taxonomy.Default.Find(code) is { } term
        ? [term.Name, new(string.Join(", ", term.HintsEn), string.Join(", ", term.HintsFr))]
        : [];

    private static IndexReference Of(PlaceFinder places, TimeZones zones)
    {
        // A directory names the same few hundred towns again and again; building asks from several threads.
        var towns = new ConcurrentDictionary<(string City, string Province), IndexTown?>();
        return new()
        {
            NeedWords = WordsOfNeed,
            Town = id => AsTown(places.ById(id)),
            TownOf = (city, province) => towns.GetOrAdd((city, province), key => FindTown(places, key.City, key.Province)),
            LanguageNames = code => [Languages.Default.Name(code)],
            ProvinceName = code => Province.Find(code)?.Name,
            IsHoliday = (province, date) => Holidays.Default.On(date, province) is not null,
            Zone = zones.Find,
            IsZoneTrusted = zones.IsTrusted,
        };
    }

    private static IndexTown? FindTown(PlaceFinder places, string city, string province) =>
        Province.Find(province) is { } known && places.Resolve($"{city}, {known.ShortCode}").Certain is { Kind: PlaceKind.Town, PlaceId: { } id } ? AsTown(places.ById(id)) : null;

    /// <summary>A former town counts as the municipality that it belongs to now, as it does where somebody names it.</summary>
    private static IndexTown? AsTown(Place? place) => place is null ? null : new(place.PartOf ?? place.Id, place.Name, place.Province, place.Point, place.Zone);
}
