using NodaTime;
using NodaTime.Text;
using NRD.Core.Places;

namespace NRD.Core.Police;

/// <summary>Reads the shipped reference data and links its towns to <see cref="PlaceFinder"/>; a town that is not there stops the program.</summary>
internal static class PoliceFile
{
    public const string Country = "CA";

    public static PoliceReference Load()
    {
        var file = ReferenceData.Json<File>("police.json");
        var towns = new PlaceFinder().Places.ToLookup(place => place.Province);
        Jurisdiction[] above = [new(Country, JurisdictionKind.Country, null, new("Canada", "Canada"), []), .. Province.All.Select(p => new Jurisdiction(p.Code, JurisdictionKind.Province, Country, p.Name, []))];
        return new(
            file.Version,
            above.Concat(file.Jurisdictions.Select(row => new Jurisdiction(row.Id, Kind<JurisdictionKind>(row.Kind), row.In, row.Name, Towns(row, towns)))),
            file.Services.Select(Service),
            file.EmergencyNumbers.Select(row => new EmergencyNumber(row.In, row.Number, row.Confirmed, row.Source)),
            file.WithoutLocalPolice,
            file.ReviewDays.ToDictionary(pair => Kind<PoliceKind>(pair.Key), pair => Days(pair.Value)));
    }

    private static ValueList<int> Towns(Node row, ILookup<string, Place> towns) =>
        row.Places.Select(name => (Province: row.In, Name: name)).Concat((row.Across ?? []).Select(pair => (Province: pair[0], Name: pair[1])))
            .SelectMany(town => Named(towns[town.Province], town.Name))
            .Distinct().ToValueList();

    private static IEnumerable<int> Named(IEnumerable<Place> towns, string name)
    {
        var found = towns.Where(p => p.Name.En == name || p.Name.Fr == name || p.OtherNames.Contains(name)).ToList();
        return found.Count > 0 ? found.Select(p => p.PartOf ?? p.Id) : throw new InvalidDataException($"There is no place {name}.");
    }

    private static PoliceService Service(ServiceRow row) => new(
        row.Id,
        row.Name,
        Kind<PoliceKind>(row.Kind),
        row.Areas.Select(area => new ServedArea(area.In, Day(area.From), Day(area.To), area.Note, area.ToBeConfirmed)).ToValueList(),
        row.Apart,
        row.Source,
        row.ToBeConfirmed,
        Day(row.EffectiveFrom),
        Day(row.EffectiveTo));

    private static T Kind<T>(string code)
        where T : struct, Enum => Enum.TryParse<T>(code.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind : throw new InvalidDataException($"'{code}' is no {typeof(T).Name}.");

    private static int Days(int days) => days is >= PoliceReference.ShortestReview and <= PoliceReference.LongestReview
        ? days
        : throw new InvalidDataException($"A list is reviewed every {PoliceReference.ShortestReview} to {PoliceReference.LongestReview} days, not {days}.");

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private sealed record File(string Version, string[] WithoutLocalPolice, Dictionary<string, int> ReviewDays, Node[] Jurisdictions, Emergency[] EmergencyNumbers, ServiceRow[] Services);

    private sealed record Node(string Id, string Kind, string In, Bilingual Name, string[] Places, string[][]? Across);

    private sealed record Emergency(string In, string? Number, bool Confirmed, string Source);

    private sealed record ServiceRow(string Id, string Kind, Bilingual Name, AreaRow[] Areas, Bilingual? Apart, string Source, bool ToBeConfirmed, string? EffectiveFrom, string? EffectiveTo);

    private sealed record AreaRow(string In, Bilingual? Note, string? From, string? To, bool ToBeConfirmed = false);
}
