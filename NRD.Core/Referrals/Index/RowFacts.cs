using System.Runtime.InteropServices;

namespace NRD.Core.Referrals;

/// <summary>What every question looks at in a service, side by side in memory: what many services share stands here by number.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct RowFacts
{
    /// <summary>Number of what it states of itself.</summary>
    public required int Profile { get; init; }

    /// <summary>Number of where it is and what it serves.</summary>
    public required int Where { get; init; }

    /// <summary>Row of the hours table where it is given from one place; -1 where from several.</summary>
    public required int Hours { get; init; }

    /// <summary>Days since 1970; <see cref="IndexSegment.Never"/> where never.</summary>
    public required int VerifiedDay { get; init; }

    /// <summary>Days after which it is due for review again.</summary>
    public required short ReviewDays { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>
/// What a service states of itself besides texts, place, hours and dates. Many services state the same: a question judges such a profile once
/// and counts its services together.
/// </summary>
/// <param name="Needs">Number of its list of needs.</param>
/// <param name="Languages">Number of its list of languages.</param>
internal readonly record struct ServiceProfile(int Needs, int Languages, ServiceKind Kind, PackedEligibility Eligibility);

/// <summary>Where a service is, roughly, and what it serves; shared by its neighbours.</summary>
/// <param name="Covered">Provinces that a coverage names whole.</param>
/// <param name="Touched">Provinces of which a coverage names towns.</param>
/// <param name="Located">Provinces of its sites.</param>
internal readonly record struct Whereabouts(Reach Reach, ulong Covered, ulong Touched, ulong Located, EarthCell Cell)
{
    /// <summary>For the filter and the facet; what serves the country serves each of its provinces.</summary>
    public ulong Provinces => Located | Covered | ((Reach & Reach.Country) != 0 ? ProvinceCodes.AllOfCanada : 0);
}
