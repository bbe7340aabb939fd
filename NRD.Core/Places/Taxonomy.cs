namespace NRD.Core.Places;

/// <summary>A group of needs, such as shelter and housing.</summary>
public sealed record TaxonomyGroup(string Code, Bilingual Name);

/// <summary>One need or offer of the service taxonomy.</summary>
/// <param name="Code">Such as <c>B1</c>; the first letter is the group.</param>
/// <param name="HintsEn">Words that people type when they mean it.</param>
/// <param name="IndirectOnly">Never an answer for a person in need (X1 to X5).</param>
/// <param name="StaffOnly">Never offered by itself: police contacts (L1) and immigration authorities (L5).</param>
public sealed record TaxonomyTerm(string Code, Bilingual Name, ValueList<string> HintsEn, ValueList<string> HintsFr, bool IndirectOnly, bool StaffOnly)
{
    public string Group => Code[..1];
}

/// <summary>What services are for, in our own codes; 211 codes are licensed and not part of it.</summary>
public sealed class Taxonomy
{
    private static readonly Lazy<Taxonomy> Shipped = new(Load);

    private readonly Dictionary<string, TaxonomyTerm> byCode;

    private Taxonomy(IReadOnlyList<TaxonomyGroup> groups, IReadOnlyList<TaxonomyTerm> terms)
    {
        Groups = groups;
        All = terms;
        byCode = terms.ToDictionary(t => t.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The taxonomy that ships with the product.</summary>
    public static Taxonomy Default => Shipped.Value;

    public IReadOnlyList<TaxonomyGroup> Groups { get; }

    /// <summary>In the order of the codes.</summary>
    public IReadOnlyList<TaxonomyTerm> All { get; }

    public TaxonomyTerm? Find(string code) => byCode.GetValueOrDefault(code.Trim());

    /// <summary>Codes that the category words or the name of a service in another directory stand for; conservative.</summary>
    public static IReadOnlyList<string> FromWords(string words) => CategoryWords.Default.Codes(words);

    private static Taxonomy Load()
    {
        var table = ReferenceData.Json<Table>("taxonomy.json");
        return new(
            [.. table.Groups.Select(g => new TaxonomyGroup(g.Code, new(g.En, g.Fr)))],
            [.. table.Terms.Select(t => new TaxonomyTerm(t.Code, new(t.En, t.Fr), t.HintsEn, t.HintsFr, t.IndirectOnly, t.StaffOnly))]);
    }

    private sealed record Table(IReadOnlyList<GroupRow> Groups, IReadOnlyList<TermRow> Terms);

    private sealed record GroupRow(string Code, string En, string Fr);

    private sealed record TermRow(string Code, string En, string Fr, ValueList<string> HintsEn, ValueList<string> HintsFr, bool IndirectOnly, bool StaffOnly);
}
