using System.Reflection;
using System.Text.Json;
using NRD.Core.Importing.Formats;
using NRD.Core.Importing.Words;
using NRD.Core.Places;

namespace NRD.Core.Importing.Mapping;

/// <summary>A mapping: which fields of ours are filled from where. Read from a JSON file, from the product, or guessed from columns.</summary>
internal sealed class ImportMap
{
    /// <summary>Every field that a mapping may fill.</summary>
    public static readonly IReadOnlyList<string> FieldNames =
    [
        "id", "name", "otherNames", "description", "organization", "organizationId", "organizationDescription", "organizationWebsite", "organizationEmail", "organizationPhone", "organizationKind", "organizationStatus", "focus",
        "phone", "tollFree", "crisisPhone", "textPhone", "tty", "fax", "afterHoursPhone", "adminPhone", "website", "email",
        "siteId", "siteName", "address", "street", "street2", "city", "province", "postalCode", "country", "mailingAddress", "coordinates", "latitude", "longitude", "confidential", "accessibility", "directions", "zone",
        "hours", "intakeHours", "categories", "codes", "needs", "terms", "modes", "eligibility", "minimumAge", "maximumAge", "genders", "immigrationStatus", "children", "partner", "pets", "indigenousOnly",
        "languages", "interpretation", "fees", "documents", "application", "coverage", "coverageCountry", "coverageProvinces", "radiusKm",
        "status", "assuredOn", "alert", "alertUntil", "hints", "notes", "contactName", "contactRole", "contactPhone", "contactEmail",
    ];

    private static readonly Dictionary<string, string[]> Choices = new()
    {
        ["terms"] = ["emergency", "short-term", "long-term"],
        ["modes"] = ["in-person", "phone", "online", "mobile"],
        ["genders"] = ["women", "men", "trans-women", "trans-men", "non-binary", "all"],
        ["immigrationStatus"] = ["none", "status-needed", "citizen-or-permanent-resident", "refugee-or-claimant", "migrant-worker"],
        ["status"] = ["active", "inactive", "suspended"],
        ["organizationStatus"] = ["active", "inactive", "suspended"],
        ["organizationKind"] = ["ngo", "police", "government", "coalition", "network", "allied"],
    };

    public Dictionary<string, MapField> English { get; } = [];

    public Dictionary<string, MapField> French { get; } = [];

    public string Name { get; private init; } = "";

    /// <summary>The path to the list of records; <c>null</c>: wherever the list of a file of that kind is.</summary>
    public string? Records { get; private set; }

    /// <summary>Paths by which a file is known to be meant for this mapping; after <c>~</c> a word that most records hold there.</summary>
    private List<string> Fits { get; set; } = [];

    public string? Country { get; private set; }

    public string? Province { get; private set; }

    public string? City { get; private set; }

    public string? Zone { get; private set; }

    public bool? DayFirst { get; private set; }

    public MapHours? Hours { get; private set; }

    public MapHours? IntakeHours { get; private set; }

    public IEnumerable<string> Paths => English.Values.Concat(French.Values).SelectMany(f => f.Paths).Distinct();

    public bool FitsTo(SourceTable table) => Fits.Count > 0 && Fits.All(fit =>
    {
        var (path, word) = fit.Split(" ~ ") is [var before, var after] ? (before, after) : (fit, null);
        if (!table.Columns.Contains(path))
        {
            return false;
        }

        var filled = word is null ? [] : table.Rows.Select(r => r.Peek(path)).OfType<string>().ToList();
        return word is null || filled.Count(v => v.Contains(word, StringComparison.Ordinal)) * 2 > filled.Count;
    });

    /// <summary>A mapping file by its path, or one of the product by its name.</summary>
    public static ImportMap Load(string pathOrName, ImportLimits limits)
    {
        if (File.Exists(pathOrName))
        {
            return Parse(Path.GetFileName(pathOrName), DecodedText.Of(File.ReadAllBytes(pathOrName)).Text, limits);
        }

        return Shipped(limits).FirstOrDefault(m => m.Name.Equals(pathOrName, StringComparison.OrdinalIgnoreCase))
            ?? throw new ImportRefusedException(MappingWords.NotFound(pathOrName, Shipped(limits).Select(m => m.Name)));
    }

