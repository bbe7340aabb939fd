using NodaTime;

namespace NRD.Core.Partners;

/// <summary>All that an operator sees of one service and the partner behind it. Holds nothing restricted: of a confidential site only that it is one.</summary>
public sealed record RecordSheet
{
    public required Guid ServiceId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>The service's own status, else the organization's; that of the organization where it may not be offered at all.</summary>
    public required PartnerStatus Status { get; init; }

    public required OrganizationListing Organization { get; init; }

    public required ServiceListing Service { get; init; }

    public required OrganizationInternals OrganizationInternals { get; init; }

    public required ServiceInternals ServiceInternals { get; init; }

    /// <summary>The service's own protocol, else the organization's; <c>null</c> where neither has one.</summary>
    public ReferralProtocol? Protocol { get; init; }

    /// <summary>Phones or hours are not what was saved here: nobody may rely on them until they are confirmed elsewhere.</summary>
    public bool NotAsSaved { get; init; }

    /// <summary>What the desks reported of it and nobody has answered, the oldest first.</summary>
    public ValueList<ReportedFact> Reports { get; init; } = [];

    /// <summary>Alerts of the service and the organization that hold at <see cref="At"/>.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>The sites the service is offered at.</summary>
    public IReadOnlyList<SheetSite> Sites { get; init; } = [];

    /// <summary>What else the organization does and may be offered, by name.</summary>
    public IReadOnlyList<SheetService> OtherServices { get; init; } = [];

    /// <summary>The day somebody last made sure that the service, else the organization, is true.</summary>
    public LocalDate? LastVerified { get; init; }

    /// <summary>When the sheet was read.</summary>
    public required Instant At { get; init; }

    /// <summary>Whether the internal facts are in it, or were left out for somebody who may not see them.</summary>
    public bool WithInternals { get; init; } = true;

    /// <summary>What may be published, and nothing else.</summary>
    internal RecordSheet PublishableOnly() => this with
    {
        WithInternals = false,
        OrganizationInternals = OrganizationInternals.None,
        ServiceInternals = ServiceInternals.None,
        Protocol = null,
        Alerts = [],
        Reports = Reports.Where(report => report.Kind == DeskReportKind.WrongNumber).ToValueList(),
        Sites = [.. Sites.Select(site => site with { Internals = SiteInternals.None })],
    };

    public bool MayBeOffered => Offered.Includes(Status);

    /// <summary>The report that a number is wrong, where one holds.</summary>
    public ReportedFact? WrongNumber(Phone phone) => Reports.LastOrDefault(report => report.IsOf(phone) && report.HoldsAt(At));

    /// <summary>Every number of the service, its sites and its organization, each once.</summary>
    /// <param name="first">Stands on top.</param>
    public IReadOnlyList<Phone> PublicPhones(Phone? first = null) =>
    [
        .. Service.Phones.Concat(Sites.SelectMany(site => site.Listing.Phones)).Concat(Organization.Phones)
            .OrderByDescending(phone => phone == first)
            .DistinctBy(phone => (phone.Number ?? phone.Raw, phone.Extension, phone.Purpose)),
    ];
}

/// <summary>A site of the sheet.</summary>
/// <param name="Confidential">Where it is stays unsaid (rule R01).</param>
public sealed record SheetSite(Guid Id, bool Confidential, SiteListing Listing, SiteInternals Internals);

/// <summary>Another service of the same organization.</summary>
public sealed record SheetService(Guid Id, Bilingual Name);

/// <summary>Which records a search may offer.</summary>
public static class Offered
{
    public static bool Includes(PartnerStatus status) => status switch
    {
        PartnerStatus.Included or PartnerStatus.Conditional or PartnerStatus.CarriedOver => true,
        PartnerStatus.Applied or PartnerStatus.InReview or PartnerStatus.Declined or PartnerStatus.Suspended
            or PartnerStatus.Inactive or PartnerStatus.Removed => false,
    };
}
