using System.Text.Json;
using System.Text.RegularExpressions;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Mapping;

/// <summary>How one field of ours is filled: from paths of the source, a template or a constant, split, and translated by a table of values.</summary>
internal sealed partial class MapField
{
    private readonly List<string> paths = [];
    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);
    private List<string>? constant;
    private string? template;
    private string? split;
    private string? before;
    private string? after;
    private bool first;
    private string otherwise = "keep";
    private List<string>? otherwiseValue;

    /// <summary>Stands for the words of the file's name, which often say what it lists.</summary>
    private const string File = "@file";

    /// <summary>The sources it reads.</summary>
    public IEnumerable<string> Paths => paths.Where(p => p != File).Concat(template is null ? [] : Placeholder().Matches(template).Select(m => m.Groups[1].Value));

    /// <summary>Every value it can give by its table, its constant or its default, to be checked beforehand.</summary>
    public IEnumerable<string> KnownValues => values.Values.SelectMany(v => v).Concat(constant ?? []).Concat(otherwiseValue ?? []);

    public static MapField Path(params string[] sources)
    {
        var field = new MapField { first = true };
        field.paths.AddRange(sources);
        return field;
    }

    /// <summary>Reads one value of <c>fields</c>: a path, a list of paths, or an object.</summary>
    public static MapField Parse(string key, JsonElement json)
    {
        var field = new MapField();
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                field.paths.Add(Text(key, json));
                break;
            case JsonValueKind.Array:
                field.paths.AddRange(json.EnumerateArray().Select(p => Text(key, p)));
                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    field.Take($"{key}.{property.Name}", property.Name, property.Value);
                }

                break;
            default:
                throw Wrong(key, MappingWords.NotASource());
        }

        return field.paths.Count > 0 || field.template is not null || field.constant is not null ? field
            : throw Wrong(key, MappingWords.NoSource());
    }

    public IReadOnlyList<string> Values(SourceRow row)
    {
        if (constant is not null)
        {
            return constant;
        }

        if (template is not null)
        {
            return Fill(row) is { } filled ? [filled] : [];
        }

        var found = new List<string>();
        foreach (var path in paths)
        {
            foreach (var value in path == File ? [NameOf(row.Table)] : row.All(path))
            {
                found.AddRange(Parts(value));
            }

            if (first && found.Count > 0)
            {
                break;
            }
        }

        return Translate(row, found);
    }

    private static string NameOf(SourceTable table) =>
        string.Join(' ', System.IO.Path.GetFileNameWithoutExtension(table.File).Split(['_', '-', ' ', '.'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.All(char.IsLetter)));

    private string[] Parts(string value)
    {
        var cut = before is null || value.IndexOf(before, StringComparison.Ordinal) is not (var end and > 0) ? value : value[..end];
        cut = after is null || cut.IndexOf(after, StringComparison.Ordinal) is not (var start and >= 0) ? cut : cut[(start + after.Length)..];
        return split is null ? [cut.Trim()] : cut.Split(split, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private List<string> Translate(SourceRow row, List<string> found)
    {
        if (values.Count == 0)
        {
            return found;
        }

        var translated = new List<string>();
        foreach (var value in found)
        {
            if (values.TryGetValue(value, out var known))
            {
                translated.AddRange(known);
            }
            else if (otherwise == "keep")
            {
                translated.Add(value);
            }
            else if (otherwise == "reject")
            {
                row.Reject(paths.Count > 0 ? paths[0] : "(template)", value, RejectionWords.NotInTable());
            }
            else if (otherwiseValue is not null)
            {
                translated.AddRange(otherwiseValue);
            }
        }

        return translated.Distinct().ToList();
    }

    /// <summary>Nothing where a part of it is missing: half a sentence says something else.</summary>
    private string? Fill(SourceRow row)
    {
        var complete = true;
        var text = Placeholder().Replace(template ?? "", m =>
        {
            var value = string.Join(", ", row.All(m.Groups[1].Value));
            complete &= value.Length > 0;
            return value;
        });
        return complete ? text : null;
    }

    private void Take(string key, string name, JsonElement json)
    {
        switch (name)
        {
            case "from":
                paths.AddRange(json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select(p => Text(key, p)) : [Text(key, json)]);
                break;
            case "template":
                template = Text(key, json);
                break;
            case "constant":
                constant = List(key, json);
                break;
            case "split":
                split = Text(key, json);
                break;
            case "before":
                before = Text(key, json);
                break;
            case "after":
                after = Text(key, json);
                break;
            case "first":
                first = json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw Wrong(key, MappingWords.NotATruth());
                break;
            case "values" when json.ValueKind == JsonValueKind.Object:
                foreach (var entry in json.EnumerateObject())
                {
                    values[entry.Name] = entry.Value.ValueKind == JsonValueKind.Null ? [] : List($"{key}.{entry.Name}", entry.Value);
                }

                break;
            case "else":
                otherwise = json.ValueKind == JsonValueKind.String ? json.GetString() ?? "" : "";
                otherwiseValue = otherwise is "keep" or "drop" or "reject" ? null : List(key, json);
                break;
            default:
                throw Wrong(key, MappingWords.NotKnown("from, first, template, constant, before, after, split, values, else"));
        }
    }

    private static List<string> List(string key, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(v => Scalar(key, v)).ToList(),
        _ => [Scalar(key, json)],
    };

    private static string Scalar(string key, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Number => json.ToString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw Wrong(key, MappingWords.NotAValue()),
    };

    private static string Text(string key, JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text ? text : throw Wrong(key, MappingWords.NotText());

    internal static ImportRefusedException Wrong(string key, Bilingual what) => new(MappingWords.Wrong(key, what));

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();
}
