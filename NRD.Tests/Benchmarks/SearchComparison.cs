using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NRD.Benchmarks.Engines;
using NRD.Benchmarks.Records;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Benchmarks;

/// <summary>The verb <c>search</c>: our index and two peers hold the same generated records and answer the same questions in one run.</summary>
internal sealed class SearchComparison(IReadOnlyList<int> sizes, int queryCount, int rounds, TimeSpan patience, bool withPeers, TextWriter output)
{
    private readonly PlaceFinder places = new();

    public async Task RunAsync(CancellationToken ct)
    {
        var queries = GeneratedQueries.Of(queryCount, places);
        await output.WriteLineAsync(
            $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}; {queries.Count} queries ({queries.Count(query => query.HasTypo)} misspelled), one thread, "
            + $"up to {rounds} rounds an engine within {patience.TotalSeconds:F0} s; times are processor time of the answering thread, of each query its best round");
        await MeasureTablesAsync(ct);
        foreach (var size in sizes)
        {
            using var directory = await TemporaryDirectory.OfAsync(GeneratedDirectory.Of(size, places), ct);
            await MeasureAsync(directory, queries, ct);
        }
    }

    /// <summary>What any size costs once: tables of places, languages and synonyms, and all that is compiled on the way.</summary>
    private async Task MeasureTablesAsync(CancellationToken ct)
    {
        using var directory = await TemporaryDirectory.OfAsync([], ct);
        var before = ManagedMemory.InUse();
        var watch = Stopwatch.StartNew();
        var current = new CurrentIndex();
        using var keeper = directory.Keeper(current);
        await keeper.RefreshAsync(ct);
        var took = watch.Elapsed;
        await output.WriteLineAsync(Line($"tables and an empty index: {took.TotalSeconds:F2} s, {(ManagedMemory.InUse() - before) / 1048576.0:F1} MB"));
        GC.KeepAlive(current);
    }

    private async Task MeasureAsync(TemporaryDirectory directory, IReadOnlyList<GeneratedQuery> queries, CancellationToken ct)
    {
        var current = new CurrentIndex();
        using var keeper = directory.Keeper(current);
        var work = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await keeper.RefreshAsync(ct);
        var took = watch.Elapsed;
        work = Process.GetCurrentProcess().TotalProcessorTime - work;
        var services = current.Index.DirectorySize;
        await output.WriteLineAsync(Line($"\n{services:N0} services; index built from the database in {took.TotalSeconds:F2} s ({work.TotalSeconds:F1} s of processor time)"));
        var answers = await CompareAsync(directory, current.Index, took, queries, ct);
        await new EditToFound(directory, current, keeper, output).RunAsync(ct);
        await WriteAsync(answers, Size(current), services);
    }

    /// <summary>What is free once the index is gone; the tables and the synonyms stay, whatever the size.</summary>
    private static long Size(CurrentIndex current)
    {
        var with = ManagedMemory.InUse();
        current.Index = new CurrentIndex().Index;
        return with - ManagedMemory.InUse();
    }

    private async Task<IReadOnlyList<EngineAnswers>> CompareAsync(TemporaryDirectory directory, ReferralIndex index, TimeSpan built, IReadOnlyList<GeneratedQuery> queries, CancellationToken ct)
    {
        var ours = new OurIndex("NRD index", index, built);
        var plain = new OurIndex("NRD index, without synonyms", index.With([], index.Sequence, index.UpdatedAt), built);
        var engines = new List<ISearchEngine> { ours, plain };
        if (withPeers)
        {
            await AddPeersAsync(engines, directory, index.Segments[0].Segment, ct);
        }

        var answers = new AnswerTimes(engines, [.. queries.Select(query => query.Query)], rounds, patience).Measure();
        if (withPeers)
        {
            await AgreeAsync(plain, answers, queries);
        }

        foreach (var engine in engines.OfType<IDisposable>())
        {
            engine.Dispose();
        }

        return answers;
    }

    private static async Task AddPeersAsync(List<ISearchEngine> engines, TemporaryDirectory directory, IndexSegment segment, CancellationToken ct)
    {
        await using var db = await directory.Factory.CreateDbContextAsync(ct);
        var rows = PeerRow.Of(await DirectoryProjection.ReadAllAsync(db, SystemClock.Instance.GetCurrentInstant(), ct), segment).ToList();
        var moment = SearchMoment.Of(GeneratedDirectory.At);
        var board = segment.BoardAt(moment.At);
        var today = Days.Number(moment.Today);
        engines.Add(new LucenePeer(rows, segment, board, today));
        engines.Add(new SqlitePeer(rows, segment, board, today));
    }

    private async Task WriteAsync(IReadOnlyList<EngineAnswers> answers, long ours, int services)
    {
        await output.WriteLineAsync("| engine | built in s | KB a service | rounds | p50 ms | p95 ms | max ms | p95 to ours | p95 ms in the first round | p95 ms by the clock |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        var best = Percentile(answers[0].Work, 95);
        foreach (var answer in answers)
        {
            await output.WriteLineAsync(Line(
                $"| {answer.Name} | {answer.BuildTime.TotalSeconds:F2} | {(answer.Size > 0 ? answer.Size : ours) / 1024.0 / services:F2} | {answer.Rounds} | {Percentile(answer.Work, 50):F2} | {Percentile(answer.Work, 95):F2} | {answer.Work.Max():F2} | {Percentile(answer.Work, 95) / best:F1} | {Percentile(answer.First, 95):F2} | {Percentile(answer.Waited, 95):F2} |"));
        }
    }

    private async Task AgreeAsync(OurIndex plain, IReadOnlyList<EngineAnswers> answers, IReadOnlyList<GeneratedQuery> queries)
    {
        var comparable = Enumerable.Range(0, queries.Count).Where(at => !queries[at].HasTypo).ToList();
        var ours = comparable.ConvertAll(at => plain.FindStrictly(queries[at].Query));
        foreach (var peer in answers.Where(answer => answer.Size > 0))
        {
            var totals = comparable.ConvertAll(at => peer.Totals[at]);
            var same = totals.Zip(ours).Count(pair => pair.First == pair.Second);
            var near = totals.Zip(ours).Count(pair => Math.Abs(pair.First - pair.Second) <= Math.Max(1, pair.Second / 50));
            await output.WriteLineAsync(Line($"{peer.Name}: the same total as ours (without synonyms) for {100.0 * same / comparable.Count:F0} % of {comparable.Count} queries without a misspelled word, within 2 % or one for {100.0 * near / comparable.Count:F0} %"));
        }
    }

    internal static double Percentile(IReadOnlyList<double> times, int percent)
    {
        var sorted = times.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
