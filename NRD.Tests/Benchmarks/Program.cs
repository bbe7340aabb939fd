using System.Globalization;
using BenchmarkDotNet.Running;
using NRD.Benchmarks;

const string Usage = """
    search [--services 2000,20000,100000] [--queries 400] [--rounds 9] [--seconds 60] [--ours]   our index beside SQLite FTS5 and Lucene.NET
    typing CONSOLE.DLL [--queries 60]                                             last key to painted results, in a browser
    desk CONSOLE.DLL [--services 20000] [--contacts 50] [--rounds 200]            saving notes and opening contacts, in a browser
    audit [--entries 1000000]                                                     the audit trail written and verified
    checks [--services 100000]                                                    row checks of phones and hours
    unlock CONSOLE.DLL [--times 30]                                               from proving who one is to the work on the screen, in a browser
    sign-in [--tries 50]                                                          an unknown name beside a wrong password
    reporting [--services 2000]                                                   advice on reporting and communication routes
    police [--services 2000]                                                      communication routes with contact lists from a database
    hours | find [--bdn ARGUMENTS...]                                             BenchmarkDotNet
    """;

switch (args.FirstOrDefault())
{
    case "search":
        await new SearchComparison(
            [.. Option("--services", "2000,20000,100000").Split(',').Select(Number)],
            Number(Option("--queries", "400")),
            Number(Option("--rounds", "9")),
            TimeSpan.FromSeconds(Number(Option("--seconds", "60"))),
            withPeers: !args.Contains("--ours"),
            Console.Out).RunAsync(CancellationToken.None);
        return 0;
    case "typing" when args.Length > 1:
        await new TypingMeasurement(args[1], Number(Option("--queries", "60")), Console.Out).RunAsync();
        return 0;
    case "desk" when args.Length > 1:
        await new DeskMeasurement(args[1], Number(Option("--services", "20000")), Number(Option("--contacts", "50")), Number(Option("--rounds", "200")), Console.Out).RunAsync();
        return 0;
    case "audit":
        await OversightMeasurements.AuditAsync(Number(Option("--entries", "1000000")), Console.Out, CancellationToken.None);
        return 0;
    case "checks":
        OversightMeasurements.Checks(Number(Option("--services", "100000")), Console.Out);
        return 0;
    case "unlock" when args.Length > 1:
        await new UnlockMeasurement(args[1], Number(Option("--times", "30")), Console.Out).RunAsync();
        return 0;
    case "sign-in":
        await SignInMeasurement.RunAsync(Number(Option("--tries", "50")), Console.Out, CancellationToken.None);
        return 0;
    case "reporting":
        await ReportingMeasurements.RunAsync(Number(Option("--services", "2000")), Console.Out);
        return 0;
    case "police":
        await PoliceMeasurements.RunAsync(Number(Option("--services", "2000")), Console.Out, CancellationToken.None);
        return 0;
    case "hours":
        BenchmarkRunner.Run<HoursBenchmarks>(args: Passed());
        return 0;
    case "find":
        BenchmarkRunner.Run<FindBenchmarks>(args: Passed());
        return 0;
    default:
        await Console.Error.WriteLineAsync(Usage);
        return 2;
}

string Option(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

string[] Passed() => Array.IndexOf(args, "--bdn") is >= 0 and var at ? args[(at + 1)..] : [];

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
