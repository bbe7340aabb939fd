using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Console.Commands;

/// <summary><c>advise --json</c> answers a situation a line; <c>advise --table FILE</c> writes every combination for counsel. Neither needs a database.</summary>
internal static class AdviseCommand
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = Texts.Commands("AdviseJson") };
        var table = new Option<FileInfo?>("--table") { Description = Texts.Commands("AdviseTable"), HelpName = "FILE" };
        var command = new Command("advise", Texts.Commands("AdviseAbout")) { json, table };
        command.SetAction(async (parsed, ct) =>
        {
            var file = parsed.GetValue(table);
            if (file is null != parsed.GetValue(json))
            {
                throw new RefusedException(Texts.Commands("AdviseEither"));
            }

            var asked = new Asked(
                new ReportingGuide(DutyRules.Shipped),
                Actor.Local(Environment.UserName),
                ReportingOptions.PolicyOf(ConsoleSettings.Load()),
                SystemClock.Instance.GetCurrentInstant(),
                new TimeZones(),
                CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? Language.French : Language.English);
            var configuration = parsed.InvocationConfiguration;
            return file is not null
                ? await WriteTableAsync(asked, file, configuration.Error, ct)
                : await AnswerLinesAsync(asked, System.Console.In, configuration.Output, configuration.Error, ct);
        });
        return command;
    }

    private static async Task<int> AnswerLinesAsync(Asked asked, TextReader input, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var (lines, misunderstood) = (0, 0);
        while (await input.ReadLineAsync(ct) is { } line)
        {
            line = line.TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            lines++;
            var read = SituationLine.Read(line);
            misunderstood += read.Situation is null ? 1 : 0;
            await output.WriteLineAsync(read.Situation is { } situation
                ? JsonSerializer.Serialize(AdviceAnswer.Of(read.Id, asked.Advise(situation), asked.Language), Writing)
                : JsonSerializer.Serialize(read.Refusal, Writing));
            await output.FlushAsync(ct);
        }

        await error.WriteLineAsync(Texts.Commands("AdviseLines", lines, misunderstood));
        return misunderstood == 0 ? ConsoleCommands.Done : ConsoleCommands.DoneWithFindings;
    }

    private static async Task<int> WriteTableAsync(Asked asked, FileInfo file, TextWriter error, CancellationToken ct)
    {
        try
        {
            await using var writer = new StreamWriter(file.FullName);
            var rows = await AdviceTable.WriteAsync(asked.Table(), writer, asked.Language, ct);
            await error.WriteLineAsync(Texts.Commands("AdviseTableDone", rows, file.FullName));
            return ConsoleCommands.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Texts.Commands("AdviseTableFolder", file.FullName));
        }
    }

    /// <summary>What one run of the verb asks with: the law of a place is that of its own day.</summary>
    private sealed record Asked(ReportingGuide Guide, Actor Actor, CentrePolicy Policy, Instant Now, TimeZones Zones, Language Language)
    {
        public ReportingAdvice Advise(Situation situation) => Guide.Advise(Actor, situation, Policy, DayIn(situation.Place));

        public IEnumerable<DutyTableRow> Table() => Guide.Table(Actor, Policy, DayIn(null));

        private LocalDate DayIn(Province? place) => Now.InZone(Zones.Find(place?.Zone) ?? DateTimeZone.Utc).Date;
    }
}
