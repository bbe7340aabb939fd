using NodaTime;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>The index of the product, with everything a page asks of it: reasons, cautions, verdicts, and facet counts that foresee each choice.</summary>
internal sealed class OurIndex(string name, ReferralIndex index, TimeSpan buildTime) : ISearchEngine
{
    private readonly ReferralSearch search = new(new CurrentIndex { Index = index }, SystemClock.Instance);

    public string Name => name;

    public TimeSpan BuildTime => buildTime;

    /// <summary>Not told here: it shares objects with whatever else holds the index, and is measured by dropping it.</summary>
    public long Size => 0;

    public int Find(ReferralQuery query) => search.Find(BenchActor.Desk, query).Total;

    /// <summary>Without what a peer has no counterpart for: answers that hold only a part of the words, or lie elsewhere, count as nothing.</summary>
    public int FindStrictly(ReferralQuery query)
    {
        var result = search.Find(BenchActor.Desk, query);
        return result.PartOfTheWords || result.Corrections.Count > 0 || result.Matches.Any(match => match.Tier == NearTier.Elsewhere) ? 0 : result.Total;
    }
}
