using System.Text;
using NRD.Core.Oversight;

namespace NRD.Core.Importing;

/// <summary>A table of a source as it was read. It remembers which columns were asked for: the others have no home here and are kept aside.</summary>
/// <param name="file">The file, with its folder within the package.</param>
internal sealed class SourceTable(string file, string name, Fingerprint print)
{
    private readonly List<string> columns = [];
    private readonly List<string> keys = [];
    private readonly Dictionary<string, int> byKey = [];
    private readonly Dictionary<string, int> asked = [];
    private readonly HashSet<int> used = [];

    public string File { get; } = file;

    /// <summary>What the table is, whatever its file is called, such as <c>phones</c>.</summary>
    public string Name { get; } = name;

    /// <summary>How its rows are known again.</summary>
    public Fingerprint Print => print;

    public List<SourceRow> Rows { get; } = [];

    public IReadOnlyList<string> Columns => columns;

    /// <summary>The column's name as it is compared.</summary>
    public string Key(int index) => index < keys.Count ? keys[index] : $"{index}";

    public int AddColumn(string column)
    {
        var key = KeyOf(column);
        if (byKey.TryGetValue(key, out var index))
        {
            return index;
        }

        columns.Add(column.Trim());
        keys.Add(key);
        byKey.Add(key, columns.Count - 1);
        asked.Clear();
        return columns.Count - 1;
    }

    /// <summary>A header that repeats a name keeps its place; the first of them answers to the name.</summary>
    public void AddHeader(IEnumerable<string> header)
    {
        foreach (var column in header)
        {
            columns.Add(column.Trim());
            keys.Add(KeyOf(column));
            byKey.TryAdd(keys[^1], columns.Count - 1);
        }
    }

    public bool Has(string column) => byKey.ContainsKey(KeyOf(column));

    /// <summary>Where a column stands, without counting it as understood.</summary>
    public int IndexOf(string column) => byKey.GetValueOrDefault(KeyOf(column), -1);

    public int Find(string column)
    {
        if (!asked.TryGetValue(column, out var index))
        {
            index = byKey.GetValueOrDefault(KeyOf(column), -1);
            asked[column] = index;
            used.Add(index);
        }

        return index;
    }

    public IEnumerable<int> Unused => Enumerable.Range(0, columns.Count).Where(i => !used.Contains(i));

    /// <summary>Letters and digits only, so that <c>Address_1</c>, <c>address1</c> and <c>Address 1</c> are one.</summary>
    internal static string KeyOf(string column)
    {
        var key = new StringBuilder(column.Length);
        foreach (var c in column)
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }
}

/// <summary>Why a row was not taken in.</summary>
internal sealed record Rejection(string Field, string? Value, Bilingual Reason);

/// <summary>Which of our records a row tells of.</summary>
internal readonly record struct RecordKey(SubjectKind Kind, string ExternalId);

/// <summary>One row of a source table. Every row ends up rejected, or feeding records, or kept aside; never nowhere.</summary>
/// <param name="number">Its place among the records of its table; the first is 1.</param>
internal sealed class SourceRow(SourceTable table, int number, string?[] cells)
{
    /// <summary>Separates several values that were merged into one cell, such as the parents of a shared phone.</summary>
    internal const char Several = '\u001F';

    private static readonly string[] PlaceWords =
    [
        "address", "adresse", "street", "rue", "line1", "line2", "lat", "lon", "lng", "geo", "coord", "datum", "postal", "zip",
        "direction", "location", "transport", "bus", "map", "point", "building", "intersection",
    ];

    private string?[] cells = cells;
    private string? hash;

    public SourceTable Table { get; } = table;

    public int Number { get; } = number;

    /// <summary>What it is called within its table, the same each time the file is read.</summary>
    public string Key { get; set; } = "";

    public Rejection? Rejection { get; private set; }

    /// <summary>Says the same as a row that was read before it from a twin file.</summary>
    public bool IsTwin { get; set; }

    /// <summary>The records it tells of, the one it stands for first.</summary>
    public List<RecordKey> Feeds { get; } = [];

    /// <summary>Where somebody can be found must not be kept aside in the clear.</summary>
    public bool Confidential { get; set; }

    public bool IsRejected => Rejection is not null;

    /// <summary>The trimmed value, or <c>null</c> where it is blank or the column absent.</summary>
    public string? this[string column] => Table.Find(column) is var index and >= 0 ? At(index) : null;

    /// <summary>The value without counting its column as understood.</summary>
    public string? Peek(string column) => Table.IndexOf(column) is var index and >= 0 ? At(index) : null;

    public string? First(params ReadOnlySpan<string> names)
    {
        string? found = null;
        foreach (var name in names)
        {
            found ??= this[name];
        }

        return found;
    }

    public string? At(int index) => index < cells.Length ? cells[index] : null;

    public void Set(string column, string? value)
    {
        var index = Table.AddColumn(column);
        if (index >= cells.Length)
        {
            Array.Resize(ref cells, index + 1);
        }

        cells[index] = value;
        hash = null;
    }

    public IReadOnlyList<string> All(string column) => this[column]?.Split(Several) ?? [];

    /// <summary>The first reason stands.</summary>
    public void Reject(string field, string? value, Bilingual reason) => Rejection ??= new Rejection(field, value, reason);

    public void Feed(SubjectKind kind, string externalId)
    {
        var key = new RecordKey(kind, externalId);
        if (!Feeds.Contains(key))
        {
            Feeds.Add(key);
        }
    }

    /// <summary>Over all cells by column name, so that an order of columns or a blank does not matter.</summary>
    public string Hash() => hash ??= MakeHash();

    private string MakeHash()
    {
        var text = new StringBuilder();
        foreach (var (column, value) in Filled().OrderBy(f => f.Column, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal))
        {
            text.Append(column).Append('\u001E').Append(value).Append('\u001D');
        }

        return Table.Print.Of(text.ToString(), 18);
    }

    /// <summary>What has no home in our records.</summary>
    public IEnumerable<AsideCell> Aside()
    {
        foreach (var index in Table.Unused)
        {
            if (At(index) is { } value && !(Confidential && LeadsThere(Table.Columns[index])))
            {
                yield return new AsideCell(Table.Columns[index], value);
            }
        }
    }

    internal static bool LeadsThere(string column)
    {
        var key = SourceTable.KeyOf(column);
        return PlaceWords.Any(word => key.Contains(word, StringComparison.Ordinal));
    }

    private IEnumerable<(string Column, string Value)> Filled()
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { } value)
            {
                yield return (Table.Key(i), value);
            }
        }
    }
}
