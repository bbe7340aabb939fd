using System.Text.Json;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>The JSON files beside an Ohana set: an object of lists of category ids by service id. Each service is a row.</summary>
internal static class OhanaCategories
{
    public static void Read(InputFile file, ImportReading reading)
    {
        using var document = JsonText.Parse(file, reading);
        if (HsdsNames.Table(file.Stem) is not ("service_categories" or "service_icarol_categories") || document.RootElement.ValueKind != JsonValueKind.Object)
        {
            reading.Warn(WarningWords.NotATable(file.Name));
            return;
        }

        var table = reading.Table(file.Name, HsdsNames.Table(file.Stem) ?? file.Stem);
        table.AddHeader(["service_id", "taxonomy_id"]);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var ids = property.Value.ValueKind == JsonValueKind.Array
                ? string.Join(SourceRow.Several, property.Value.EnumerateArray().Select(v => v.ToString()).Distinct())
                : property.Value.ToString();
            reading.Add(table, [property.Name, ids.Length == 0 ? null : ids]);
        }
    }
}
