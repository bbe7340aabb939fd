using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Categories of services: codes are kept as they are, names tell what the service is.</summary>
internal static class HsdsCategories
{
    private static readonly char[] Marks = [',', ';', ' ', '\n'];

    public static void Fill(HsdsRows rows)
    {
        var terms = Terms(rows);
        foreach (var row in rows.Of("services").Where(r => rows.Services.ContainsKey(r.Key)))
        {
            foreach (var id in (row["taxonomy_ids"] ?? "").Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                Categorize(rows.Services[row.Key], id, null, terms);
            }
        }

        foreach (var row in rows.Of("service_taxonomy").Concat(rows.Of("service_categories")).Concat(rows.Of("service_icarol_categories")))
        {
            foreach (var owner in rows.Owners(row, "service_id").OfType<ServiceDraft>())
            {
                foreach (var id in row.All("taxonomy_id").Concat(row.All("taxonomy_term_id")).Concat(row.All("code")))
                {
                    Categorize(owner, id, row["taxonomy_detail"], terms);
                }
            }
        }

        foreach (var row in rows.Of("attributes"))
        {
            Attribute(rows, row, terms);
        }
    }

    private static void Attribute(HsdsRows rows, SourceRow row, Dictionary<string, (string Code, string? Name)> terms)
    {
        var link = row.First("link_id", "service_id");
        var entity = row.First("link_entity", "link_type")?.ToLowerInvariant();
        if (link is null)
        {
            row.Reject("link_id", null, RejectionWords.SaysNoOwner());
            return;
        }

        var term = row.First("taxonomy_term_id", "taxonomy_id");
        if (rows.Services.TryGetValue(link, out var service) && entity is null or "service" or not ("organization" or "location"))
        {
            service?.Tells(row);
            if (service is not null)
            {
                Categorize(service, term, row.First("label", "value"), terms);
                return;
            }
        }

        if (rows.Organizations.TryGetValue(link, out var organization))
        {
            organization.Tells(row);
            if (Name(term, row.First("label", "value"), terms) is { } name)
            {
                organization.Categories.Add(name);
            }
        }
        else if (rows.Locations.TryGetValue(link, out var sites))
        {
            sites[0].Tells(row);
            sites[0].Note("Category", Name(term, row.First("label", "value"), terms));
        }
        else if (entity is null or "service" or "organization" or "location")
        {
            row.Reject("link_id", link, RejectionWords.LeadsNowhere());
        }
    }

    private static void Categorize(ServiceDraft service, string? id, string? label, Dictionary<string, (string Code, string? Name)> terms)
    {
        if (id is not null)
        {
            service.Codes.Add(terms.TryGetValue(id, out var term) ? term.Code : id);
        }

        if (Name(id, label, terms) is { } name && !service.Categories.Contains(name))
        {
            service.Categories.Add(name);
        }
    }

    private static string? Name(string? id, string? label, Dictionary<string, (string Code, string? Name)> terms) =>
        (id is not null && terms.TryGetValue(id, out var term) ? term.Name : null) ?? HtmlText.Line(label);

    private static Dictionary<string, (string Code, string? Name)> Terms(HsdsRows rows)
    {
        var terms = new Dictionary<string, (string Code, string? Name)>();
        foreach (var row in rows.Of("taxonomies").Concat(rows.Of("taxonomy_terms")))
        {
            var code = row["code"] ?? row["taxonomy_id"] ?? row.Key;
            var term = (row.Table.Name == "taxonomy_terms" ? row["code"] ?? row.Key : code, HtmlText.Line(row.First("name", "term")));
            terms.TryAdd(row.Key, term);
            terms.TryAdd(code, term);
        }

        return terms;
    }
}
