using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Codes of facet values as they appear in answers.</summary>
public static class FacetCodes
{
    public const string NotStated = "not-stated";

    /// <summary>Days of the steps of <see cref="Facet.Verified"/>; each counts what was verified within so many.</summary>
    public static IReadOnlyList<int> VerifiedSteps { get; } = [30, 90, 180, 365];

    public const string Never = "never";

    public static string Of(ServiceTerms term) => term switch
    {
        ServiceTerms.Emergency => "emergency",
        ServiceTerms.ShortTerm => "short-term",
        ServiceTerms.LongTerm => "long-term",
        _ => NotStated,
    };

    public static string Of(ServiceModes mode) => mode switch
    {
        ServiceModes.InPerson => "in-person",
        ServiceModes.Phone => "phone",
        ServiceModes.Online => "online",
        ServiceModes.Mobile => "mobile",
        _ => NotStated,
    };

    public static string Of(ProviderType provider) => provider switch
    {
        ProviderType.NotClassified => "not-classified",
        ProviderType.Direct => "direct",
        ProviderType.Indirect => "indirect",
    };

    public static string Of(OpenState state) => state switch
    {
        OpenState.Open => "open",
        OpenState.Closed => "closed",
        OpenState.Unconfirmed => "unconfirmed",
    };

    public static string Of(EligibilityVerdict verdict) => verdict switch
    {
        EligibilityVerdict.Fits => "fits",
        EligibilityVerdict.NotStated => NotStated,
        EligibilityVerdict.DoesNotFit => "does-not-fit",
    };

    public static string OfWarmTransfer(bool? accepted) => accepted switch { null => NotStated, true => "yes", false => "no" };
}
