using System.Globalization;
using System.Text.Json;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Importing.Mapping;

/// <summary>Makes drafts of mapped rows: each row is a service, rows of one organization come together.</summary>
internal sealed class MappedRecords(ImportReading reading, IReadOnlyDictionary<SourceRow, JsonElement> elements)
{
    private static readonly (string Field, PhonePurpose Purpose)[] PhoneFields =
    [
        ("phone", PhonePurpose.Main), ("crisisPhone", PhonePurpose.Crisis), ("tollFree", PhonePurpose.TollFree), ("textPhone", PhonePurpose.Text),
        ("afterHoursPhone", PhonePurpose.AfterHours), ("tty", PhonePurpose.Tty), ("adminPhone", PhonePurpose.Administration), ("fax", PhonePurpose.Fax),
    ];

    private static readonly string[] Telling = ["description", "application", "notes", "directions"];

    private readonly Dictionary<string, OrganizationDraft> organizations = [];

    public IReadOnlyList<OrganizationDraft> Organizations => organizations.Values.ToList();

    public void Read(SourceTable table, ImportMap map)
    {
        var dayFirst = map.DayFirst ?? DateText.DayFirst(table.Rows.Select(r => new MappedRow(r, map).Value("assuredOn"))) ?? false;
        var misplaced = 0;
        foreach (var row in table.Rows.Where(r => !r.IsRejected && !r.IsTwin))
        {
            var mapped = new MappedRow(row, map);
            var name = mapped.Line("name");
            name = name.IsEmpty ? mapped.Line("organization") : name;
            if (name.IsEmpty)
            {
                row.Reject(map.English.GetValueOrDefault("name")?.Paths.FirstOrDefault() ?? "name", null, RejectionWords.NoName());
            }

            // A table of values may reject the row: before anything is made of it.
            mapped.Fill();
            if (row.IsRejected)
            {
                continue;
            }

            var organization = Organization(mapped, row, name);
            var service = Service(mapped, row, name, dayFirst);
            organization.Services.Add(service);
            misplaced += Site(mapped, row, organization, service) ? 0 : 1;
        }

        if (misplaced > 0)
        {
            reading.Warn(WarningWords.Misplaced(table.File, misplaced));
        }
    }

    private OrganizationDraft Organization(MappedRow mapped, SourceRow row, Bilingual name)
    {
        var own = mapped.Line("organization");
        var key = mapped.Value("organizationId") ?? (own.IsEmpty ? row.Key : AddressText.Fold(own.In(Language.English)));
        if (!organizations.TryGetValue(key, out var draft))
        {
            draft = new OrganizationDraft(key) { Name = own.IsEmpty ? name : own };
            organizations.Add(key, draft);
        }

        if (own.IsEmpty && mapped.Value("organizationId") is null)
        {
            draft.StandsOn(row);
            draft.Website = mapped.Value("website");
            draft.Email = mapped.Value("email");
        }
        else
        {
            draft.Tells(row);
        }

        draft.Website ??= mapped.Value("organizationWebsite");
        draft.Email ??= mapped.Value("organizationEmail");
        draft.Description = draft.Description.IsEmpty ? mapped.Prose("organizationDescription") : draft.Description;
        draft.Phones.AddRange(mapped.Values("organizationPhone").SelectMany(p => PhoneText.Read(p)));
        draft.KindOf ??= Enum.TryParse<OrganizationKind>(mapped.Value("organizationKind"), ignoreCase: true, out var kind) ? kind : null;
        draft.Focus.AddRange(mapped.Values("focus").Select(f => Enum.TryParse<FocusArea>(f.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var area) ? area : (FocusArea?)null).OfType<FocusArea>().Except(draft.Focus));
        draft.Status = Status(mapped.Value("organizationStatus")) ?? draft.Status;
        if (mapped.Value("mailingAddress") is { } mail && !ConfidentialText.Is(mail))
        {
            draft.MailingAddress ??= AddressText.Read(mail, null, mapped.Map.Province, null, mapped.Map.Country);
        }

        return draft;
    }

