namespace NRD.Core.Referrals;

/// <summary>Gives codes small numbers in order of appearance, so that columns can hold and count them.</summary>
internal sealed class CodeTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> codes = [];

    public int Count => codes.Count;

    public string this[int number] => codes[number];

    /// <summary>-1 where the code never appeared.</summary>
    public int Find(string code) => numbers.GetValueOrDefault(code, -1);

    public int Add(string code)
    {
        if (!numbers.TryGetValue(code, out var number))
        {
            numbers[code] = number = codes.Count;
            codes.Add(code);
        }

        return number;
    }
}

/// <summary>
/// Keeps each different value once and numbers it: the services of a directory state the same few lists again and again,
/// so that a filter is held against a list once, not against every row, and a facet counts lists.
/// </summary>
internal sealed class NumberedValues<T>
    where T : notnull
{
    private readonly List<T> values = [];
    private readonly Dictionary<T, int> numbers = [];

    public int Add(T value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            numbers[value] = number = values.Count;
            values.Add(value);
        }

        return number;
    }

    /// <summary>By number.</summary>
    public T[] ToArray() => [.. values];
}

/// <summary>A short list of numbers for each row, laid end to end.</summary>
internal sealed class ListColumn<T>
    where T : struct
{
    private readonly int[] starts;
    private readonly T[] values;

    private ListColumn(int[] starts, T[] values)
    {
        this.starts = starts;
        this.values = values;
    }

    public ReadOnlySpan<T> this[int row] => values.AsSpan(starts[row], starts[row + 1] - starts[row]);

    public int Start(int row) => starts[row];

    public int ValueCount => values.Length;

    public sealed class Builder(int rows)
    {
        private readonly List<int> starts = new(rows + 1) { 0 };
        private readonly List<T> values = new(rows * 2);

        public void AddRow(ReadOnlySpan<T> row)
        {
            foreach (var value in row)
            {
                values.Add(value);
            }

            starts.Add(values.Count);
        }

        public ListColumn<T> ToColumn() => new([.. starts], [.. values]);
    }
}

/// <summary>For each key the rows that hold it, in order.</summary>
internal sealed class RowsByKey
{
    private readonly Dictionary<int, int[]> rows;

    private RowsByKey(Dictionary<int, int[]> rows) => this.rows = rows;

    public ReadOnlySpan<int> this[int key] => rows.TryGetValue(key, out var found) ? found : [];

    public sealed class Builder
    {
        private readonly Dictionary<int, List<int>> rows = [];

        public void Add(int key, int row)
        {
            if (!rows.TryGetValue(key, out var list))
            {
                rows[key] = list = [];
            }

            if (list.Count == 0 || list[^1] != row)
            {
                list.Add(row);
            }
        }

        public RowsByKey ToRows() => new(rows.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
    }
}
