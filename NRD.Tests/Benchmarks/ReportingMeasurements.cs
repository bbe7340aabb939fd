using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Reporting;

namespace NRD.Benchmarks;

/// <summary>How long advice and a communication route take, one by one, so that the slowest is seen too.</summary>
internal static class ReportingMeasurements
{
    // The best of a few rounds counts, so that what else the machine does is not measured.
    private const int Rounds = 5;

    private static readonly LocalDate Day = new(2026, 11, 23);
    private static readonly Instant At = Instant.FromUtc(2026, 11, 23, 15, 0);

    public static async Task RunAsync(int services, TextWriter output)
    {
        var situations = Situations().ToList();
        var rules = DutyRules.Shipped;
        await ReportAsync($"advice, {situations.Count} situations", situations, s => ReportingAdvice.For(s, rules, CentrePolicy.Stricter, Day), output);

        var (finder, zones) = (new PlaceFinder(), new TimeZones());
        var reference = Reference(services, finder);
        var lists = reference.Services.ToDictionary(s => s.Id, s => new RouteList(s.Id, Day.PlusDays(-30), Day.PlusDays(30), [.. Enumerable.Range(1, 6).Select(Contact)]));
        var questions = finder.Places.Select(p => new RouteQuestion(p.ToRef(), At, Minor: true)).ToList();
        await ReportAsync($"route, {reference.Services.Count} services, {questions.Count} places", questions, q => CommunicationRoute.For(q, reference, lists, finder, zones), output);
    }

    internal static async Task ReportAsync<T>(string what, List<T> questions, Func<T, object> answer, TextWriter output)
    {
        for (var warm = 0; warm < 2; warm++)
        {
            questions.ForEach(question => GC.KeepAlive(answer(question)));
        }

        var times = new double[questions.Count];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = double.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                GC.KeepAlive(answer(questions[i]));
                times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Array.Sort(times);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {times[times.Length / 2]:0.000} ms, p95 {times[times.Length * 95 / 100]:0.000} ms, p99 {times[times.Length * 99 / 100]:0.000} ms, longest {times[^1]:0.000} ms"));
    }

    /// <summary>Every jurisdiction, and none, with every age, ground, perpetrator and danger.</summary>
    private static IEnumerable<Situation> Situations() =>
        from place in Province.All.Append(null)
        from band in Enum.GetValues<AgeBand>()
        from ground in Enum.GetValues<Ground>()
        from perpetrator in Enum.GetValues<Perpetrator>()
        from danger in Enum.GetValues<Answer>()
        select new Situation { Place = place, Band = band, Grounds = [ground], Perpetrator = perpetrator, LifeInDanger = danger };

    /// <summary>The shipped reference with invented municipal services, each of one town, up to the wanted number.</summary>
    internal static PoliceReference Reference(int services, PlaceFinder finder)
    {
        var shipped = PoliceReference.Shipped;
        var towns = finder.Places.Where(p => p.PartOf is null).Take(services - shipped.Services.Count).ToList();
        return new(
            "measured",
            shipped.Jurisdictions.Concat(towns.Select(t => new Jurisdiction($"T{t.Id}", JurisdictionKind.Municipality, t.Province, t.Name, [t.Id]))),
            shipped.Services.Concat(towns.Select(t => new PoliceService($"S{t.Id}", t.Name, PoliceKind.Municipal, [new($"T{t.Id}", null, null, null, false)], null, "invented", true, null, null))),
            shipped.EmergencyNumbers,
            shipped.WithoutLocalPolice);
    }

    private static RouteContact Contact(int order) => new(
        new($"Contact {order}", $"Contact {order}"),
        order,
        order < 6 ? new() { Kind = HoursKind.Weekly, Weekly = [new(IsoDayOfWeek.Sunday, new(9, 0), new(17, 0))] } : OpeningHours.Always,
        "America/Toronto",
        [],
        Answer.Yes,
        Answer.Yes,
        Answer.No,
        Day.PlusDays(-10),
        Day.PlusDays(50),
        false);
}
