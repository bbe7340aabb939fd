using System.Globalization;
using NRD.Console.Resources;
using NRD.Core.Importing;

namespace NRD.Console.Commands;

/// <summary>One line in a terminal that shows how far an import has come; elsewhere nothing.</summary>
internal sealed class ImportProgressBar(TextWriter? terminal) : IProgress<ImportProgress>
{
    private const int Width = 30;

    private int length;

    public void Report(ImportProgress value)
    {
        if (terminal is null)
        {
            return;
        }

        var done = value.Done.ToString("N0", CultureInfo.CurrentCulture);
        var text = value.Step switch
        {
            ImportStep.Reading => Texts.Commands("ImportReading", value.File, done),
            ImportStep.Comparing => $"{Bar(value)} {Texts.Commands("ImportComparing", done)}",
            ImportStep.Saving => $"{Bar(value)} {Texts.Commands("ImportSaving", done)}",
        };
        Write(text);
    }

    public void Clear() => Write("");

    private void Write(string text)
    {
        terminal?.Write($"\r{text.PadRight(length)}{(text.Length == 0 ? "\r" : "")}");
        terminal?.Flush();
        length = text.Length;
    }

    private static string Bar(ImportProgress value)
    {
        var filled = value.Total is > 0 and var total ? Math.Min(Width, value.Done * Width / total) : 0;
        return $"[{new string('#', filled)}{new string('.', Width - filled)}]";
    }
}
