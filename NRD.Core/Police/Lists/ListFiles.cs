using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using MiniExcelLibs;
using NRD.Core.Importing;
using NRD.Core.Importing.Formats;

namespace NRD.Core.Police.Lists;

public enum ListFileFormat
{
    Csv,
    Xlsx,
}

/// <summary>Rows of a list in a file of either kind. What a spreadsheet would take for a formula is marked on the way out and unmarked on the way in, so it stays intact.</summary>
internal static class ListFiles
{
    public const int LargestFile = 1024 * 1024;
    private const long LargestUnpacked = 20L * 1024 * 1024;
    private const string Sheet = "contacts";

    public static byte[] Write(IReadOnlyList<ListRow> rows, ListFileFormat format) => format == ListFileFormat.Xlsx ? WriteXlsx(rows) : WriteCsv(rows);

    /// <returns>The heading, and each row with its number; <c>null</c> where it is no such file.</returns>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<(int Number, ListRow Row)> Rows)? Read(byte[] bytes) =>
        bytes is [(byte)'P', (byte)'K', ..] ? ReadXlsx(bytes) : ReadCsv(bytes);

    /// <summary>With a mark before it where a spreadsheet would reckon with it.</summary>
    internal static string Neutral(string value) => value.Length > 0 && (IsRisky(value[0]) || (value[0] == '\'' && value.Length > 1 && (IsRisky(value[1]) || value[1] == '\''))) ? "'" + value : value;

    internal static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && (IsRisky(cell[1]) || cell[1] == '\'') ? cell[1..] : cell;

    private static bool IsRisky(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static string Cell(ListRow row, string column) => Neutral(column switch
    {
        "part" => row.Part,
        "item" => row.Key,
        _ => row[column] ?? "",
    });

    private static byte[] WriteCsv(IReadOnlyList<ListRow> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var column in ListTable.Columns)
            {
                csv.WriteField(column);
            }

            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var column in ListTable.Columns)
                {
                    csv.WriteField(Cell(row, column));
                }

                csv.EndRecord();
            }

            csv.Flush();
        }

        return stream.ToArray();
    }

    private static byte[] WriteXlsx(IReadOnlyList<ListRow> rows)
    {
        using var stream = new MemoryStream();
        MiniExcel.SaveAs(stream, rows.Select(row => ListTable.Columns.ToDictionary(column => column, column => (object)Cell(row, column))), sheetName: Sheet);
        return stream.ToArray();
    }

    private static (IReadOnlyList<string> Columns, IReadOnlyList<(int Number, ListRow Row)> Rows)? ReadCsv(byte[] bytes)
    {
        var text = DecodedText.Of(bytes).Text;
        var malformed = false;
        using var csv = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            Separator = CsvTables.SeparatorOf(text),
            TrackLineNumbers = false,
            IncludeValuesInExceptions = false,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = _ => malformed = true,
        });
        try
        {
            csv.ReadHeader();
            var columns = (csv.Headers ?? []).Select(Name).ToList();
            var rows = new List<(int, ListRow)>();
            for (var number = 2; csv.Read(); number++)
            {
                var at = Enumerable.Range(0, Math.Min(csv.FieldCount, columns.Count)).Select(i => (columns[i], csv.GetString(i)));
                if (Row(at) is { } row)
                {
                    rows.Add((number, row));
                }
            }

            return malformed ? null : (columns, rows);
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static (IReadOnlyList<string> Columns, IReadOnlyList<(int Number, ListRow Row)> Rows)? ReadXlsx(byte[] bytes)
    {
        try
        {
            using (var packed = new ZipArchive(new MemoryStream(bytes)))
            {
                if (packed.Entries.Sum(entry => entry.Length) > LargestUnpacked)
                {
                    return null;
                }
            }

            using var stream = new MemoryStream(bytes);
            var sheet = stream.Query(useHeaderRow: false).Cast<IDictionary<string, object?>>().ToList();
            if (sheet.Count == 0)
            {
                return ([], []);
            }

            var columns = sheet[0].Select(cell => (Letter: cell.Key, Name: Name(Text(cell.Value)))).Where(pair => pair.Name.Length > 0).ToList();
            var rows = sheet.Skip(1).Select((cells, i) => (Number: i + 2, Row: Row(columns.Select(column => (column.Name, Text(cells.TryGetValue(column.Letter, out var value) ? value : null))))));
            return ([.. columns.Select(column => column.Name)], [.. rows.Where(pair => pair.Row is not null).Select(pair => (pair.Number, pair.Row!))]);
        }
        catch (Exception problem) when (problem is InvalidDataException or System.Xml.XmlException or IOException or FormatException or InvalidOperationException or ArgumentException or NullReferenceException or KeyNotFoundException)
        {
            // Whatever a spreadsheet library throws at a file that is not one.
            return null;
        }
    }

    private static string Name(string heading) => heading.Trim().ToLowerInvariant();

    /// <summary>A day that the spreadsheet took for a day is a day again.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static ListRow? Row(IEnumerable<(string Column, string Value)> cells)
    {
        var kept = new Dictionary<string, string>();
        foreach (var (column, value) in cells)
        {
            if (CellText.Clean(value, out _) is { } clean && Plain(clean) is { Length: > 0 } plain)
            {
                kept.TryAdd(column, plain);
            }
        }

        return kept.Count == 0 ? null : new(kept.GetValueOrDefault("part") ?? "", kept.GetValueOrDefault("item") ?? "", kept);
    }
}
