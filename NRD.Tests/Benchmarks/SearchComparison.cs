using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NRD.Benchmarks.Engines;
using NRD.Benchmarks.Records;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Benchmarks;

/// <summary>The verb <c>search</c>: our index and two peers hold the same generated records and answer the same questions in one run.</summary>
internal sealed class SearchComparison(IReadOnlyList<int> sizes, int queryCount, int rounds, bool withPeers, TextWriter output)
{
    private readonly PlaceFinder places = new();

    public async Task RunAsync(CancellationToken ct)
    {
        var queries = GeneratedQueries.Of(queryCount, places);
        await output.WriteLineAsync($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}; {queries.Count} queries ({queries.Count(query => query.HasTypo)} misspelled), {rounds} rounds, one thread");
        foreach (var size in sizes)
        {
            await MeasureAsync(size, queries, ct);
        }
    }

    private async Task MeasureAsync(int size, IReadOnlyList<GeneratedQuery> queries, CancellationToken ct)
    {
        var records = GeneratedDirectory.Of(size, places);
        await output.WriteLineAsync(Line($"\n{records.Sum(record => record.Services.Count):N0} services of {records.Count:N0} organizations"));
        using var directory = await TemporaryDirectory.OfAsync(records, ct);
        records = [];

        var current = new CurrentIndex();
        using var keeper = directory.Keeper(current);
        var before = ManagedMemory.InUse();
        var watch = Stopwatch.StartNew();
        await keeper.RefreshAsync(ct);
        var built = watch.Elapsed;
        var kept = ManagedMemory.InUse() - before;
        var index = current.Index;
        var segment = index.Segments[0].Segment;
        var engines = new List<ISearchEngine> { new OurIndex("NRD index", index, built, kept) };
        var plain = new OurIndex("NRD index, words only", index.With([], index.Sequence, index.UpdatedAt), built, kept);
        if (withPeers)
        {
            engines.Add(plain);
            await AddPeersAsync(engines, directory, segment, ct);
        }

        var times = Time(engines, [.. queries.Select(query => query.Query)]);
        await WriteAsync(engines, times, segment.Count);
        if (withPeers)
        {
            await AgreeAsync(plain, engines, queries);
        }

        foreach (var engine in engines.OfType<IDisposable>())
        {
            engine.Dispose();
        }

        await new EditToFound(directory, current, keeper, output).RunAsync(ct);
    }

    private static async Task AddPeersAsync(List<ISearchEngine> engines, TemporaryDirectory directory, IndexSegment segment, CancellationToken ct)
    {
        await using var db = await directory.Factory.CreateDbContextAsync(ct);
        var rows = PeerRow.Of(await DirectoryProjection.ReadAllAsync(db, ct), segment).ToList();
        var moment = SearchMoment.Of(GeneratedDirectory.At);
        var board = segment.BoardAt(moment.At);
        var today = Days.Number(moment.Today);
        engines.Add(new LucenePeer(rows, segment, board, today));
        engines.Add(new SqlitePeer(rows, segment, board, today, withStems: true));
        engines.Add(new SqlitePeer(rows, segment, board, today, withStems: false));
    }

    /// <summary>All queries of a round by one engine, then by the next: what disturbs the machine for a while disturbs them all.</summary>
    private double[][] Time(List<ISearchEngine> engines, IReadOnlyList<ReferralQuery> queries)
    {
        var times = engines.Select(_ => new List<double>(queries.Count * rounds)).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var engine = 0; engine < engines.Count; engine++)
            {
                ManagedMemory.Settle();
                foreach (var query in queries)
                {
                    var start = Stopwatch.GetTimestamp();
                    engines[engine].Find(query);
                    var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    if (round >= 0)
                    {
                        times[engine].Add(took);
                    }
                }
            }
        }

        return [.. times.Select(list => list.Order().ToArray())];
    }

    private async Task WriteAsync(List<ISearchEngine> engines, double[][] times, int services)
    {
        await output.WriteLineAsync("| engine | built in s | KB a service | p50 ms | p95 ms | max ms | p95 to ours |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|--:|");
        for (var engine = 0; engine < engines.Count; engine++)
        {
            var it = engines[engine];
            var sorted = times[engine];
            await output.WriteLineAsync(Line(
                $"| {it.Name} | {it.BuildTime.TotalSeconds:F2} | {it.Size / 1024.0 / services:F2} | {Percentile(sorted, 50):F2} | {Percentile(sorted, 95):F2} | {sorted[^1]:F2} | {Percentile(sorted, 95) / Percentile(times[0], 95):F1} |"));
        }
    }

    private async Task AgreeAsync(OurIndex plain, List<ISearchEngine> engines, IReadOnlyList<GeneratedQuery> queries)
    {
        var comparable = queries.Where(query => !query.HasTypo).Select(query => query.Query).ToList();
        var ours = comparable.ConvertAll(plain.FindStrictly);
        foreach (var peer in engines.Where(engine => engine is not OurIndex))
        {
            var totals = comparable.ConvertAll(peer.Find);
            var same = totals.Zip(ours).Count(pair => pair.First == pair.Second);
            var near = totals.Zip(ours).Count(pair => Math.Abs(pair.First - pair.Second) <= Math.Max(1, pair.Second / 50));
            await output.WriteLineAsync(Line($"{peer.Name}: the same total as ours (words only) for {100.0 * same / comparable.Count:F0} % of {comparable.Count} queries without a misspelled word, within 2 % or one for {100.0 * near / comparable.Count:F0} %"));
        }
    }

    internal static double Percentile(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
