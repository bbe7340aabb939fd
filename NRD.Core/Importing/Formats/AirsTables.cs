using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>The rows of an AIRS file: a cell for each text of an element, under its path.</summary>
internal sealed class AirsTables(InputFile file, ImportReading reading)
{
    private readonly Dictionary<string, SourceTable> tables = [];
    private readonly Dictionary<(string Table, string Key), SourceRow> seen = [];
    private readonly HashSet<(string Kind, string Key)> claimed = [];

    public SourceRow Row(string name, AirsElement element, string key)
    {
        if (!tables.TryGetValue(name, out var table))
        {
            table = tables[name] = reading.Table($"{file.Name}#{name}", name);
        }

        var row = reading.Add(table, []);
        foreach (var (path, value) in element.Cells())
        {
            if (value.Length > reading.Limits.Cell)
            {
                row.Reject(path, null, CellWords.TooLong(value.Length, reading.Limits.Cell));
            }
            else
            {
                row.Set(path, row.Peek(path) is { } before ? $"{before}{SourceRow.Several}{value}" : value);
            }
        }

        // What is read into records is asked for by element; the rest stays aside.
        foreach (var column in table.Columns.Where(c => AirsElement.IsKnown(c)).ToList())
        {
            table.Find(column);
        }

        row.Key = key;
        if (!seen.TryAdd((name, key), row))
        {
            row.Reject("Key", key, RejectionWords.SameId(seen[(name, key)].Number));
        }

        return row;
    }

    /// <summary>Whether the key is still free among records of its kind.</summary>
    public bool Claim(string kind, string key) => claimed.Add((kind, key));
}
