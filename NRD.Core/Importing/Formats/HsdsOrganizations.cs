using System.Globalization;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Importing.Formats;

/// <summary>Organizations, their services and sites, and which service is given where.</summary>
internal static class HsdsOrganizations
{
    public static void Fill(HsdsRows rows)
    {
        foreach (var row in rows.Of("organizations"))
        {
            Organization(rows, row);
        }

        foreach (var row in rows.Of("services"))
        {
            Service(rows, row);
        }

        Locations(rows);
        foreach (var row in rows.Of("programs"))
        {
            Program(rows, row);
        }
    }

    private static void Organization(HsdsRows rows, SourceRow row)
    {
        if (Text(row, "name") is not { IsEmpty: false } name)
        {
            row.Reject("name", null, RejectionWords.OrganizationWithoutName());
            return;
        }

        var draft = new OrganizationDraft(row.Key)
        {
            Name = name,
            LegalName = Text(row, "legal_name"),
            Description = Prose(row, "description"),
            Website = row.First("website", "url"),
            Email = row["email"],
            AssuredOn = DateText.Date(row.First("assured_date", "last_assured")),
        };
        draft.OtherNames.Add(Text(row, "alternate_name"));
        draft.Note("Part of the organization with the id", row["parent_organization_id"]);
        draft.StandsOn(row);
        rows.Organizations.Add(row.Key, draft);
    }

    private static void Service(HsdsRows rows, SourceRow row)
    {
        // Ohana joins a service to its location only.
        var owner = row["organization_id"] ?? rows.ById("locations", row["location_id"])?["organization_id"] ?? ByPhone(rows, row);
        if (owner is null || !rows.Organizations.TryGetValue(owner, out var organization))
        {
            row.Reject(row["organization_id"] is null && row["location_id"] is not null ? "location_id" : "organization_id", owner ?? row["location_id"], RejectionWords.BelongsToNobody());
            return;
        }

        if (Text(row, "name") is not { IsEmpty: false } name)
        {
            row.Reject("name", null, RejectionWords.ServiceWithoutName());
            return;
        }

        var draft = new ServiceDraft(row.Key)
        {
            Name = name,
            Description = Prose(row, "description"),
            Website = row.First("url", "website"),
            Email = row["email"],
            Status = Status(row["status"]),
            Interpretation = Prose(row, "interpretation_services"),
            Application = Prose(row, "application_process"),
            Fees = First(Prose(row, "fees_description"), Prose(row, "fees")),
            Eligibility = First(Prose(row, "eligibility_description"), Prose(row, "eligibility")),
            MinimumAge = Number(row["minimum_age"]),
            MaximumAge = Number(row["maximum_age"]),
            AssuredOn = DateText.Date(row.First("assured_date", "last_assured")),
            CoverageText = Prose(row, "service_areas"),
            Documents = Prose(row, "required_documents"),
            Hints = Text(row, "keywords"),
        };
        draft.OtherNames.Add(Text(row, "alternate_name"));
        draft.Languages.AddRange(Some(row["languages"]));
        draft.Note("Wait", row["wait_time"]);
        draft.Note("Payment", row["accepted_payments"]);
        if (Prose(row, "alert") is { IsEmpty: false } alert)
        {
            draft.Alerts.Add(new Alert(alert, Since(row["last_modified"]), null));
        }

        draft.StandsOn(row);
        organization.Services.Add(draft);
        rows.Services.Add(row.Key, draft);
        rows.OwnerOfService.Add(row.Key, organization);
    }

    /// <summary>A service without a location may still have phones, and those name its organization.</summary>
    private static string? ByPhone(HsdsRows rows, SourceRow row) => row["location_id"] is not null ? null
        : rows.Of("phones").Where(p => p["service_id"] == row.Key).Select(p => p["organization_id"]).FirstOrDefault(id => id is not null);

    private static void Locations(HsdsRows rows)
    {
        var links = rows.Of("service_at_location").ToList();
        var direct = rows.Of("services").Where(r => r["location_id"] is not null).ToList();
        var owners = links.SelectMany(l => l.All("location_id").SelectMany(location => l.All("service_id").Select(service => (location, service))))
            .Concat(direct.Select(s => (location: s["location_id"] ?? "", service: s.Key)))
            .Where(l => rows.OwnerOfService.ContainsKey(l.service))
            .ToLookup(l => l.location, l => rows.OwnerOfService[l.service]);

        foreach (var row in rows.Of("locations"))
        {
            var organizations = owners[row.Key].Concat(row.All("organization_id").Where(rows.Organizations.ContainsKey).Select(id => rows.Organizations[id])).Distinct().ToList();
            if (organizations.Count == 0)
            {
                row.Reject("organization_id", row["organization_id"], RejectionWords.LocationUnused());
                continue;
            }

            rows.Locations[row.Key] = organizations.ConvertAll(o => Site(row, o, shared: o != organizations[0]));
        }

        foreach (var row in direct.Where(r => rows.Services.ContainsKey(r.Key)))
        {
            Offer(rows, rows.Services[row.Key], row["location_id"] ?? "");
        }

        foreach (var row in links)
        {
            Link(rows, row);
        }
    }

