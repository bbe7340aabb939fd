using NRD.Core.Importing.Words;

namespace NRD.Core.Importing;

/// <summary>What is carried along while a source is read: limits, progress, warnings, and all its tables.</summary>
internal sealed class ImportReading(ImportLimits limits, Fingerprint print, IProgress<ImportProgress>? progress, CancellationToken ct)
{
    private readonly List<Bilingual> warnings = [];
    private int rows;

    public ImportLimits Limits => limits;

    public Fingerprint Print => print;

    public CancellationToken Cancellation => ct;

    public List<SourceTable> Tables { get; } = [];

    public IReadOnlyList<Bilingual> Warnings => warnings;

    public void Warn(Bilingual text)
    {
        if (!warnings.Contains(text))
        {
            warnings.Add(text);
        }
    }

    public SourceTable Table(string file, string name)
    {
        var table = new SourceTable(file, name, print);
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
            throw new ImportRefusedException(ContentWords.TooManyRows(limits.Rows));
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
            throw new ImportRefusedException(RefusalWords.FileTooLarge(file.Name, bytes.LongLength, limits.Bytes));
        }

        var text = DecodedText.Of(bytes);
        if (text.Encoding != "UTF-8")
        {
            Warn(WarningWords.Encoding(file.Name, text.Encoding));
        }

        return text;
    }
}
