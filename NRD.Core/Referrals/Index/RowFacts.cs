using System.Runtime.InteropServices;

namespace NRD.Core.Referrals;

/// <summary>What every question looks at in a service, side by side in memory: lists that many services share stand here by number.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct RowFacts
{
    /// <summary>Number of its list of needs.</summary>
    public required int Needs { get; init; }

    /// <summary>Number of its list of languages.</summary>
    public required int Languages { get; init; }

    /// <summary>Number of the provinces it serves, for the filter and the facet.</summary>
    public required int Provinces { get; init; }

    /// <summary>Row of the hours table where it is given from one place; -1 where from several.</summary>
    public required int Hours { get; init; }

    /// <summary>Days since 1970; <see cref="IndexSegment.Never"/> where never.</summary>
    public required int VerifiedDay { get; init; }

    /// <summary>Days after which it is due for review again.</summary>
    public required short ReviewDays { get; init; }

    public required ServiceKind Kind { get; init; }

    public required Standing Standing { get; init; }
}
