using System.Globalization;
using NRD.Console.Resources;
using NRD.Core.Importing;

namespace NRD.Console.Commands;

/// <summary>The table that ends an import, with what somebody should look at.</summary>
internal static class ImportSummary
{
    private const int MostRejections = 10;

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
        await RejectionsAsync(report, error);
        foreach (var warning in report.Warnings)
        {
            await error.WriteLineAsync($"  ! {warning}");
        }
    }

    /// <summary>Where and why; the values themselves are in the report only.</summary>
    private static async Task RejectionsAsync(ImportReport report, TextWriter error)
    {
        foreach (var rejection in report.Rejected.Take(MostRejections))
        {
            await error.WriteLineAsync($"  - {Texts.Commands("ImportRejection", rejection.File, rejection.Row, rejection.Field)} {rejection.Reason}");
        }

        if (report.Rejected.Count > MostRejections)
        {
            await error.WriteLineAsync($"  - {Texts.Commands("ImportMore", report.Rejected.Count - MostRejections)}");
        }
    }
}
