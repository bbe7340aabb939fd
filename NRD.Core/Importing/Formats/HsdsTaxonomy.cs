using System.Text.Json;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Recognizes a taxonomy that comes alone: words to classify services by, of which nobody must make partners.</summary>
internal static class HsdsTaxonomy
{
    /// <summary>All that HSDS of any version says of a taxonomy or a term of one.</summary>
    private static readonly HashSet<string> Known =
        ["id", "name", "term", "code", "description", "parentid", "parent", "parentname", "taxonomy", "taxonomyid", "taxonomydetail", "vocabulary", "language", "termuri", "uri", "version", "attributes", "metadata", "facet"];

    private static readonly string[] Telling = ["version", "taxonomy", "taxonomyid", "taxonomydetail", "parentid", "termuri", "vocabulary"];

    /// <exception cref="ImportRefusedException">There is nothing but a taxonomy.</exception>
    public static void RefuseAlone(InputFiles input, ImportReading reading)
    {
        var aside = new ImportReading(reading.Limits, reading.Print, null, reading.Cancellation);
        var files = input.Files.Where(file => !file.Stem.Equals("datapackage", StringComparison.OrdinalIgnoreCase)).ToList();
        var counted = files.ConvertAll(file => (file.Name, Rows: Rows(file, aside)));
        if (counted.Count > 0 && counted.TrueForAll(one => one.Rows is not null))
        {
            throw new ImportRefusedException(ContentWords.OnlyTaxonomy(string.Join(", ", counted.Select(one => one.Name)), counted.Sum(one => one.Rows ?? 0)));
        }
    }

    /// <summary>How many rows of a taxonomy a file holds; <c>null</c> where it holds anything else.</summary>
    private static int? Rows(InputFile file, ImportReading aside) =>
        FormatDetection.IsJson(file) ? InJson(file, aside) : FormatDetection.IsTable(file) ? InTable(file, aside) : null;

    private static int? InTable(InputFile file, ImportReading aside)
    {
        if (!Fits(CsvTables.Header(DecodedText.Of(file.Read()).Text), IsNamedSo(file.Stem)))
        {
            return null;
        }

        var before = aside.Tables.Sum(table => table.Rows.Count);
        CsvTables.Read(file, file.Stem, aside);
        return aside.Tables.Sum(table => table.Rows.Count) - before;
    }

    private static int? InJson(InputFile file, ImportReading aside)
    {
        using var document = JsonRecords.Open(file, aside);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.EnumerateObject().Any() && root.EnumerateObject().All(list => list.Value.ValueKind == JsonValueKind.Array && IsNamedSo(list.Name)))
        {
            return root.EnumerateObject().Sum(list => list.Value.GetArrayLength());
        }

        var items = JsonRecords.Of(root);
        return items.Count > 0 && items.TrueForAll(item => item.ValueKind == JsonValueKind.Object && Fits([.. item.EnumerateObject().Select(one => one.Name)], IsNamedSo(file.Stem)))
            ? items.Count
            : null;
    }

    private static bool IsNamedSo(string name) => HsdsNames.Table(name) is "taxonomies" or "taxonomy_terms";

    private static bool Fits(IReadOnlyList<string> columns, bool isNamedSo)
    {
        var keys = columns.Select(SourceTable.KeyOf).ToList();
        return keys.Contains("id") && keys.TrueForAll(Known.Contains) && (isNamedSo || Telling.Any(keys.Contains));
    }
}
