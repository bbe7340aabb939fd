using System.Text.Json;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>
/// Reads HSDS JSON: one object, an array, list pages, lines of objects, or tables by name. Nested objects are taken apart into the same
/// tables as a package; one that occurs several times is one row.
/// </summary>
internal sealed class HsdsJson
{
    private static readonly Dictionary<string, string> References = new()
    {
        ["organizations"] = "organization_id",
        ["services"] = "service_id",
        ["locations"] = "location_id",
        ["service_at_location"] = "service_at_location_id",
        ["contacts"] = "contact_id",
        ["phones"] = "phone_id",
        ["programs"] = "program_id",
        ["taxonomy_terms"] = "taxonomy_term_id",
        ["taxonomies"] = "taxonomy_id",
        ["units"] = "unit_id",
    };

    private readonly Dictionary<string, SourceTable> tables = [];
    private readonly Dictionary<(string Table, string Id), SourceRow> rows = [];
    private readonly ImportReading reading;
    private readonly string file;
    private int differing;

    private HsdsJson(string file, ImportReading reading)
    {
        this.file = file;
        this.reading = reading;
    }

    public static ImportBatch Read(InputFiles input, ImportReading reading)
    {
        var found = false;
        foreach (var file in input.Files.Where(f => f.Extension is not (".csv" or ".tsv" or ".xml") && !f.Stem.Equals("datapackage", StringComparison.OrdinalIgnoreCase)))
        {
            using var document = JsonRecords.Open(file, reading);
            if (TablesOf(document.RootElement) is null && !JsonRecords.Of(document.RootElement).Exists(Fits))
            {
                reading.Warn(WarningWords.NotHsds(file.Name));
                continue;
            }

            found = true;
            new HsdsJson(file.Name, reading).Take(document.RootElement);
        }

        return found
            ? HsdsReader.Assemble(ImportFormat.Hsds, reading)
            : throw new ImportRefusedException(ContentWords.NoHsdsJson());
    }

    /// <summary>An object with an id and a name, and at least one property that only HSDS gives its shape.</summary>
    public static bool Fits(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && TypeOf(element) is not null;

    public static bool FitsTables(JsonElement root) => TablesOf(root) is not null;

    private void Take(JsonElement root)
    {
        if (TablesOf(root) is { } named)
        {
            foreach (var (table, list) in named)
            {
                foreach (var item in list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object))
                {
                    Add(table, item, null, null);
                }
            }
        }
        else
        {
            foreach (var item in JsonRecords.Of(root))
            {
                if (item.ValueKind == JsonValueKind.Object && TypeOf(item) is { } table)
                {
                    Add(table, item, null, null);
                }
                else
                {
                    Unknown(item);
                }
            }
        }

        if (differing > 0)
        {
            reading.Warn(WarningWords.Differing(file, differing));
        }
    }

