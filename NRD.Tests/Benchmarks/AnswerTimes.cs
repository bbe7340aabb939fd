using System.Diagnostics;
using System.Runtime.InteropServices;
using NRD.Benchmarks.Engines;
using NRD.Core.Referrals;

namespace NRD.Benchmarks;

/// <summary>What one engine answered, in the order of the queries.</summary>
/// <param name="Work">Milliseconds of processor time in the round that took the fewest.</param>
/// <param name="First">The same of the first round.</param>
/// <param name="Waited">Milliseconds by the clock in the round that took the fewest.</param>
internal sealed record EngineAnswers(string Name, TimeSpan BuildTime, long Size, int Rounds, double[] Work, double[] First, double[] Waited, int[] Totals);

/// <summary>
/// Asks every engine every query, a round by one engine, then by the next; a slow engine gets fewer rounds.
/// All of them are warmed up for the same time, so that nobody is measured before the runtime has compiled it.
/// What counts is the processor time of the one thread that answers: a machine that does something else meanwhile would
/// otherwise look like a slow engine, the more so the longer an answer takes.
/// </summary>
internal sealed class AnswerTimes(IReadOnlyList<ISearchEngine> engines, IReadOnlyList<ReferralQuery> queries, int rounds, TimeSpan patience)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public IReadOnlyList<EngineAnswers> Measure()
    {
        var asked = engines.Select(engine => new Asked(engine, queries.Count)).ToList();
        foreach (var one in asked)
        {
            Warm(one.Engine);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var one in asked.Where(one => one.Rounds == 0 || one.Spent + (one.Spent / one.Rounds) < patience))
            {
                Ask(one);
            }
        }

        return asked.ConvertAll(one => new EngineAnswers(one.Engine.Name, one.Engine.BuildTime, one.Engine.Size, one.Rounds, one.Work, one.First, one.Waited, one.Totals));
    }

    private void Warm(ISearchEngine engine)
    {
        var start = ThreadClock.Milliseconds;
        for (var at = 0; ThreadClock.Milliseconds - start < WarmUp.TotalMilliseconds; at++)
        {
            engine.Find(queries[at * 7 % queries.Count]);
        }
    }

    private void Ask(Asked one)
    {
        ManagedMemory.Settle();
        var before = ThreadClock.Milliseconds;
        for (var at = 0; at < queries.Count; at++)
        {
            var clock = Stopwatch.GetTimestamp();
            var work = ThreadClock.Milliseconds;
            one.Totals[at] = one.Engine.Find(queries[at]);
            work = ThreadClock.Milliseconds - work;
            one.Waited[at] = Math.Min(one.Waited[at], Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            one.Work[at] = Math.Min(one.Work[at], work);
            one.First[at] = one.Rounds == 0 ? work : one.First[at];
        }

        one.Rounds++;
        one.Spent += TimeSpan.FromMilliseconds(ThreadClock.Milliseconds - before);
    }

    private sealed class Asked(ISearchEngine engine, int count)
    {
        public ISearchEngine Engine => engine;

        public int Rounds { get; set; }

        public TimeSpan Spent { get; set; }

        public double[] Work { get; } = [.. Enumerable.Repeat(double.MaxValue, count)];

        public double[] First { get; } = new double[count];

        public double[] Waited { get; } = [.. Enumerable.Repeat(double.MaxValue, count)];

        public int[] Totals { get; } = new int[count];
    }
}

/// <summary>The processor time of the current thread; where the system does not tell, the clock on the wall.</summary>
internal static partial class ThreadClock
{
    private const int ThreadTime = 3;

    public static double Milliseconds => OperatingSystem.IsLinux() && GetTime(ThreadTime, out var time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
        : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
