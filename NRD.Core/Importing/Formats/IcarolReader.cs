using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>
/// Reads the flat iCarol resource export: agencies, sites and programs in one table, told apart by their level and joined by number.
/// Columns may stand in any order, be missing, or be more than are known here.
/// </summary>
internal static class IcarolReader
{
    /// <summary>The columns without which a table is no such export.</summary>
    public static bool Fits(IReadOnlyCollection<string> header)
    {
        var keys = header.Select(SourceTable.KeyOf).ToHashSet();
        return keys.Contains("resourceagencynum") && (keys.Contains("publicname") || keys.Contains("taxonomylevelname"));
    }

    public static ImportBatch Read(InputFiles input, ImportReading reading)
    {
        foreach (var file in input.Files.Where(f => f.Extension is ".csv" or ".tsv" or ".txt" or ""))
        {
            if (Fits(CsvTables.Header(DecodedText.Of(file.Read()).Text)))
            {
                CsvTables.Read(file, "resources", reading);
            }
            else
            {
                reading.Warn(WarningWords.NotIcarol(file.Name));
            }
        }

        if (reading.Tables.Count == 0)
        {
            throw new ImportRefusedException(ContentWords.NoIcarol());
        }

        RowKeys.Assign(reading, _ => "ResourceAgencyNum", _ => true);
        var rows = reading.Tables.SelectMany(t => t.Rows).Where(r => !r.IsRejected && !r.IsTwin).ToList();
        return new ImportBatch(ImportFormat.Icarol, reading, Assemble(rows));
    }

    private static List<OrganizationDraft> Assemble(List<SourceRow> rows)
    {
        var dates = new IcarolDates(rows);
        var agencies = new Dictionary<string, OrganizationDraft>();
        foreach (var row in rows.Where(r => LevelOf(r) == Level.Agency))
        {
            if (Name(row) is not { } name)
            {
                row.Reject("PublicName", null, RejectionWords.OrganizationWithoutName());
                continue;
            }

            agencies.Add(row.Key, IcarolRows.Agency(row, name, dates));
        }

        var sites = new Dictionary<string, SiteDraft>();
        foreach (var row in rows.Where(r => LevelOf(r) == Level.Site))
        {
            var owner = Owner(row, agencies);
            if (IcarolRows.Site(row, owner) is { } site)
            {
                sites[row.Key] = site;
            }
            else
            {
                row.Reject("PhysicalAddress1", null, RejectionWords.SiteWithoutAnything());
            }
        }

        // By number, so that programs at one address share the same site whatever the order of the rows.
        foreach (var row in rows.Where(r => LevelOf(r) == Level.Program).OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (Name(row) is not { } name)
            {
                row.Reject("PublicName", null, RejectionWords.ServiceWithoutName());
                continue;
            }

            IcarolRows.Program(row, name, Owner(row, agencies, sites), sites, dates);
        }

        foreach (var row in rows.Where(r => LevelOf(r) == Level.Agency && !r.IsRejected))
        {
            var agency = agencies[row.Key];
            if (agency.Services.Count == 0)
            {
                // What an agency offers without calling it a program.
                IcarolRows.Program(row, agency.Name.In(Language.English), agency, sites, dates);
            }
            else
            {
                IcarolRows.KeepForAll(row, agency);
            }
        }

        foreach (var row in rows.Where(r => LevelOf(r) is null))
        {
            row.Reject("TaxonomyLevelName", row["TaxonomyLevelName"], RejectionWords.UnknownLevel());
        }

        return agencies.Values.ToList();
    }

    /// <summary>A program whose agency is not in the file is kept, under an agency of which only the name is known.</summary>
    private static OrganizationDraft Owner(SourceRow row, Dictionary<string, OrganizationDraft> agencies, Dictionary<string, SiteDraft>? sites = null)
    {
        var number = row["ParentAgencyNum"] is { } parent && parent != "0" ? parent : row.Key;
        if (sites is not null && sites.TryGetValue(number, out var site) && agencies.Values.FirstOrDefault(a => a.Sites.Contains(site)) is { } agency)
        {
            return agency;
        }

        if (!agencies.TryGetValue(number, out var owner))
        {
            owner = new OrganizationDraft(number) { Name = new Bilingual(HtmlText.Line(row["ParentAgency"]) ?? Name(row), null) };
            owner.Tells(row);
            agencies.Add(number, owner);
        }

        return owner;
    }

    private static string? Name(SourceRow row) => HtmlText.Line(row.First("PublicName", "OfficialName", "AlternateName"));

    private enum Level
    {
        Agency,
        Site,
        Program,
    }

    private static Level? LevelOf(SourceRow row) => SourceTable.KeyOf(row["TaxonomyLevelName"] ?? "") switch
    {
        "agency" => Level.Agency,
        "site" => Level.Site,
        "program" or "service" or "programatsite" or "serviceatsite" or "serviceprogram" => Level.Program,
        "" => row["ParentAgencyNum"] is null or "0" or "-1" ? Level.Agency : Level.Program,
        _ => null,
    };
}
