using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Reads HSDS tabular packages of any version, and the Ohana set, which is their ancestor.</summary>
internal static class HsdsReader
{
    public static ImportBatch Read(InputFiles input, ImportFormat format, ImportReading reading)
    {
        foreach (var file in input.Files)
        {
            if (file.Extension is ".csv" or ".tsv")
            {
                if (HsdsNames.Table(file.Stem) is { } name)
                {
                    CsvTables.Read(file, name, reading);
                }
                else
                {
                    CsvTables.Read(file, file.Stem.ToLowerInvariant(), reading);
                    reading.Warn(WarningWords.TableKeptAside(file.Name));
                }
            }
            else if (file.Extension == ".json" && !file.Stem.Equals("datapackage", StringComparison.OrdinalIgnoreCase))
            {
                OhanaCategories.Read(file, reading);
            }
        }

        return Assemble(format, reading);
    }

    /// <summary>Makes records of the tables that were read, wherever they came from.</summary>
    public static ImportBatch Assemble(ImportFormat format, ImportReading reading)
    {
        if (!reading.Tables.Exists(t => HsdsNames.IsBackbone(t.Name)))
        {
            throw new ImportRefusedException(ContentWords.NoPackage());
        }

        RowKeys.Assign(reading, t => t.Name is "service_categories" or "service_icarol_categories" ? "service_id" : t.Has("id") ? "id" : null, t => HsdsNames.IsBackbone(t.Name));
        var rows = new HsdsRows(reading);
        HsdsOrganizations.Fill(rows);
        HsdsAddresses.Fill(rows);
        HsdsPeople.Fill(rows);
        HsdsDetails.Fill(rows);
        HsdsCategories.Fill(rows);
        HsdsHours.Fill(rows);
        return new ImportBatch(format, reading, rows.Organizations.Values.ToList());
    }
}
