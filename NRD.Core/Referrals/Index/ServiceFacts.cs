using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>What a match shows of an organization; shared by all its services.</summary>
internal sealed record PartnerFacts(
    Guid Id,
    Bilingual Name,
    ProviderType Provider,
    OrganizationKind Kind,
    bool TraffickingSpecific,
    ValueList<Phone> Phones,
    ValueList<Alert> Alerts,
    string? SourceId);

/// <summary>What a match shows of a service; nothing restricted.</summary>
internal sealed record ServiceFacts(
    Guid Id,
    PartnerFacts Partner,
    Bilingual Name,
    PartnerStatus Status,
    ValueList<string> Needs,
    ServiceTerms Terms,
    ServiceModes Modes,
    Eligibility Eligibility,
    ValueList<SpokenLanguage> Languages,
    ValueList<Phone> Phones,
    ValueList<Alert> Alerts,
    Capacity? Capacity,
    bool? WarmTransfer,
    LocalDate? AssuredOn,
    string? SourceId)
{
    /// <inheritdoc cref="IndexedService.Reports"/>
    public ValueList<ReportedFact> Reports { get; init; } = [];

    /// <inheritdoc cref="IndexedService.NotAsSaved"/>
    public bool NotAsSaved { get; init; }
}

/// <summary>One place from which a service is given, as a match shows it. A service without a site has one, without a town.</summary>
internal sealed record StandFacts(Bilingual? Town, string? Province, bool Confidential, GeoPoint? Point, ValueList<Phone> Phones);
