using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>What an operator should know of somebody's age before asking them to consent.</summary>
public sealed record CapacityNote(string Code, Bilingual Text, string? Source);

/// <summary>Notes on capacity and age, as reference data. They inform; the operator decides, or asks a supervisor.</summary>
public static class CapacityNotes
{
    private static readonly IReadOnlyList<Row> Rows = ReferenceData.Json<List<Row>>("capacity-notes.json");

    /// <param name="ageBand">The code of the sheet; <c>null</c> where nobody asked.</param>
    /// <param name="province">ISO 3166-2; <c>null</c> where the place is not known.</param>
    public static IReadOnlyList<CapacityNote> For(string? ageBand, string? province) =>
        [.. Rows.Where(row => row.Bands.Contains(ageBand ?? "Unknown") && (row.Province is null || row.Province == province)).Select(row => new CapacityNote(row.Code, new(row.En, row.Fr), row.Source))];

    private sealed record Row(string Code, List<string> Bands, string? Province, string En, string Fr, string? Source);
}
