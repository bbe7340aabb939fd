using System.CommandLine;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Importing;

namespace NRD.Console.Commands;

/// <summary>What <c>import</c> was asked.</summary>
/// <param name="Report">Where the report goes: a file, <c>-</c> for standard output, or nowhere.</param>
public sealed record ImportArguments(ImportRequest Request, string? Report);

/// <summary><c>import PATH</c>: reads a directory in from files of somebody else.</summary>
public static class ImportCommand
{
    internal static Command Build()
    {
        var path = new Argument<string>("PATH") { Description = Texts.Commands("ImportPath") };
        var format = new Option<ImportFormat>("--format") { Description = Texts.Commands("ImportFormat"), HelpName = "auto|hsds|ohana|icarol|airs|csv|json", CustomParser = ReadFormat };
        var map = new Option<string?>("--map") { Description = Texts.Commands("ImportMap"), HelpName = "FILE" };
        var source = new Option<string?>("--source") { Description = Texts.Commands("ImportSource"), HelpName = "NAME" };
        var complete = new Option<bool>("--complete") { Description = Texts.Commands("ImportComplete") };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Commands("ImportDryRun") };
        var report = new Option<string?>("--report") { Description = Texts.Commands("ImportReport"), HelpName = "FILE" };
        var command = new Command("import", Texts.Commands("ImportAbout")) { path, format, map, source, complete, dryRun, report };
        command.SetAction(async (parsed, ct) =>
        {
            var request = new ImportRequest
            {
                Path = parsed.GetRequiredValue(path),
                Format = parsed.GetValue(format),
                Map = parsed.GetValue(map),
                Source = parsed.GetValue(source),
                Complete = parsed.GetValue(complete),
                DryRun = parsed.GetValue(dryRun),
            };
            await using var core = await CoreHost.OpenAsync(ct);
            var error = parsed.InvocationConfiguration.Error;
            return await RunAsync(core, new ImportArguments(request, parsed.GetValue(report)), parsed.InvocationConfiguration.Output, error, terminal: ReferenceEquals(error, System.Console.Error) && !System.Console.IsErrorRedirected, ct);
        });
        return command;
    }

    private static ImportFormat ReadFormat(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!int.TryParse(text, out _) && Enum.TryParse<ImportFormat>(text, ignoreCase: true, out var format))
        {
            return format;
        }

        result.AddError(Texts.Commands("ImportUnknownFormat", text));
        return ImportFormat.Auto;
    }

    /// <summary>The summary goes to <paramref name="error"/>, the report to where it was asked.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, ImportArguments arguments, TextWriter output, TextWriter error, bool terminal, CancellationToken ct)
    {
        CheckReport(arguments);
        ImportReport report;
        var progress = new ImportProgressBar(terminal ? error : null);
        try
        {
            report = await services.GetRequiredService<DirectoryImport>().RunAsync(Actor.Local(Environment.UserName), arguments.Request, progress, ct);
        }
        catch (ImportRefusedException refused)
        {
            throw new RefusedException(refused.Said.In(Texts.Terminal));
        }
        catch (OperationCanceledException)
        {
            throw new RefusedException(Texts.Commands("ImportStopped"));
        }
        finally
        {
            progress.Clear();
        }

        if (arguments.Report == "-")
        {
            await output.WriteLineAsync(report.ToJson(Texts.Terminal));
        }
        else if (arguments.Report is { } file)
        {
            await File.WriteAllTextAsync(file, report.ToJson(Texts.Terminal) + "\n", CancellationToken.None);
        }

        await ImportSummary.WriteAsync(report, error);
        return report.Rejected.Count + report.Conflicts.Count > 0 ? ConsoleCommands.DoneWithFindings : ConsoleCommands.Done;
    }

    /// <summary>A report that cannot be written must not come to light when the import is done.</summary>
    private static void CheckReport(ImportArguments arguments)
    {
        if (arguments.Report is { } file && file != "-"
            && (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
        {
            throw new RefusedException(Texts.Commands("ImportReportFolder", file));
        }
    }
}