    private ServiceDraft Service(MappedRow mapped, SourceRow row, Bilingual name, bool dayFirst)
    {
        var map = mapped.Map;
        var element = elements.TryGetValue(row, out var found) ? found : (JsonElement?)null;
        var draft = new ServiceDraft(row.Key)
        {
            Name = name,
            Description = mapped.Prose("description"),
            Website = mapped.Value("website"),
            Email = mapped.Value("email"),
            Status = Status(mapped.Value("status")),
            AssuredOn = DateText.Date(mapped.Value("assuredOn"), dayFirst),
            Eligibility = mapped.Words("eligibility"),
            MinimumAge = Age(mapped.Value("minimumAge")),
            MaximumAge = Age(mapped.Value("maximumAge")),
            Interpretation = mapped.Prose("interpretation"),
            Fees = mapped.Prose("fees"),
            Documents = mapped.Prose("documents"),
            Application = mapped.Prose("application"),
            HoursText = mapped.Words("hours"),
            Hours = map.Hours?.Read(element),
            IntakeHours = map.IntakeHours?.Read(element) ?? (mapped.Words("intakeHours") is { IsEmpty: false } intake ? Knowledge.Hours(intake) : null),
            Hints = mapped.Words("hints"),
            Zone = mapped.Value("zone") ?? map.Zone,
            CoverageText = mapped.Words("coverage"),
            Stated = MappedValues.Stated(mapped),
            Terms = MappedValues.Terms(mapped),
            Modes = MappedValues.Modes(mapped),
            Home = map.City is null && map.Province is null ? null : AddressText.Make(null, null, map.City, map.Province, null, map.Country),
        };
        MappedValues.UseHours(row, map);
        draft.OtherNames.AddRange(mapped.Values("otherNames").Select(n => new Bilingual(HtmlText.Line(n), null)));
        draft.Needs.AddRange(mapped.Values("needs").Where(n => Taxonomy.Default.Find(n) is not null));
        draft.Categories.AddRange(mapped.Values("categories").Select(c => c.Replace('-', ' ').Replace('_', ' ')));
        draft.Codes.AddRange(mapped.Values("codes"));
        draft.Languages.AddRange(mapped.Values("languages"));
        draft.Coverage = MappedValues.Coverage(mapped);
        draft.Notes.AddRange(mapped.Values("notes").Select(HtmlText.Plain).OfType<string>());
        foreach (var (field, purpose) in PhoneFields)
        {
            draft.Phones.AddRange(mapped.Values(field).SelectMany(p => PhoneText.Read(p, purpose)));
        }

        if (mapped.Prose("alert") is { IsEmpty: false } alert)
        {
            draft.Alerts.Add(new Alert(alert, NodaTime.NodaConstants.UnixEpoch, DateText.Moment(mapped.Value("alertUntil"), dayFirst)?.InUtc().ToInstant()));
        }

        if (mapped.Value("contactName") is not null || mapped.Value("contactPhone") is not null || mapped.Value("contactEmail") is not null)
        {
            var phones = mapped.Values("contactPhone").SelectMany(p => PhoneText.Read(p, PhonePurpose.Administration)).ToValueList();
            draft.Contacts.Add(new InternalContact(HtmlText.Line(mapped.Value("contactName")), HtmlText.Line(mapped.Value("contactRole")), phones, WebText.Mail(mapped.Value("contactEmail"))));
        }

        if (mapped.Value("status") is { } status && !MappedValues.IsKnownStatus(status))
        {
            draft.Note("Status in the source", status);
        }

        draft.StandsOn(row);
        return draft;
    }

    /// <returns>Whether its point lies where its address says.</returns>
    private static bool Site(MappedRow mapped, SourceRow row, OrganizationDraft organization, ServiceDraft service)
    {
        var map = mapped.Map;
        var (cell, street, street2) = (mapped.Value("address"), mapped.Value("street"), mapped.Value("street2"));
        var confidential = ConfidentialText.Is(cell) || ConfidentialText.Is(street) || MappedValues.Truth(mapped.Value("confidential")) == true;
        var point = MappedValues.Point(mapped);
        confidential |= cell is null && street is null && point is null
            && Telling.Any(f => ConfidentialText.Says(mapped.Prose(f).En) || ConfidentialText.Says(mapped.Prose(f).Fr));
        if (cell is null && street is null && point is null && !confidential && mapped.Value("city") is null && mapped.Value("postalCode") is null)
        {
            return true;
        }

        var (city, province, country) = (mapped.Value("city") ?? map.City, mapped.Value("province") ?? map.Province, mapped.Value("country") ?? map.Country);
        cell = ConfidentialText.Is(cell) ? null : cell;
        street = ConfidentialText.Is(street) ? null : street;
        var address = cell is not null && street2 is null && street is null
            ? AddressText.Read(cell, city, province, mapped.Value("postalCode"), country)
            : AddressText.Make(street ?? cell, street2, city, province, mapped.Value("postalCode"), country);
        var known = organization.Sites.Find(s => s.Confidential == confidential && s.Address == address && s.Point == point && address?.Line1 is not null);
        if (known is not null)
        {
            known.Tells(row);
            service.Sites.Add(known);
            return true;
        }

        var inPlace = point is null || address?.Province is null || Province.Find(address.Province) is not { } home || home.MayContain(point.Value);
        var site = new SiteDraft(mapped.Value("siteId") ?? row.Key)
        {
            Name = mapped.Line("siteName"),
            Address = address,
            Confidential = confidential,
            Point = inPlace ? point : null,
            Zone = mapped.Value("zone") ?? map.Zone,
            Accessibility = mapped.Prose("accessibility"),
            Directions = mapped.Prose("directions"),
        };
        if (organization.Sites.Exists(s => s.Id == site.Id))
        {
            service.Sites.Add(organization.Sites.First(s => s.Id == site.Id));
            return inPlace;
        }

        site.StandsOn(row);
        row.Confidential |= confidential;
        organization.Sites.Add(site);
        service.Sites.Add(site);
        return inPlace;
    }

    private static PartnerStatus? Status(string? text) => text is null ? null : MappedValues.Status(text);

    private static int? Age(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var age) && age is >= 0 and < 150 ? (int)age : null;
}
