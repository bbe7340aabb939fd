using System.Text.Json;

namespace NRD.Core.Importing.Formats;

/// <summary>Finds the records of a JSON file: an array, a page of a list, the features of a map, lines, or one object.</summary>
internal static class JsonRecords
{
    /// <summary>A file of one object on each line is opened as an array of them.</summary>
    public static JsonDocument Open(InputFile file, ImportReading reading)
    {
        var text = reading.Decode(file).Text;
        return IsLines(text)
            ? JsonText.Parse(file.Name, $"[{string.Join(",\n", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))}]", reading.Limits)
            : JsonText.Parse(file.Name, text, reading.Limits);
    }

    public static List<JsonElement> Of(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().SelectMany(e => Page(e) ?? [e]).ToList(),
        JsonValueKind.Object => Page(root) ?? [root],
        _ => [],
    };

    public static bool IsGeoJson(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is "FeatureCollection" or "Feature";

    private static List<JsonElement>? Page(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in (ReadOnlySpan<string>)["contents", "content", "features"])
        {
            if (element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                return list.EnumerateArray().ToList();
            }
        }

        return null;
    }

    private static bool IsLines(string text)
    {
        var start = text.AsSpan().TrimStart();
        var end = start.IndexOf('\n');
        return start.StartsWith("{") && end > 0 && start[..end].TrimEnd().EndsWith("}") && start[end..].TrimStart().StartsWith("{");
    }
}