    private static SiteDraft Site(SourceRow row, OrganizationDraft organization, bool shared)
    {
        var name = Text(row, "name");
        var draft = new SiteDraft(shared ? $"{row.Key}@{organization.Id}" : row.Key)
        {
            Name = name,
            Description = Prose(row, "description"),
            Directions = Prose(row, "transportation"),
            Accessibility = Prose(row, "accessibility"),
            Point = Point(row["latitude"], row["longitude"]),
            Confidential = ConfidentialText.Is(name.En) || ConfidentialText.Is(row["location_type"]),
            HoursText = Prose(row, "hours"),
        };
        draft.Languages.AddRange(Some(row["languages"]));
        draft.Note("Also called", row["alternate_name"]);
        draft.Note("E-mail", row["email"]);
        draft.Note("Website", row.First("url", "website"));
        draft.StandsOn(row);
        organization.Sites.Add(draft);
        return draft;
    }

    private static void Link(HsdsRows rows, SourceRow row)
    {
        if (row.All("service_id").FirstOrDefault(rows.Services.ContainsKey) is not { } service)
        {
            row.Reject("service_id", row["service_id"], RejectionWords.NoSuchService());
            return;
        }

        if (row.All("location_id").FirstOrDefault(rows.Locations.ContainsKey) is not { } location)
        {
            row.Reject("location_id", row["location_id"], RejectionWords.NoSuchLocation());
            return;
        }

        var draft = rows.Services[service];
        draft.Tells(row);
        draft.Note("At this site", HtmlText.Plain(row["description"]));
        rows.AtLocation[row.Key] = (draft, Offer(rows, draft, location));
    }

    private static SiteDraft? Offer(HsdsRows rows, ServiceDraft service, string location)
    {
        var organization = rows.OwnerOfService[service.Id];
        var site = rows.Locations.GetValueOrDefault(location)?.Find(organization.Sites.Contains);
        if (site is not null && !service.Sites.Contains(site))
        {
            service.Sites.Add(site);
        }

        return site;
    }

    private static void Program(HsdsRows rows, SourceRow row)
    {
        foreach (var owner in rows.Owners(row, "organization_id"))
        {
            owner.Note("Program", HtmlText.Line(row["name"]));
            foreach (var service in rows.Of("services").Where(s => s["program_id"] == row.Key && rows.Services.ContainsKey(s.Key)))
            {
                rows.Services[service.Key].Note("Program", HtmlText.Line(row["name"]));
            }
        }
    }

    private static PartnerStatus? Status(string? text) => text?.ToLowerInvariant() switch
    {
        "inactive" or "defunct" or "closed" => PartnerStatus.Inactive,
        "temporarily closed" or "temporarily_closed" or "suspended" => PartnerStatus.Suspended,
        _ => null,
    };

    /// <summary>In English unless the table keeps a French column beside it.</summary>
    internal static Bilingual Text(SourceRow row, string column) =>
        new(HtmlText.Line(row[column] ?? row[$"{column}_en"]), HtmlText.Line(row[$"{column}_fr"]));

    internal static Bilingual Prose(SourceRow row, string column) =>
        new(HtmlText.Plain(row[column] ?? row[$"{column}_en"]), HtmlText.Plain(row[$"{column}_fr"]));

    internal static GeoPoint? Point(string? latitude, string? longitude) =>
        double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
        && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var lon)
        && lat is >= -90 and <= 90 && lon is >= -180 and <= 180 && (lat, lon) != (0, 0)
            ? new GeoPoint(lat, lon)
            : null;

    internal static NodaTime.Instant Since(string? text) => (DateText.Moment(text) ?? new NodaTime.LocalDateTime(1970, 1, 1, 0, 0)).InUtc().ToInstant();

    internal static IEnumerable<string> Some(string? text) => text is null ? [] : [text];

    private static Bilingual First(Bilingual first, Bilingual second) => first.IsEmpty ? second : first;

    private static int? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 150 ? (int)number : null;
}
