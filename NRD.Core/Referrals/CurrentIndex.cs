using NodaTime;

namespace NRD.Core.Referrals;

/// <summary>The snapshot that searches ask, swapped as a whole; empty until the first is there.</summary>
public sealed class CurrentIndex
{
    private ReferralIndex index = ReferralIndex.Build([], Thesaurus.ShippedGroups, 0, Instant.MinValue);

    /// <summary>What it holds is not what it held: a record changed, or a desk reported something. Comes on any thread.</summary>
    public event Action? Changed;

    public ReferralIndex Index
    {
        get => Volatile.Read(ref index);
        set
        {
            if (!ReferenceEquals(Interlocked.Exchange(ref index, value).Segments, value.Segments))
            {
                Changed?.Invoke();
            }
        }
    }
}
