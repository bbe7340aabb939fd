using CsvHelper;
using NodaTime;
using NodaTime.Text;
using NRD.Core;
using NRD.Core.Reporting;

namespace NRD.Console.Commands;

/// <summary>Writes the table of duties as CSV, in codes, so that counsel can sort, filter and sign it.</summary>
internal static class AdviceTable
{
    private static readonly string[] Columns =
        ["jurisdiction", "band", "ground", "perpetrator", "channel", "level", "recipient", "police_satisfies", "citation", "effective_from", "reviewed_on"];

    /// <returns>How many rows were written, without the heading.</returns>
    public static async Task<int> WriteAsync(IEnumerable<DutyTableRow> rows, TextWriter writer, Language language, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(writer, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, ct);
        var written = 0;
        foreach (var row in rows)
        {
            await csv.WriteRecordAsync(Cells(row, language), ct);
            written++;
        }

        await csv.FlushAsync(ct);
        return written;
    }

    private static string[] Cells(DutyTableRow row, Language language) =>
    [
        row.Jurisdiction.Code,
        ReportingCodes.Bands[row.Band],
        ReportingCodes.Grounds[row.Ground],
        ReportingCodes.Perpetrators[row.Perpetrator],
        ReportingCodes.Channels[row.Channel],
        row.Level is { } level ? ReportingCodes.Levels[level] : "NONE",
        row.Recipient?.In(language) ?? "",
        row.PoliceSatisfies switch { Answer.Yes => "Y", Answer.No => "N", Answer.Unknown => "?", null => "" },
        row.Citation?.In(language) ?? "",
        Day(row.EffectiveFrom),
        Day(row.ReviewedOn),
    ];

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";
}
