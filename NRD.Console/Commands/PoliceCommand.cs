using System.CommandLine;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Police;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Police;
using NRD.Core.Police.Lists;

namespace NRD.Console.Commands;

/// <summary><c>police export</c> and <c>police import</c>: contact lists to and from files. A file becomes a draft at most.</summary>
internal static class PoliceCommand
{
    public static Command Build() => new("police", Texts.Commands("PoliceAbout")) { Export(), Import() };

    private static Command Export()
    {
        var service = new Argument<string>("SERVICE") { Description = Texts.Commands("PoliceService") };
        var file = new Argument<string>("FILE") { Description = Texts.Commands("PoliceExportFile") };
        var version = new Option<int?>("--version-number") { Description = Texts.Commands("PoliceVersion"), HelpName = "N" };
        var command = new Command("export", Texts.Commands("PoliceExportAbout")) { service, file, version };
        command.SetAction(async (parsed, ct) =>
        {
            var (id, path) = (Known(parsed.GetRequiredValue(service)), parsed.GetRequiredValue(file));
            var format = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".csv" => ListFileFormat.Csv,
                ".xlsx" => ListFileFormat.Xlsx,
                _ => throw new RefusedException(Texts.Commands("PoliceFileKind", path)),
            };
            await using var core = await CoreHost.OpenAsync(ct);
            if (await core.GetRequiredService<ListExchange>().ExportAsync(Actor.Local(Environment.UserName), id, parsed.GetValue(version), format, ct) is not { } list)
            {
                throw new RefusedException(Texts.Commands("PoliceNoList", id));
            }

            try
            {
                await File.WriteAllBytesAsync(path, list.Bytes, ct);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new RefusedException(Texts.Commands("PoliceNotWritten", path));
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Commands("PoliceExported", id, path));
            return ConsoleCommands.Done;
        });
        return command;
    }

    private static Command Import()
    {
        var service = new Argument<string>("SERVICE") { Description = Texts.Commands("PoliceService") };
        var file = new Argument<string>("FILE") { Description = Texts.Commands("PoliceImportFile") };
        var draft = new Option<bool>("--draft") { Description = Texts.Commands("PoliceDraft") };
        var reason = new Option<string?>("--reason") { Description = Texts.Commands("PoliceReason"), HelpName = "TEXT" };
        var command = new Command("import", Texts.Commands("PoliceImportAbout")) { service, file, draft, reason };
        command.SetAction(async (parsed, ct) =>
        {
            var (id, path) = (Known(parsed.GetRequiredValue(service)), parsed.GetRequiredValue(file));
            if (parsed.GetValue(draft) && string.IsNullOrWhiteSpace(parsed.GetValue(reason)))
            {
                throw new RefusedException(Texts.Commands("PoliceReasonNeeded"));
            }

            byte[] bytes;
            try
            {
                bytes = await File.ReadAllBytesAsync(path, ct);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new RefusedException(Texts.Commands("PoliceNotRead", path));
            }

            await using var core = await CoreHost.OpenAsync(ct);
            var exchange = core.GetRequiredService<ListExchange>();
            var actor = Actor.Local(Environment.UserName);
            var output = parsed.InvocationConfiguration.Output;
            if (!parsed.GetValue(draft))
            {
                var tried = await exchange.TryAsync(actor, id, bytes, ct);
                await WriteAsync(tried, output);
                await output.WriteLineAsync(Texts.Commands(tried.IsSound ? "PoliceDry" : "PoliceDryNothing"));
                return tried.Findings.Count > 0 ? ConsoleCommands.DoneWithFindings : ConsoleCommands.Done;
            }

            var (reading, saved) = await exchange.ImportAsync(actor, id, bytes, parsed.GetValue(reason) ?? "", ct);
            await WriteAsync(reading, output);
            if (saved?.Number is not { } number)
            {
                throw new RefusedException(Texts.Commands("PoliceNotSound"));
            }

            await output.WriteLineAsync(Texts.Commands("PoliceDrafted", number));
            return ConsoleCommands.Done;
        });
        return command;
    }

    private static string Known(string service) => PoliceReference.Shipped.Services.FirstOrDefault(s => s.Id.Equals(service, StringComparison.OrdinalIgnoreCase))?.Id
        ?? throw new RefusedException(Texts.Commands("PoliceUnknown", service));

    private static async Task WriteAsync(ListReading reading, TextWriter output)
    {
        var words = Words.Of(Texts.Terminal);
        await output.WriteLineAsync(words["Police.ImportRead", reading.RowsRead, reading.Contacts, reading.Findings.Count]);
        foreach (var finding in reading.Findings)
        {
            await output.WriteLineAsync($"  {words["Police.Row"]} {finding.Row}, {finding.Field}: {ListWords.Say(finding, words)}");
        }

        foreach (var row in reading.Differences)
        {
            await output.WriteLineAsync($"{Sign(row.Change)} {ListWords.Row(row, words)}");
            foreach (var cell in row.Cells)
            {
                await output.WriteLineAsync($"    {ListWords.Column(row.Part, cell.Column, words)}: {ListWords.Cell(cell.Column, cell.Before, words)} -> {ListWords.Cell(cell.Column, cell.After, words)}");
            }
        }
    }

    private static string Sign(RowChange change) => change switch
    {
        RowChange.Added => "+",
        RowChange.Removed => "-",
        RowChange.Changed => "~",
    };
}
