using BenchmarkDotNet.Attributes;
using NodaTime;
using NRD.Benchmarks.Records;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Benchmarks;

/// <summary>Single questions to the index of a generated directory.</summary>
[MemoryDiagnoser]
public class FindBenchmarks
{
    private readonly PlaceRef? sudbury = new PlaceFinder().Resolve("Sudbury, ON").Certain;
    private ReferralSearch? search;

    [Params(2_000, 20_000)]
    public int Services { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        using var directory = await TemporaryDirectory.OfAsync(GeneratedDirectory.Of(Services, new PlaceFinder()), CancellationToken.None);
        var current = new CurrentIndex();
        using var keeper = directory.Keeper(current);
        await keeper.RefreshAsync(CancellationToken.None);
        search = new(current, SystemClock.Instance);
    }

    [Benchmark(Description = "two words")]
    public int Words() => Find(new() { Text = "women shelter " });

    [Benchmark(Description = "half a word, a place, open now")]
    public int Typing() => Find(new() { Text = "refuge fem", Place = sudbury, OpenNow = true });

    [Benchmark(Description = "a misspelled word")]
    public int Typo() => Find(new() { Text = "counsleling " });

    [Benchmark(Description = "filters alone")]
    public int Filters() => Find(new() { Place = sudbury, Needs = ["B2"], Languages = ["fr"] });

    private int Find(ReferralQuery query) => search?.Find(BenchActor.Desk, query with { At = GeneratedDirectory.At }).Total ?? 0;
}
