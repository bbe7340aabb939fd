using System.Globalization;
using NRD.Console.Resources;
using NRD.Core.Importing;

namespace NRD.Console.Commands;

/// <summary>The table that ends an import, with what somebody should look at.</summary>
internal static class ImportSummary
{
    /// <summary>Lines of one sort; the report holds them all.</summary>
    private const int Most = 10;

    public static async Task WriteAsync(ImportReport report, TextWriter error)
    {
        await error.WriteLineAsync(Texts.Commands(report.DryRun ? "ImportWouldTitle" : "ImportTitle", report.Source, report.Format));
        (string Key, int Count)[] lines =
        [
            ("ImportRows", report.RowsRead), ("ImportAdded", report.Added), ("ImportUpdated", report.Updated), ("ImportUnchanged", report.Unchanged),
            ("ImportConflicts", report.Conflicts.Count), ("ImportRejected", report.Rejected.Count), ("ImportDeactivated", report.Deactivated),
        ];
        var labels = lines.Select(l => Texts.Commands(l.Key)).ToList();
        var width = labels.Max(l => l.Length);
        foreach (var (label, line) in labels.Zip(lines))
        {
            await error.WriteLineAsync($"  {label.PadRight(width)}  {line.Count.ToString("N0", CultureInfo.CurrentCulture),10}");
        }

        await error.WriteLineAsync(Texts.Commands("ImportRecords", report.Records.Organizations, report.Records.Services, report.Records.Sites));
        await ListAsync(report.Rejected.Select(Line), "ImportMore", error);
        await ListAsync(report.Conflicts.Select(Line), "ImportMoreConflicts", error);
        foreach (var warning in report.Warnings)
        {
            await error.WriteLineAsync($"  ! {warning.In(Texts.Terminal)}");
        }
    }

    /// <summary>Where and why; the values themselves are in the report only.</summary>
    private static string Line(ImportReportRejection rejection) =>
        $"{Texts.Commands("ImportRejection", rejection.File, rejection.Row, rejection.Field)} {rejection.Reason.In(Texts.Terminal)}";

    private static string Line(ImportReportConflict conflict)
    {
        var where = conflict.Row is { } row
            ? Texts.Commands("ImportConflictRow", conflict.File, row, string.Join(", ", conflict.Fields))
            : Texts.Commands("ImportConflictAbsent", Texts.Commands($"ImportKind-{conflict.Kind}"), conflict.Id);
        return $"{where} {conflict.Reason.In(Texts.Terminal)}";
    }

    private static async Task ListAsync(IEnumerable<string> lines, string more, TextWriter error)
    {
        var all = lines.ToList();
        foreach (var line in all.Take(Most))
        {
            await error.WriteLineAsync($"  - {line}");
        }

        if (all.Count > Most)
        {
            await error.WriteLineAsync($"  - {Texts.Commands(more, all.Count - Most)}");
        }
    }
}
