namespace NRD.Core.Places;

/// <summary>What became of a place that somebody typed: found, one of several, or unknown.</summary>
public abstract record PlaceResolution
{
    private PlaceResolution()
    {
    }

    /// <summary>Exactly one place can be meant.</summary>
    public sealed record Found(PlaceRef Place) : PlaceResolution;

    /// <summary>Somebody has to choose: a wrong town can send a person the wrong way.</summary>
    /// <param name="Candidates">At most 10, likeliest first.</param>
    public sealed record Ambiguous(ValueList<PlaceCandidate> Candidates) : PlaceResolution;

    /// <summary>No such place; perhaps one that is spelled nearly so.</summary>
    /// <param name="Suggestions">At most 5, nearest spelling first.</param>
    public sealed record Unknown(ValueList<PlaceCandidate> Suggestions) : PlaceResolution;

    /// <summary>The place where it is certain, else <c>null</c>.</summary>
    public PlaceRef? Certain => (this as Found)?.Place;
}

/// <summary>One place to choose from, with what tells it from its namesakes.</summary>
/// <param name="Population"><c>null</c> where unknown, and for provinces and postal areas.</param>
public sealed record PlaceCandidate(PlaceRef Place, int? Population)
{
    /// <summary>Name and short code of the province: "Golden, BC".</summary>
    public Bilingual Label => Place.Kind == PlaceKind.Province
        ? new($"{Place.Name.En} (province or territory)", $"{Place.Name.Fr} (province ou territoire)")
        : new($"{Place.Name.In(Language.English)}, {Place.Province[3..]}", $"{Place.Name.In(Language.French)}, {Place.Province[3..]}");
}
