using NodaTime;

namespace NRD.Core.Referrals;

/// <summary>The snapshot that searches ask, swapped as a whole; empty until the first is there.</summary>
public sealed class CurrentIndex
{
    private ReferralIndex index = ReferralIndex.Build([], Thesaurus.ShippedGroups, 0, Instant.MinValue);

    public ReferralIndex Index
    {
        get => Volatile.Read(ref index);
        set => Volatile.Write(ref index, value);
    }
}
