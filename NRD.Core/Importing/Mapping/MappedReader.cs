using System.Text.Json;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Formats;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Mapping;

/// <summary>Reads any other CSV, JSON or GeoJSON by a mapping: the one that was named, one of the product that fits, or a guess from the columns.</summary>
internal sealed class MappedReader(ImportRequest request, ImportReading reading)
{
    private static readonly string[] Naming = ["organization", "name", "address", "street", "city", "postalCode"];

    private readonly Dictionary<SourceRow, JsonElement> elements = [];
    private readonly Dictionary<SourceTable, ImportMap> maps = [];

    public static ImportBatch Read(InputFiles input, ImportRequest request, ImportFormat format, ImportReading reading) =>
        new MappedReader(request, reading).Read(input, format);

    private ImportBatch Read(InputFiles input, ImportFormat format)
    {
        var named = request.Map is null ? null : ImportMap.Load(request.Map, reading.Limits);
        var explicitly = request.Format is ImportFormat.Csv or ImportFormat.Json;
        foreach (var file in input.Files)
        {
            var isTable = FormatDetection.IsTable(file);
            if (explicitly && isTable != (format == ImportFormat.Csv))
            {
                reading.Warn(WarningWords.NotOfFormat(file.Name, format.ToString().ToUpperInvariant()));
            }
            else if (isTable)
            {
                CsvTables.Read(file, "records", reading);
            }
            else if (FormatDetection.IsJson(file))
            {
                ReadJson(file, named);
            }
        }

        if (reading.Tables.Count == 0)
        {
            throw new ImportRefusedException(ContentWords.NoneOfFormat(format == ImportFormat.Csv ? "CSV" : "JSON, GeoJSON"));
        }

        ChooseMaps(named);
        RowKeys.Assign(reading, _ => null, _ => false, Same, OwnKey);
        var records = new MappedRecords(reading, elements);
        foreach (var table in reading.Tables)
        {
            records.Read(table, maps[table]);
        }

        return new ImportBatch(format, reading, records.Organizations);
    }

    private void ReadJson(InputFile file, ImportMap? named)
    {
        var document = JsonRecords.Open(file, reading);
        var root = document.RootElement;
        var records = named?.Records is { } path
            ? JsonPath.Find(root, path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList()
                : throw new ImportRefusedException(MappingWords.NoList(file.Name, path))
            : JsonRecords.Of(root) is [var only] && only.ValueKind == JsonValueKind.Object && root.ValueKind == JsonValueKind.Object ? ListWithin(only) ?? [only]
            : JsonRecords.Of(root);
        var geo = JsonRecords.IsGeoJson(root);
        var table = reading.Table(file.Name, "records");
        foreach (var record in records)
        {
            Add(table, record, geo);
        }
    }

    private void Add(SourceTable table, JsonElement record, bool geo)
    {
        var row = reading.Add(table, []);
        if (record.ValueKind != JsonValueKind.Object)
        {
            row.Reject("(record)", null, RejectionWords.NotAnObject());
            return;
        }

        elements.Add(row, record);
        foreach (var (path, value) in JsonPath.Cells(record))
        {
            var column = geo && path.StartsWith("properties.", StringComparison.Ordinal) ? path["properties.".Length..] : path;
            if (value.Length > reading.Limits.Cell)
            {
                row.Reject(column, null, CellWords.TooLong(value.Length, reading.Limits.Cell));
            }
            else if (CellText.Clean(value, out _) is { } clean && !(geo && path == "type"))
            {
                row.Set(column, row.Peek(column) is { } before ? $"{before}{SourceRow.Several}{clean}" : clean);
            }
        }

        if (table.Columns.Count > reading.Limits.Columns)
        {
            throw new ImportRefusedException(ContentWords.TooManyProperties(table.File, reading.Limits.Columns));
        }
    }

    /// <summary>An object that wraps one list of objects, such as a page or an envelope.</summary>
    private static List<JsonElement>? ListWithin(JsonElement root)
    {
        var lists = root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() > 0 && p.Value[0].ValueKind == JsonValueKind.Object).ToList();
        return lists.Count == 1 && !root.TryGetProperty("name", out _) ? lists[0].Value.EnumerateArray().ToList() : null;
    }

    private void ChooseMaps(ImportMap? named)
    {
        var unmapped = new List<SourceTable>();
        foreach (var table in reading.Tables)
        {
            if (named is not null)
            {
                Use(table, named);
            }
            else if (ImportMap.Shipped(reading.Limits).FirstOrDefault(m => m.FitsTo(table)) is { } shipped)
            {
                reading.Warn(WarningWords.ReadByMapping(table.File, shipped.Name));
                Use(table, shipped);
            }
            else if (MapGuess.Guess(table.Columns) is { } guess)
            {
                reading.Warn(WarningWords.ReadByGuess(table.File, Sides(guess.English), Sides(guess.French)));
                Use(table, guess);
            }
            else
            {
                unmapped.Add(table);
            }
        }

        if (maps.Count == 0)
        {
            var columns = unmapped.SelectMany(t => t.Columns).Distinct().ToList();
            throw new ImportRefusedException(columns.Count == 0 ? MappingWords.NoRecord() : MappingWords.Needed(columns));
        }

        foreach (var table in unmapped)
        {
            reading.Warn(WarningWords.NotGuessed(table.File));
            reading.Tables.Remove(table);
        }
    }

    private static List<(string Field, string Column)> Sides(Dictionary<string, MapField> fields) => fields.Select(f => (f.Key, f.Value.Paths.First())).ToList();

    private void Use(SourceTable table, ImportMap map)
    {
        maps.Add(table, map);
        var missing = map.Paths.Where(p => !table.Has(p) && !table.Columns.Any(c => c.StartsWith($"{p}.", StringComparison.OrdinalIgnoreCase))).ToList();
        if (table.Rows.Count > 0 && missing.Count > 0)
        {
            reading.Warn(WarningWords.HeldByNone(table.File, missing));
        }

        if (table.Rows.Count > 0 && missing.Count == map.Paths.Count())
        {
            throw new ImportRefusedException(MappingWords.HoldsNothing(table.File, map.Name, table.Columns));
        }
    }

    private string? OwnKey(SourceRow row)
    {
        var map = maps[row.Table];
        if (map.English.GetValueOrDefault("id")?.Values(row) is [var id, ..])
        {
            return id;
        }

        // Without an id, a record is known again by what it is called and where it is.
        var text = string.Join('\n', Naming.Select(f => string.Join(' ', Values(map, f, row))));
        return text.Trim().Length == 0 ? null : $"~{reading.Print.Of(text, 12)}";
    }

    private static IEnumerable<string> Values(ImportMap map, string field, SourceRow row) =>
        new[] { map.English.GetValueOrDefault(field), map.French.GetValueOrDefault(field) }.OfType<MapField>().SelectMany(f => f.Values(row));

    /// <summary>Twins in a table and a map file say the same when every field they both fill does.</summary>
    private bool Same(SourceRow one, SourceRow other)
    {
        foreach (var field in ImportMap.FieldNames.Where(f => f is not "coordinates"))
        {
            var (a, b) = (Values(maps[one.Table], field, one).Select(Normal), Values(maps[other.Table], field, other).Select(Normal));
            if (!a.SequenceEqual(b))
            {
                return false;
            }
        }

        return true;
    }

    private static string Normal(string value) =>
        double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
            : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
