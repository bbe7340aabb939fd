namespace NRD.Core.Places;

/// <summary>What kind of place somebody named.</summary>
public enum PlaceKind
{
    Town,

    /// <summary>A forward sortation area: the first three characters of a postal code.</summary>
    PostalArea,
    Province,
}

/// <summary>A place that was understood: where a search looks from.</summary>
/// <param name="Province">ISO 3166-2 code, such as <c>CA-ON</c>.</param>
/// <param name="Point"><c>null</c> for a province, and for a postal area without a sound source: then no distance is shown.</param>
/// <param name="PlaceId">The town; for a rural postal area the town it is resolved through; <c>null</c> where there is none.</param>
/// <param name="Zone">IANA zone.</param>
public sealed record PlaceRef(PlaceKind Kind, Bilingual Name, string Province, GeoPoint? Point, int? PlaceId, string Zone);
