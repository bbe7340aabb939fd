using System.Text.Json;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Parses JSON within the limits, with a message that says where it breaks.</summary>
internal static class JsonText
{
    public static JsonDocument Parse(InputFile file, ImportReading reading) => Parse(file.Name, reading.Decode(file).Text, reading.Limits);

    public static JsonDocument Parse(string name, string text, ImportLimits limits)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = limits.JsonDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException e)
        {
            // The parser's own words may quote the text; the place is enough.
            throw new ImportRefusedException(e.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase)
                ? ContentWords.JsonTooDeep(name, limits.JsonDepth)
                : ContentWords.NotSoundJson(name, (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1));
        }
    }
}
