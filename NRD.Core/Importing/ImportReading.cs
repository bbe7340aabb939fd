namespace NRD.Core.Importing;

/// <summary>What is carried along while a source is read: limits, progress, warnings, and all its tables.</summary>
internal sealed class ImportReading(ImportLimits limits, IProgress<ImportProgress>? progress, CancellationToken ct)
{
    private readonly List<string> warnings = [];
    private int rows;

    public ImportLimits Limits => limits;

    public CancellationToken Cancellation => ct;

    public List<SourceTable> Tables { get; } = [];

    public IReadOnlyList<string> Warnings => warnings;

    public void Warn(string text)
    {
        if (!warnings.Contains(text))
        {
            warnings.Add(text);
        }
    }

    public SourceTable Table(string file, string name)
    {
        var table = new SourceTable(file, name);
        Tables.Add(table);
        return table;
    }

    /// <summary>Adds a row and counts it.</summary>
    /// <exception cref="ImportRefusedException">There are more rows than the limit.</exception>
    public SourceRow Add(SourceTable table, string?[] cells)
    {
        var row = new SourceRow(table, table.Rows.Count + 1, cells);
        table.Rows.Add(row);
        if (++rows > limits.Rows)
        {
            throw new ImportRefusedException($"There are more than {limits.Rows:N0} rows. Split the source and import its parts under one source name.");
        }

        if (rows % 500 == 0)
        {
            ct.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress(ImportStep.Reading, table.File, rows, null));
        }

        return row;
    }

    public DecodedText Decode(InputFile file)
    {
        ct.ThrowIfCancellationRequested();
        var bytes = file.Read();
        if (bytes.LongLength > limits.Bytes)
        {
            throw new ImportRefusedException($"'{file.Name}' has {bytes.LongLength:N0} bytes; the limit is {limits.Bytes:N0}.");
        }

        var text = DecodedText.Of(bytes);
        if (text.Encoding != "UTF-8")
        {
            Warn($"{file.Name}: not UTF-8, read as {text.Encoding}. Check a name with an accent in it.");
        }

        return text;
    }
}
