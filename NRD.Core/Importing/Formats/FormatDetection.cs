using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Finds out by content in which shape a directory arrives.</summary>
internal static class FormatDetection
{
    private enum Content
    {
        Table,
        Json,
        Xml,
    }

    /// <exception cref="ImportRefusedException">Nothing that is known here fits.</exception>
    public static ImportFormat Detect(InputFiles input, bool hasMap, ImportReading reading)
    {
        var kinds = input.Files.Select(f => (File: f, Kind: KindOf(f))).ToList();
        var tables = kinds.Where(k => k.Kind == Content.Table).Select(k => k.File).ToList();
        var json = kinds.Where(k => k.Kind == Content.Json).Select(k => k.File).ToList();
        if (hasMap)
        {
            return tables.Count > 0 ? ImportFormat.Csv : json.Count > 0 ? ImportFormat.Json
                : throw new ImportRefusedException(ContentWords.NothingToMap());
        }

        if (kinds.Exists(k => k.Kind == Content.Xml))
        {
            return ImportFormat.Airs;
        }

        if (tables.Exists(f => IcarolReader.Fits(CsvTables.Header(DecodedText.Of(f.Read()).Text))))
        {
            return ImportFormat.Icarol;
        }

        return Package(tables) ?? (json.Exists(f => IsHsds(f, reading)) ? ImportFormat.Hsds
            : tables.Count > 0 ? ImportFormat.Csv
            : json.Count > 0 ? ImportFormat.Json
            : throw new ImportRefusedException(ContentWords.NothingReadable()));
    }

    private static ImportFormat? Package(List<InputFile> tables)
    {
        var named = tables.Select(f => (File: f, Table: HsdsNames.Table(f.Stem))).Where(t => t.Table is not null).ToList();
        var backbone = named.Where(t => HsdsNames.IsBackbone(t.Table ?? "")).ToList();
        var headers = backbone.ConvertAll(t => (t.Table, Header: CsvTables.Header(DecodedText.Of(t.File.Read()).Text).Select(SourceTable.KeyOf).ToHashSet()));
        if (!headers.Exists(h => h.Header.Contains("id") && (h.Header.Contains("name") || h.Header.Contains("organizationid"))))
        {
            return null;
        }

        // Ohana joins services to locations directly and keeps mail apart.
        var ohana = headers.Exists(h => h.Table == "services" && h.Header.Contains("locationid"))
            || headers.Exists(h => h.Table == "locations" && (h.Header.Contains("adminemails") || h.Header.Contains("virtual")))
            || named.Exists(t => t.File.Stem.StartsWith("mail_address", StringComparison.OrdinalIgnoreCase));
        return ohana ? ImportFormat.Ohana : ImportFormat.Hsds;
    }

    private static bool IsHsds(InputFile file, ImportReading reading)
    {
        if (file.Stem.Equals("datapackage", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        using var document = JsonRecords.Open(file, reading);
        return HsdsJson.FitsTables(document.RootElement) || JsonRecords.Of(document.RootElement).Exists(HsdsJson.Fits);
    }

    private static Content KindOf(InputFile file)
    {
        var text = DecodedText.Of(file.Read()).Text.AsSpan().TrimStart();
        return text.StartsWith("<") ? Content.Xml
            : text.StartsWith("{") || text.StartsWith("[") ? Content.Json
            : Content.Table;
    }

    public static bool IsTable(InputFile file) => KindOf(file) == Content.Table;

    public static bool IsJson(InputFile file) => KindOf(file) == Content.Json;
}
