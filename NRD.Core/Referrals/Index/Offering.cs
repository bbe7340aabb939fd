using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>Who may be offered a service, and how long a record may go without being looked at.</summary>
internal static class Offering
{
    private const string Police = "L1";
    public const string ImmigrationAuthority = "L5";

    public static Audience AudienceOf(IndexedPartner partner, PartnerStatus serviceStatus, ServiceListing listing)
    {
        if (!IsOffered(partner.Status) || !IsOffered(serviceStatus))
        {
            return Audience.None;
        }

        var kind = partner.Listing.Kind;
        var indirect = partner.Listing.Provider == ProviderType.Indirect;
        var immigration = listing.Needs.Contains(ImmigrationAuthority);
        var helpsPeople = listing.Needs.Any(need => !IsInvolvement(need) && need is not (Police or ImmigrationAuthority));
        var isBody = kind is OrganizationKind.Coalition or OrganizationKind.Network;
        var audience = Audience.None;
        if (!indirect && (immigration || helpsPeople || (listing.Needs.Count == 0 && kind != OrganizationKind.Police && !isBody)))
        {
            audience |= Audience.Person;
        }

        // Of an indirect provider or a coalition everything is involvement, save what it does for people itself.
        if (listing.Needs.Any(IsInvolvement) || (indirect && listing.Needs.All(need => need != Police)) || (isBody && !helpsPeople))
        {
            audience |= Audience.Involvement;
        }

        return immigration && audience != Audience.None ? audience | Audience.OnRequest : audience;
    }

    /// <summary>One list for the whole product: everything else is never offered, whatever is asked.</summary>
    public static bool IsOffered(PartnerStatus status) => status switch
    {
        PartnerStatus.Included or PartnerStatus.Conditional or PartnerStatus.CarriedOver => true,
        PartnerStatus.Applied or PartnerStatus.InReview or PartnerStatus.Declined or PartnerStatus.Suspended
            or PartnerStatus.Inactive or PartnerStatus.Removed => false,
    };

    /// <summary>Emergency help and shelter 90 days, other direct help 180, indirect 365.</summary>
    public static short ReviewDays(ProviderType provider, ServiceListing listing)
    {
        if (provider == ProviderType.Indirect)
        {
            return 365;
        }

        return listing.Terms.HasFlag(ServiceTerms.Emergency) || listing.Needs.Any(need => need.StartsWith('B')) ? (short)90 : (short)180;
    }

    private static bool IsInvolvement(string need) => need.StartsWith('X');
}
