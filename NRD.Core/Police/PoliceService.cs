using NodaTime;

namespace NRD.Core.Police;

/// <summary>A police service: what it is, where it serves, and what tells it from the others there. Reference data, not an answer on jurisdiction.</summary>
/// <param name="Id">Stable, such as <c>OPP</c>.</param>
/// <param name="Apart">What tells it from other services of the same place.</param>
/// <param name="ToBeConfirmed">Recalled, not checked against a source.</param>
public sealed record PoliceService(
    string Id, Bilingual Name, PoliceKind Kind, ValueList<ServedArea> Areas, Bilingual? Apart, string Source, bool ToBeConfirmed, LocalDate? EffectiveFrom, LocalDate? EffectiveTo)
{
    public bool ExistsOn(LocalDate day) => (EffectiveFrom is not { } from || day >= from) && (EffectiveTo is not { } to || day <= to);
}

/// <param name="Jurisdiction">Id of the node of the tree that it serves.</param>
/// <param name="Note">What tells it apart there.</param>
public sealed record ServedArea(string Jurisdiction, LocalDate? From, LocalDate? To, Bilingual? Note, bool ToBeConfirmed)
{
    public bool HoldsOn(LocalDate day) => (From is not { } from || day >= from) && (To is not { } to || day <= to);
}

/// <summary>What kind of police a service is.</summary>
public enum PoliceKind
{
    Municipal,
    Regional,
    FirstNations,

    /// <summary>A provincial police of parts of its province only.</summary>
    ProvincialArea,

    /// <summary>The province's own police.</summary>
    Provincial,

    /// <summary>The RCMP as police of a province or territory by contract.</summary>
    Contract,
    National,

    /// <summary>Military, railway, transit and supplementary police: never by themselves.</summary>
    Limited,

    /// <summary>Immigration and border bodies: in no route (rule R14).</summary>
    Border,
}

/// <summary>A node of the tree of jurisdictions: country, province or territory, region, municipality, First Nation or special area.</summary>
/// <param name="Parent"><c>null</c> for the country.</param>
/// <param name="Places">Ids of the places that are in it.</param>
public sealed record Jurisdiction(string Id, JurisdictionKind Kind, string? Parent, Bilingual Name, ValueList<int> Places);

public enum JurisdictionKind
{
    Country,
    Province,
    Region,
    Municipality,

    /// <summary>A First Nation, Inuit or other Indigenous community.</summary>
    FirstNation,
    Special,
}

/// <summary>The emergency number of a part of the country; the nearest node of the tree that names one counts.</summary>
/// <param name="Number"><c>null</c> where none is known to answer everywhere.</param>
public sealed record EmergencyNumber(string Jurisdiction, string? Number, bool Confirmed, string Source);
