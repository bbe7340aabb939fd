using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>Something that holds the generated directory and answers questions about it.</summary>
internal interface ISearchEngine
{
    string Name { get; }

    TimeSpan BuildTime { get; }

    /// <summary>What it keeps once built, in bytes.</summary>
    long Size { get; }

    /// <summary>Finds the first 25, counts every facet, and fetches what a list shows of those 25.</summary>
    /// <returns>How many fit or may fit.</returns>
    int Find(ReferralQuery query);
}

/// <summary>What one engine keeps in managed memory.</summary>
internal static class ManagedMemory
{
    public static long InUse()
    {
        Settle();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    public static void Settle()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
    }
}
