namespace NRD.Core;

/// <summary>A cell of a CSV file that a spreadsheet takes as text, whatever stands in it.</summary>
public static class CsvCell
{
    /// <summary>What makes a spreadsheet calculate, also in its wide forms.</summary>
    private const string Calculates = "=+-@\t\r\n\0＝＋－＠";

    /// <summary>Always in quotes; where it could be taken for a formula an apostrophe stands before it.</summary>
    public static string Of(string? value)
    {
        var text = value ?? "";
        var first = text.AsSpan().TrimStart(" \uFEFF\"\u00A0");
        var guarded = first.Length > 0 && Calculates.Contains(first[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
