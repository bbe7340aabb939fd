using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>One thing that every decision on telling somebody looks at (rule R10). Reference data: more can be added, none is weighed against another.</summary>
public sealed record DecisionFactor(string Code, Bilingual Name, Bilingual Help)
{
    /// <summary>All of them, in the order in which they are asked.</summary>
    public static IReadOnlyList<DecisionFactor> All { get; } =
        [.. ReferenceData.Json<List<Row>>("decision-factors.json").Select(row => new DecisionFactor(row.Code, new(row.En, row.Fr), new(row.HelpEn, row.HelpFr)))];

    private sealed record Row(string Code, string En, string Fr, string HelpEn, string HelpFr);
}

/// <summary>What is known of one factor.</summary>
/// <param name="Text">In plain words; <c>null</c>: unknown, and said to be so.</param>
public sealed record FactorAnswer(string Factor, string? Text)
{
    public bool IsKnown => !string.IsNullOrWhiteSpace(Text);
}