    /// <summary>The mappings that come with the product.</summary>
    public static IEnumerable<ImportMap> Shipped(ImportLimits limits)
    {
        const string Prefix = "NRD.Core.Importing.Maps.";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(resource);
            using var reader = new StreamReader(stream);
            yield return Parse(resource[Prefix.Length..^".json".Length], reader.ReadToEnd(), limits);
        }
    }

    public static ImportMap Guessed() => new() { Name = "guess" };

    public static ImportMap Parse(string name, string text, ImportLimits limits)
    {
        using var document = JsonText.Parse(name, text, limits);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Object)
        {
            throw MapField.Wrong("fields", MappingWords.NoFields());
        }

        var map = new ImportMap { Name = name };
        foreach (var property in root.EnumerateObject())
        {
            map.Take(property);
        }

        foreach (var property in fields.EnumerateObject())
        {
            map.TakeField($"fields.{property.Name}", property.Name, property.Value);
        }

        return map.English.ContainsKey("name") || map.French.ContainsKey("name") || map.English.ContainsKey("organization") ? map
            : throw MapField.Wrong("fields.name", MappingWords.NoName());
    }

    private void Take(JsonProperty property)
    {
        switch (property.Name)
        {
            case "records":
                Records = Text(property);
                break;
            case "fits":
                Fits = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().Select(p => p.ToString()).ToList() : throw MapField.Wrong("fits", MappingWords.NotPaths());
                break;
            case "country":
                Country = Text(property);
                break;
            case "province":
                Province = Text(property);
                break;
            case "city":
                City = Text(property);
                break;
            case "zone":
                Zone = NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(Text(property))?.Id ?? throw MapField.Wrong("zone", MappingWords.NotAZone());
                break;
            case "dates":
                DayFirst = Text(property) switch
                {
                    "day-first" => true,
                    "month-first" => false,
                    _ => throw MapField.Wrong("dates", MappingWords.NotAnOrder()),
                };
                break;
            case "fields" or "about":
                break;
            default:
                throw MapField.Wrong(property.Name, MappingWords.NotKnown("about, records, fits, country, province, city, zone, dates, fields"));
        }
    }

    private void TakeField(string key, string name, JsonElement json)
    {
        if (!FieldNames.Contains(name))
        {
            throw MapField.Wrong(key, MappingWords.NotAField(FieldNames));
        }

        if (name is "hours" or "intakeHours" && json.ValueKind == JsonValueKind.Object && (json.TryGetProperty("schedule", out _) || json.TryGetProperty("always", out _)))
        {
            var hours = MapHours.Parse(key, json);
            (Hours, IntakeHours) = name == "hours" ? (hours, IntakeHours) : (Hours, hours);
            return;
        }

        if (json.ValueKind == JsonValueKind.Object && (json.TryGetProperty("en", out _) || json.TryGetProperty("fr", out _)))
        {
            foreach (var side in json.EnumerateObject())
            {
                var sides = side.Name switch
                {
                    "en" => English,
                    "fr" => French,
                    _ => throw MapField.Wrong($"{key}.{side.Name}", MappingWords.NotALanguage()),
                };
                sides[name] = MapField.Parse($"{key}.{side.Name}", side.Value);
            }
        }
        else
        {
            English[name] = MapField.Parse(key, json);
        }

        Check(key, name);
    }

    /// <summary>A code that does not exist is found when the mapping is read, not when somebody searches for it.</summary>
    private void Check(string key, string name)
    {
        foreach (var value in new[] { English.GetValueOrDefault(name), French.GetValueOrDefault(name) }.OfType<MapField>().SelectMany(f => f.KnownValues))
        {
            if (name == "needs" && Taxonomy.Default.Find(value) is null)
            {
                throw MapField.Wrong(key, MappingWords.NoSuchNeed(value));
            }

            if (Choices.TryGetValue(name, out var choices) && !choices.Contains(value))
            {
                throw MapField.Wrong(key, MappingWords.NoneOf(value, choices));
            }

            if (name == "focus" && !Enum.TryParse<Partners.FocusArea>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out _))
            {
                throw MapField.Wrong(key, MappingWords.NoSuchFocus(value));
            }
        }
    }

    private static string Text(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 } text ? text : throw MapField.Wrong(property.Name, MappingWords.NotText());
}
