using System.Xml;
using System.Xml.Linq;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Reads AIRS XML 3.0, and 3.1 as far as it is the same: agencies with their sites and site-services. Each of these is a row.</summary>
internal static class AirsReader
{
    public static ImportBatch Read(InputFiles input, ImportReading reading)
    {
        var organizations = new Dictionary<string, OrganizationDraft>();
        var found = false;
        foreach (var file in input.Files)
        {
            if (!DecodedText.Of(file.Read()).Text.AsSpan().TrimStart().StartsWith("<"))
            {
                reading.Warn(WarningWords.NotOfFormat(file.Name, "XML"));
                continue;
            }

            var agencies = Load(file, reading).DescendantsAndSelf().Where(e => e.Name.LocalName == "Agency").ToList();
            if (agencies.Count == 0)
            {
                reading.Warn(WarningWords.NoAgency(file.Name));
                continue;
            }

            found = true;
            var tables = new AirsTables(file, reading);
            foreach (var agency in agencies)
            {
                Agency(new AirsElement(agency), tables, organizations);
            }
        }

        return found
            ? new ImportBatch(ImportFormat.Airs, reading, organizations.Values.ToList())
            : throw new ImportRefusedException(ContentWords.NoAirs());
    }

    /// <summary>Without document types, without entities from elsewhere, and no larger than the limits.</summary>
    private static XElement Load(InputFile file, ImportReading reading)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = reading.Limits.Bytes,
            MaxCharactersFromEntities = 1024,
            CheckCharacters = true,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file.Read(), writable: false), settings);
            return new XElement(XElement.Load(reader, LoadOptions.None));
        }
        catch (XmlException e)
        {
            throw new ImportRefusedException(e.Message.Contains("DTD", StringComparison.Ordinal)
                ? ContentWords.DocumentType(file.Name)
                : ContentWords.NotSoundXml(file.Name, e.LineNumber, e.LinePosition));
        }
    }

    private static void Agency(AirsElement agency, AirsTables tables, Dictionary<string, OrganizationDraft> organizations)
    {
        var row = tables.Row("agencies", agency, agency.Key ?? agency.Text("Name") ?? "");
        if (agency.Text("Name") is not { } name)
        {
            row.Reject("Name", null, RejectionWords.OrganizationWithoutName());
        }
        else if (!row.IsRejected && organizations.TryAdd(row.Key, new OrganizationDraft(row.Key)))
        {
            var draft = organizations[row.Key];
            AirsRecords.Fill(draft, agency, name);
            draft.StandsOn(row);
            foreach (var site in agency.Children("Site"))
            {
                Site(site, draft, tables);
            }

            return;
        }

        foreach (var site in agency.Children("Site"))
        {
            Reject(tables.Row("sites", site, $"{row.Key}/{site.Key ?? site.Text("Name")}"));
            foreach (var service in site.Children("SiteService"))
            {
                Reject(tables.Row("services", service, $"{row.Key}/{site.Key}/{service.Key ?? service.Text("Name")}"));
            }
        }
    }

    private static void Reject(SourceRow row) => row.Reject("Agency", null, RejectionWords.OrganizationNotTaken());

    private static void Site(AirsElement element, OrganizationDraft owner, AirsTables tables)
    {
        var key = element.Key ?? element.Text("Name") ?? "site";
        var row = tables.Row("sites", element, $"{owner.Id}/{key}");
        SiteDraft? site = null;
        if (!row.IsRejected)
        {
            // A key may be that of the agency, or used again by another agency.
            site = new SiteDraft(tables.Claim("site", key) ? key : row.Key);
            AirsRecords.Fill(site, element);
            site.StandsOn(row);
            row.Confidential |= site.Confidential;
            owner.Sites.Add(site);
        }

        foreach (var service in element.Children("SiteService"))
        {
            Service(service, owner, site, key, tables);
        }
    }

    private static void Service(AirsElement element, OrganizationDraft owner, SiteDraft? site, string siteKey, AirsTables tables)
    {
        var key = element.Key ?? element.Text("Name") ?? "service";
        var row = tables.Row("services", element, $"{owner.Id}/{siteKey}/{key}");
        if (row.IsRejected)
        {
            return;
        }

        if ((element.Text("Name") ?? site?.Name.En ?? owner.Name.En) is not { } name)
        {
            row.Reject("Name", null, RejectionWords.ServiceWithoutName());
            return;
        }

        var draft = owner.Services.Find(s => s.Id == key && s.Name.En == name);
        if (draft is null)
        {
            draft = new ServiceDraft(tables.Claim("service", key) ? key : row.Key);
            AirsRecords.Fill(draft, element, name);
            owner.Services.Add(draft);
            draft.StandsOn(row);
        }
        else
        {
            draft.Tells(row);
        }

        if (site is not null && !draft.Sites.Contains(site))
        {
            draft.Sites.Add(site);
        }
    }
}
