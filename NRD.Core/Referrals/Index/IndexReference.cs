using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>A town as the index needs it.</summary>
internal sealed record IndexTown(int Id, Bilingual Name, string Province, GeoPoint Point, string? Zone);

/// <summary>The reference tables that an index is built with and answers by.</summary>
internal sealed class IndexReference
{
    private static readonly Lazy<IndexReference> FromTables = new(() => new()
    {
        NeedWords = WordsOfNeed,
        Town = _ => null,
        TownOf = (_, _) => null,
        LanguageNames = code => [Languages.Default.Name(code)],
        ProvinceName = _ => null,
        IsHoliday = (province, date) => Holidays.Default.On(date, province) is not null,
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull,
        IsZoneTrusted = _ => true,
    });

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
}
