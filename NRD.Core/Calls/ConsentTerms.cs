using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>How long a consent may be agreed to hold.</summary>
/// <param name="Lasts"><c>null</c>: with the end of the contact.</param>
public sealed record ConsentTerm(string Code, Duration? Lasts, Bilingual Name);

/// <summary>The terms a consent can have, as reference data; none is longer than <see cref="Consent.Longest"/>.</summary>
public static class ConsentTerms
{
    private static readonly Table Data = ReferenceData.Json<Table>("consent-terms.json");

    public static IReadOnlyList<ConsentTerm> All { get; } =
        [.. Data.Terms.Select(row => new ConsentTerm(row.Code, row.Hours is { } hours ? Duration.FromHours(hours) : null, new(row.En, row.Fr)))];

    /// <summary>The term that is usual for a purpose.</summary>
    public static ConsentTerm Usual(ConsentPurpose purpose) => All.Single(term => term.Code == Data.Usual[purpose]);

    private sealed record Table(List<Row> Terms, Dictionary<ConsentPurpose, string> Usual);

    private sealed record Row(string Code, double? Hours, string En, string Fr);
}
