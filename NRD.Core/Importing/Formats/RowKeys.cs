using System.Globalization;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Gives each row the name under which it is known again at the next import.</summary>
internal static class RowKeys
{
    /// <summary>By the column <paramref name="id"/>, or by content where the table has none or the row leaves it blank.</summary>
    /// <param name="required">A row without an id is rejected: nothing could ever be joined to it.</param>
    /// <param name="key">Names a row that has no column for it.</param>
    /// <param name="equal">Whether two rows with one id from two files say the same; by default when all their cells do.</param>
    public static void Assign(ImportReading reading, Func<SourceTable, string?> id, Func<SourceTable, bool> required, Func<SourceRow, SourceRow, bool>? equal = null, Func<SourceRow, string?>? key = null)
    {
        var seen = new Dictionary<(string Table, string Key), SourceRow>();
        var twins = new Dictionary<(string From, string To), int>();
        foreach (var table in reading.Tables)
        {
            var column = id(table);
            foreach (var row in table.Rows)
            {
                var own = key is not null ? key(row) : column is null ? null : row[column];
                if (row.IsRejected)
                {
                    // Known again where possible, so that a row gone wrong does not count as gone.
                    row.Key = own ?? "";
                    continue;
                }

                if (own is null && column is not null && required(table))
                {
                    row.Reject(column, null, RejectionWords.NoId());
                    continue;
                }

                row.Key = own ?? Unused(seen, table, $"~{row.Hash()}");
                if (seen.TryGetValue((table.Name, row.Key), out var first))
                {
                    Settle(row, first, column ?? "id", twins, equal ?? ((a, b) => a.Hash() == b.Hash()));
                }
                else
                {
                    seen.Add((table.Name, row.Key), row);
                }
            }
        }

        foreach (var ((from, to), count) in twins)
        {
            reading.Warn(WarningWords.Twins(from, count, to));
        }
    }

    private static void Settle(SourceRow row, SourceRow first, string column, Dictionary<(string From, string To), int> twins, Func<SourceRow, SourceRow, bool> equal)
    {
        if (row.Table == first.Table)
        {
            row.Reject(column, row.Key, RejectionWords.SameId(first.Number));
        }
        else if (equal(row, first))
        {
            row.IsTwin = true;
            var files = (row.Table.File, first.Table.File);
            twins[files] = twins.GetValueOrDefault(files) + 1;
        }
        else
        {
            row.Reject(column, row.Key, RejectionWords.SameIdElsewhere(first.Table.File, first.Number));
        }
    }

    private static string Unused(Dictionary<(string Table, string Key), SourceRow> seen, SourceTable table, string key)
    {
        // A twin in another file keeps the key, so that the two meet; within one file rows may repeat.
        var candidate = key;
        for (var n = 2; seen.TryGetValue((table.Name, candidate), out var other) && other.Table == table; n++)
        {
            candidate = $"{key}#{n.ToString(CultureInfo.InvariantCulture)}";
        }

        return candidate;
    }
}
