using NodaTime;
using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>
/// What a search may know of an organization: what may be published and the few internal facts that help to choose.
/// Notes, contacts and confidential addresses have no place here, so that no index can ever hold them (rule R01).
/// </summary>
public sealed record IndexedPartner
{
    public required Guid Id { get; init; }

    public required PartnerStatus Status { get; init; }

    public required OrganizationListing Listing { get; init; }

    public Bilingual SearchHints { get; init; } = Bilingual.Empty;

    public ValueList<Alert> Alerts { get; init; } = [];

    public bool? WarmTransfer { get; init; }

    public LocalDate? AssuredOn { get; init; }

    /// <summary>The organization's id in the file it was imported from.</summary>
    public string? SourceId { get; init; }

    public required IReadOnlyList<IndexedService> Services { get; init; }

    public required IReadOnlyList<IndexedSite> Sites { get; init; }
}

/// <summary>What a search may know of a service.</summary>
public sealed record IndexedService
{
    public required Guid Id { get; init; }

    /// <summary><c>null</c>: as the organization.</summary>
    public PartnerStatus? Status { get; init; }

    public required ServiceListing Listing { get; init; }

    public Bilingual SearchHints { get; init; } = Bilingual.Empty;

    public ValueList<Alert> Alerts { get; init; } = [];

    public Capacity? Capacity { get; init; }

    /// <summary><c>null</c> where neither the service nor its organization says.</summary>
    public bool? WarmTransfer { get; init; }

    /// <summary><c>null</c>: as the organization.</summary>
    public LocalDate? AssuredOn { get; init; }

    /// <summary>The service's id in the file it was imported from.</summary>
    public string? SourceId { get; init; }

    public IReadOnlyList<Guid> SiteIds { get; init; } = [];

    /// <summary>What the desks reported of it, the oldest first.</summary>
    public ValueList<ReportedFact> Reports { get; init; } = [];

    /// <summary>Phones or hours of it, its sites or its organization are not what was saved here.</summary>
    public bool NotAsSaved { get; init; }
}

/// <summary>What a search may know of a site; of a confidential one only the town, and that only where the partner lets it be known.</summary>
public sealed record IndexedSite
{
    public IndexedSite(Guid id, bool confidential, SiteListing listing)
    {
        Id = id;
        Confidential = confidential;
        Listing = confidential ? listing with { Address = null, Point = null, Directions = Bilingual.Empty } : listing;
    }

    public Guid Id { get; }

    public bool Confidential { get; }

    public SiteListing Listing { get; }
}
