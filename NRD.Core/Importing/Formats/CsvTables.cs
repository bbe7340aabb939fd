using CsvHelper;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Reads delimited text into a <see cref="SourceTable"/>; rows that do not hold together are rejected, not dropped.</summary>
internal static class CsvTables
{
    public static SourceTable Read(InputFile file, string name, ImportReading reading)
    {
        var table = reading.Table(file.Name, name);
        var text = reading.Decode(file).Text;
        var malformed = false;
        var options = CsvReaderOptions.Default with
        {
            Separator = SeparatorOf(text),
            TrackLineNumbers = false,
            IncludeValuesInExceptions = false,
            MaxRecordSize = 16 * 1024 * 1024,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = _ => malformed = true,
        };
        using var csv = CsvReader.FromText(text, options);
        bool WasMalformed()
        {
            var was = malformed;
            malformed = false;
            return was;
        }

        try
        {
            Fill(table, csv, reading, WasMalformed);
        }
        catch (CsvFormatException e)
        {
            throw new ImportRefusedException(ContentWords.OpenQuotation(file.Name, table.Rows.Count + 1), e);
        }

        return table;
    }

    /// <summary>The names of the columns, without reading on.</summary>
    public static IReadOnlyList<string> Header(string text)
    {
        using var csv = CsvReader.FromText(text, CsvReaderOptions.Default with { Separator = SeparatorOf(text), IncludeValuesInExceptions = false });
        try
        {
            csv.ReadHeader();
            return csv.Headers?.Select(h => h.Trim()).ToList() ?? [];
        }
        catch (CsvFormatException)
        {
            return [];
        }
    }

    private static void Fill(SourceTable table, CsvReader csv, ImportReading reading, Func<bool> wasMalformed)
    {
        csv.ReadHeader();
        table.AddHeader(csv.Headers?.ToArray() ?? []);
        if (table.Columns.Count > reading.Limits.Columns)
        {
            throw new ImportRefusedException(ContentWords.TooManyColumns(table.File, table.Columns.Count, reading.Limits.Columns));
        }

        wasMalformed();
        var suspects = 0;
        while (csv.Read())
        {
            var cells = new string?[csv.FieldCount];
            (string Column, int Length)? tooLong = null;
            for (var i = 0; i < cells.Length; i++)
            {
                var value = csv.GetString(i);
                if (value.Length > reading.Limits.Cell)
                {
                    tooLong ??= (ColumnName(table, i), value.Length);
                    continue;
                }

                cells[i] = CellText.Clean(value, out var suspect);
                suspects += suspect ? 1 : 0;
            }

            Judge(table, reading.Add(table, cells), cells, tooLong, wasMalformed(), reading.Limits);
        }

        if (suspects > 0)
        {
            reading.Warn(WarningWords.Invisible(table.File, suspects));
        }
    }

    private static void Judge(SourceTable table, SourceRow row, string?[] cells, (string Column, int Length)? tooLong, bool malformed, ImportLimits limits)
    {
        if (tooLong is { } cell)
        {
            row.Reject(cell.Column, null, CellWords.TooLong(cell.Length, limits.Cell));
        }
        else if (malformed)
        {
            row.Reject("(row)", null, CellWords.Quotation());
        }
        else if (cells.Skip(table.Columns.Count).Any(c => c is not null))
        {
            row.Reject("(row)", null, CellWords.TooManyCells(cells.Length, table.Columns.Count));
        }
        else if (cells.All(c => c is null))
        {
            row.Reject("(row)", null, CellWords.EmptyRow());
        }
    }

    private static string ColumnName(SourceTable table, int index) => index < table.Columns.Count ? table.Columns[index] : $"(cell {index + 1})";

    /// <summary>The mark that stands most often outside quotation marks in the first line; a comma where none does.</summary>
    internal static char SeparatorOf(string text)
    {
        ReadOnlySpan<char> marks = [',', ';', '\t', '|'];
        Span<int> counts = stackalloc int[marks.Length];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '\n' or '\r')
            {
                break;
            }
            else if (!quoted && marks.IndexOf(c) is var mark and >= 0)
            {
                counts[mark]++;
            }
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return marks[best];
    }
}
