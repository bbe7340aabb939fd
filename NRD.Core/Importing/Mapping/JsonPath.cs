using System.Text.Json;

namespace NRD.Core.Importing.Mapping;

/// <summary>Dotted paths into JSON, and a record laid out as cells under such paths.</summary>
internal static class JsonPath
{
    public static JsonElement? Find(JsonElement? from, string? path)
    {
        if (from is not { } element || path is null)
        {
            return null;
        }

        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (element.ValueKind == JsonValueKind.Array && int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var index) && index >= 0 && index < element.GetArrayLength())
            {
                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>Each text, number and truth under its path; the items of a list share one.</summary>
    public static IEnumerable<(string Path, string Value)> Cells(JsonElement element, string path = "")
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    foreach (var cell in Cells(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
                    {
                        yield return cell;
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var cell in element.EnumerateArray().SelectMany(item => Cells(item, path)))
                {
                    yield return cell;
                }

                break;
            case JsonValueKind.True:
                yield return (path, "true");
                break;
            case JsonValueKind.False:
                yield return (path, "false");
                break;
            case JsonValueKind.String or JsonValueKind.Number:
                yield return (path, element.ToString());
                break;
        }
    }
}