    private void Unknown(JsonElement item)
    {
        var table = TableFor("objects");
        var row = reading.Add(table, []);
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id))
        {
            row.Set("id", id.ToString());
        }

        row.Reject("(object)", null, RejectionWords.NotHsds());
    }

    /// <returns>Its id.</returns>
    private string? Add(string table, JsonElement item, string? reference, string? parent)
    {
        var id = item.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? CellText.Clean(given.ToString(), out _) : null;
        var known = id is not null && rows.TryGetValue((table, id), out var first) ? first : null;
        var row = known ?? reading.Add(TableFor(table), []);
        if (id is not null)
        {
            rows[(table, id)] = row;
        }

        if (reference is not null && parent is not null)
        {
            Refer(row, table == "attributes" ? "link_id" : reference, parent);
        }

        var nested = new List<JsonProperty>();
        foreach (var property in item.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                nested.Add(property);
            }
            else if (Scalar(property.Value, row, property.Name) is { } value)
            {
                Put(row, property.Name, value, known is not null);
            }
        }

        foreach (var property in nested)
        {
            Nest(table, row, id, property);
        }

        return id;
    }

    private void Nest(string table, SourceRow row, string? id, JsonProperty property)
    {
        var target = property.Name == "taxonomy_detail" ? "taxonomies" : HsdsNames.Table(property.Name);
        if (property.Value.ValueKind == JsonValueKind.Object)
        {
            if (target is not null && References.TryGetValue(target, out var reference))
            {
                if (Add(target, property.Value, null, null) is { } other)
                {
                    Refer(row, reference, other);
                }
            }
            else
            {
                row.Set(property.Name, property.Value.GetRawText());
            }

            return;
        }

        foreach (var child in property.Value.EnumerateArray())
        {
            if (child.ValueKind == JsonValueKind.Object && target is not null)
            {
                if (References.TryGetValue(table, out var back))
                {
                    Add(target, child, back, id);
                }
                else if (Add(target, child, null, null) is { } other && References.TryGetValue(target, out var forth))
                {
                    Refer(row, forth, other);
                }
            }
            else
            {
                row.Set(property.Name, row.Peek(property.Name) is { } before ? $"{before}; {child}" : child.ToString());
            }
        }
    }

    private void Put(SourceRow row, string column, string value, bool again)
    {
        if (row.Peek(column) is not { } before)
        {
            row.Set(column, value);
        }
        else if (References.ContainsValue(column))
        {
            Refer(row, column, value);
        }
        else if (again && before != value)
        {
            differing++;
        }
    }

    private static void Refer(SourceRow row, string column, string id)
    {
        var ids = row.Peek(column)?.Split(SourceRow.Several) ?? [];
        if (!ids.Contains(id))
        {
            row.Set(column, string.Join(SourceRow.Several, ids.Append(id)));
        }
    }

    private string? Scalar(JsonElement value, SourceRow row, string column)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        var text = value.ToString();
        if (text.Length > reading.Limits.Cell)
        {
            row.Reject(column, null, CellWords.TooLong(text.Length, reading.Limits.Cell));
            return null;
        }

        return CellText.Clean(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant() : text, out _);
    }

    private SourceTable TableFor(string name) =>
        tables.TryGetValue(name, out var table) ? table : tables[name] = reading.Table($"{file}#{name}", name);

    private static List<(string Table, JsonElement List)>? TablesOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var named = new List<(string Table, JsonElement List)>();
        foreach (var property in root.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Array && HsdsNames.Table(Path.GetFileNameWithoutExtension(property.Name)) is { } table)
            {
                named.Add((table, property.Value));
            }
        }

        // An organization object holds lists too, but it has a name of its own.
        return named.Exists(n => HsdsNames.IsBackbone(n.Table)) && !root.TryGetProperty("name", out _) && !root.TryGetProperty("id", out _) ? named : null;
    }

    private static string? TypeOf(JsonElement item)
    {
        if (!item.TryGetProperty("id", out _))
        {
            return null;
        }

        var has = (string name) => item.TryGetProperty(name, out _);
        var holds = (string name, JsonValueKind kind) => item.TryGetProperty(name, out var value)
            && (value.ValueKind == kind || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value[0].ValueKind == kind));
        if (has("service_at_locations") || has("organization_id") || has("eligibility_description") || has("fees_description") || has("application_process") || has("assured_date") || holds("organization", JsonValueKind.Object))
        {
            return has("location_type") || (has("latitude") && !has("status")) ? "locations" : has("service") && has("location") ? "service_at_location" : "services";
        }

        return holds("service", JsonValueKind.Object) && holds("location", JsonValueKind.Object) ? "service_at_location"
            : has("location_type") ? "locations"
            : has("name") && (holds("services", JsonValueKind.Object) || has("organization_identifiers") || has("legal_status") || has("tax_status") || has("parent_organization_id")
                || has("additional_websites") || holds("locations", JsonValueKind.Object) || holds("phones", JsonValueKind.Object)) ? "organizations"
            : null;
    }
}
