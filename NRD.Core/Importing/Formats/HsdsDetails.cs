using System.Globalization;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Importing.Formats;

/// <summary>The small tables around a service or a site.</summary>
internal static class HsdsDetails
{
    public static void Fill(HsdsRows rows)
    {
        foreach (var row in rows.Of("eligibility"))
        {
            Add(rows, row, Prose(row, "eligibility"), "eligibility", (s, text) => s.Eligibility = Join(s.Eligibility, text));
        }

        foreach (var row in rows.Of("required_documents"))
        {
            Add(rows, row, Prose(row, "document"), "document", (s, text) => s.Documents = Join(s.Documents, text));
        }

        foreach (var row in rows.Of("payments_accepted"))
        {
            Add(rows, row, Prose(row, "payment"), "payment", (s, text) => s.Fees = Join(s.Fees, text));
        }

        foreach (var row in rows.Of("cost_options"))
        {
            var cost = string.Join(" ", new[] { row["option"], row["amount"], row["currency"]?.ToUpperInvariant(), row["amount_description"] }.Where(c => c is not null));
            Add(rows, row, new Bilingual(cost, null), "option", (s, text) => s.Fees = Join(s.Fees, text));
        }

        foreach (var row in rows.Of("service_areas"))
        {
            var area = Prose(row, row["name"] is null ? "service_area" : "name");
            var text = area.IsEmpty ? Prose(row, "description") : area;
            Add(rows, row, text, "service_area", (s, t) => s.CoverageText = Join(s.CoverageText, t));
        }

        foreach (var row in rows.Of("service_capacity"))
        {
            Capacity(rows, row);
        }

        foreach (var row in rows.Of("languages"))
        {
            Language(rows, row);
        }

        foreach (var row in rows.Of("accessibility"))
        {
            Accessibility(rows, row);
        }

        foreach (var row in rows.Of("funding"))
        {
            Note(rows, row, "Funding", "source", "service_id", "organization_id");
        }

        foreach (var row in rows.Of("organization_identifiers"))
        {
            Note(rows, row, row.First("identifier_type", "identifier_scheme") ?? "Identifier", "identifier", "organization_id");
        }

        foreach (var row in rows.Of("urls"))
        {
            Note(rows, row, "Also on the web", "url", "service_id", "organization_id");
        }

        foreach (var row in rows.Of("metadata"))
        {
            Known(rows, row["resource_id"])?.Tells(row);
        }
    }

    private static Draft? Known(HsdsRows rows, string? id) => id is null ? null
        : rows.Services.TryGetValue(id, out var service) ? service
        : rows.Organizations.TryGetValue(id, out var organization) ? organization
        : rows.Locations.TryGetValue(id, out var sites) ? sites[0]
        : null;

    private static void Add(HsdsRows rows, SourceRow row, Bilingual text, string field, Action<ServiceDraft, Bilingual> add)
    {
        var owners = rows.Owners(row, "service_id", "service_at_location_id");
        if (owners.Count > 0 && text.IsEmpty)
        {
            row.Reject(field, null, CellWords.SaysNothing());
            return;
        }

        foreach (var service in owners.OfType<ServiceDraft>())
        {
            add(service, text);
        }
    }

    private static void Note(HsdsRows rows, SourceRow row, string label, string column, params ReadOnlySpan<string> references)
    {
        foreach (var owner in rows.Owners(row, references))
        {
            owner.Note(label, HtmlText.Line(row[column]));
            if (column == "url" && owner is ServiceDraft { Website: null } service)
            {
                service.Website = row[column];
            }
            else if (column == "url" && owner is OrganizationDraft { Website: null } organization)
            {
                organization.Website = row[column];
            }
        }
    }

    private static void Language(HsdsRows rows, SourceRow row)
    {
        // The language of a phone is no more than a fact about that phone.
        if (row["phone_id"] is { } phone && row["service_id"] is null && row["location_id"] is null)
        {
            if (rows.ById("phones", phone) is { Feeds.Count: > 0 } known)
            {
                foreach (var key in known.Feeds)
                {
                    row.Feed(key.Kind, key.ExternalId);
                }
            }
            else
            {
                row.Reject("phone_id", phone, RejectionWords.LeadsNowhere());
            }

            return;
        }

        var text = Named(row["language"] ?? row["name"] ?? row["code"]);
        foreach (var owner in rows.Owners(row, "service_id", "service_at_location_id", "location_id", "organization_id"))
        {
            if (text is null)
            {
                row.Reject("language", null, CellWords.NoLanguage());
                return;
            }

            owner.Languages.Add(text);
            if (owner is ServiceDraft service && row["note"] is { } note)
            {
                service.Interpretation = Join(service.Interpretation, new Bilingual($"{text}: {HtmlText.Line(note)}", null));
            }
        }
    }

    /// <summary>Some versions give a code of two or three letters where others give a name.</summary>
    private static string? Named(string? text) => text is { Length: 2 or 3 } code && code.All(char.IsAsciiLetter)
        ? (Languages.Default.Find(code) ?? Languages.Default.Find(ThreeLetters(code)))?.Name.In(Core.Language.English) ?? text
        : text;

    private static string ThreeLetters(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).ThreeLetterISOLanguageName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private static void Accessibility(HsdsRows rows, SourceRow row)
    {
        var text = new Bilingual(string.Join(". ", new[] { row["accessibility"] ?? row["description"], row["details"] }.Where(t => t is not null)).Replace('_', ' '), null);
        foreach (var owner in rows.Owners(row, "location_id", "service_id", "organization_id"))
        {
            if (owner is SiteDraft site)
            {
                site.Accessibility = Join(site.Accessibility, text);
            }
            else
            {
                owner.Note("Access", text.En);
            }
        }
    }

    private static void Capacity(HsdsRows rows, SourceRow row)
    {
        foreach (var service in rows.Owners(row, "service_id").OfType<ServiceDraft>())
        {
            var available = Number(row["available"]);
            if (DateText.Moment(row["updated"]) is not { } at)
            {
                service.Note("Capacity", $"{row["available"]} / {row["maximum"]} {row["description"]}");
                continue;
            }

            var state = available switch
            {
                null => CapacityState.Unknown,
                > 0 => CapacityState.Available,
                _ => CapacityState.Full,
            };
            service.Capacity = new Capacity(state, available, Number(row["maximum"]), at.InUtc().ToInstant(), row["description"] is { } words ? new Bilingual(HtmlText.Line(words), null) : null);
        }
    }

    private static int? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1_000_000 ? (int)number : null;

    private static Bilingual Prose(SourceRow row, string column) => HsdsOrganizations.Prose(row, column);

    internal static Bilingual Join(Bilingual first, Bilingual second) => new(Lines(first.En, second.En), Lines(first.Fr, second.Fr));

    private static string? Lines(string? first, string? second) =>
        first is null ? second : second is null || first.Split('\n').Contains(second) ? first : $"{first}\n{second}";
}
