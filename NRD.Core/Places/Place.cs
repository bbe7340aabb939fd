namespace NRD.Core.Places;

/// <summary>A town, village, community or district.</summary>
/// <param name="Id">The GeoNames id; negative where the source gives none.</param>
/// <param name="Province">ISO 3166-2 code.</param>
/// <param name="Point"><c>null</c> for a small community that no licensed source locates: no distance is shown for it.</param>
/// <param name="Population"><c>null</c> where unknown.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="IsDistrict">A part of a larger town, or close enough to one to be taken for a part: never preferred to a town of the same name.</param>
/// <param name="PartOf">The municipality that this former town belongs to now.</param>
/// <param name="OtherNames">Former names and other spellings.</param>
public sealed record Place(
    int Id, Bilingual Name, string Province, GeoPoint? Point, int? Population, string Zone, bool IsDistrict, int? PartOf, ValueList<string> OtherNames)
{
    /// <summary>What a search looks from; a former town counts as the municipality it is a part of.</summary>
    public PlaceRef ToRef() => new(PlaceKind.Town, Name, Province, Point, PartOf ?? Id, Zone);
}

/// <summary>A forward sortation area: the first three characters of postal codes.</summary>
/// <param name="Point"><c>null</c> where there is no sound source: then only the province is known.</param>
/// <param name="PlaceId">The town it is in, or, for a rural area, the town it is resolved through.</param>
public sealed record PostalArea(string Code, string Province, GeoPoint? Point, int? PlaceId)
{
    /// <summary>Rural areas cover many villages; their centre is often far from all of them.</summary>
    public bool IsRural => Code[1] == '0';
}
