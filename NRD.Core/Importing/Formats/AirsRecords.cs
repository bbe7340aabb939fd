using System.Text.RegularExpressions;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Partners;

namespace NRD.Core.Importing.Formats;

/// <summary>What the elements of AIRS XML mean, for an agency, a site and a service at a site.</summary>
internal static partial class AirsRecords
{
    public static void Fill(OrganizationDraft draft, AirsElement agency, string name)
    {
        draft.Name = new Bilingual(name, null);
        draft.Description = new Bilingual(agency.Prose("AgencyDescription", "Description"), null);
        draft.Website = agency.Child("URL")?.Text("Address");
        draft.Email = agency.Child("Email")?.Text("Address");
        draft.OtherNames.AddRange(OtherNames(agency));
        var place = agency.Child("AgencyLocation") ?? agency;
        if (place.Child("MailingAddress") is { } mail && mail.Flag("Confidential") != true)
        {
            draft.MailingAddress = Address(mail);
        }

        Common(draft, agency);
        foreach (var contact in agency.Child("ResourceInfo")?.Children("Contact") ?? [])
        {
            // Some exports carry their categories as if they were people.
            draft.Categories.AddRange(Facets(contact.Text("Title")));
        }

        draft.AssuredOn = DateText.Date(agency.Child("ResourceInfo")?.Attribute("DateLastVerified"));
        draft.Status = agency.Child("ResourceInfo")?.Flag("AvailableForReferral") == false ? PartnerStatus.Suspended : PartnerStatus.CarriedOver;
        if (agency.Flag("ExcludeFromWebsite") == true)
        {
            draft.Notes.Add("The source keeps this off its public website.");
        }

        if (agency.Flag("ExcludeFromDirectory") == true)
        {
            draft.Notes.Add("The source keeps this out of its printed directory.");
        }
    }

    public static void Fill(SiteDraft draft, AirsElement site)
    {
        draft.Name = new Bilingual(site.Text("Name"), null);
        var physical = site.Child("PhysicalAddress");
        draft.Confidential = physical is not null && (physical.Flag("Confidential") == true || physical.Text("ReasonWithheld") is not null
            || ConfidentialText.Is(physical.Text("Line1")) || ConfidentialText.Is(physical.Text("Line2"))) || ConfidentialText.Is(site.Prose("NoPhysicalAddress"));
        draft.Address = physical is null ? null : Address(physical);
        draft.Description = new Bilingual(site.Prose("SiteDescription", "Description"), null);
        draft.Accessibility = new Bilingual(site.Prose("DisabilitiesAccess"), null);
        draft.Directions = new Bilingual(site.Prose("Directions", "BusServiceAccess"), null);
        draft.HoursText = new Bilingual(site.Text("TimeOpen"), null);
        draft.Languages.AddRange(site.Children("Languages").Select(l => l.Text("Name") ?? l.Said()).OfType<string>());
        if (site.Child("SpatialLocation") is { } point)
        {
            draft.Point = HsdsOrganizations.Point(point.Text("Latitude"), point.Text("Longitude"));
        }

        Common(draft, site);
    }

    public static void Fill(ServiceDraft draft, AirsElement service, string name)
    {
        draft.Name = new Bilingual(name, null);
        draft.Description = new Bilingual(service.Prose("Description"), null);
        draft.OtherNames.AddRange(OtherNames(service));
        draft.Website = service.Child("URL")?.Text("Address");
        draft.Email = service.Child("Email")?.Text("Address");
        draft.HoursText = new Bilingual(service.Text("TimeOpen"), null);
        draft.Application = new Bilingual(service.Prose("ApplicationProcess"), null);
        draft.Fees = new Bilingual(service.Prose("FeeStructure", "ProgramFees"), null);
        draft.Documents = new Bilingual(service.Prose("DocumentsRequired"), null);
        draft.Eligibility = new Bilingual(Lines(service, "EligibilityRequirements", "Eligibility", "AgeRequirements", "GenderRequirements", "FamilyComposition", "IncomeRequirements", "ResidencyRequirements", "OtherRequirements"), null);
        draft.CoverageText = new Bilingual(Coverage(service), null);
        draft.Languages.AddRange(service.Children("Languages").Select(l => l.Text("Name") ?? l.Said()).OfType<string>());
        draft.Interpretation = new Bilingual(service.Prose("LanguageAssistance"), null);
        draft.Note("Payment", service.Prose("PaymentMethods"));
        if (service.Child("Seasonal")?.Said() is { } season)
        {
            draft.HoursText = new Bilingual(string.Join("; ", new[] { draft.HoursText.En, HtmlText.Line(season) }.Where(t => t is not null)), null);
        }

        foreach (var taxonomy in service.Children("Taxonomy"))
        {
            Categorize(draft, taxonomy.Text("Code"), taxonomy.Text("Name"));
        }

        draft.AssuredOn = DateText.Date(service.Child("ResourceInfo")?.Attribute("DateLastVerified"));
        draft.Status = service.Child("ResourceInfo")?.Flag("AvailableForReferral") == false ? PartnerStatus.Suspended : null;
        if (service.Prose("TemporaryMessage") is { } message)
        {
            draft.Alerts.Add(new Alert(new Bilingual(message, null), NodaTime.NodaConstants.UnixEpoch, null));
        }

        Common(draft, service);
    }

    private static void Common(Draft draft, AirsElement element)
    {
        foreach (var phone in element.Children("Phone"))
        {
            Phone(draft, phone);
        }

        foreach (var contact in element.Children("Contact").Concat(element.Child("ResourceInfo")?.Children("Contact") ?? []))
        {
            var title = contact.Text("Title");
            if (Facets(title).Any() || contact.Said() is null)
            {
                continue;
            }

            var phones = contact.Children("Phone").SelectMany(p => Read(p, PhonePurpose.Administration)).ToList();
            draft.Contacts.Add(new InternalContact(contact.Text("Name"), title ?? contact.Attribute("Type"), phones.ToValueList(), WebText.Mail(contact.Child("Email")?.Text("Address"))));
        }

        draft.Note("Also on the web", string.Join(" ", element.Children("URL").Skip(1).Select(u => u.Text("Address"))) is { Length: > 0 } more ? more : null);
        if (element.Prose("InternalNote") is { } note)
        {
            draft.Notes.Add(note);
        }
    }

    private static void Phone(Draft draft, AirsElement phone)
    {
        var words = phone.Text("Description", "Function", "Type");
        var purpose = PhoneText.PurposeOf(phone.Text("Type")) ?? PhoneText.PurposeOf(words) ?? (phone.Flag("TollFree") == true ? PhonePurpose.TollFree : PhonePurpose.Main);
        var numbers = Read(phone, purpose);
        if (numbers.Count == 0)
        {
            return;
        }

        if (phone.Flag("Confidential") == true)
        {
            draft.Contacts.Add(new InternalContact(null, words, numbers.ToValueList(), null));
        }
        else
        {
            draft.Phones.AddRange(numbers);
        }
    }

    private static IReadOnlyList<Phone> Read(AirsElement phone, PhonePurpose purpose)
    {
        var words = phone.Text("Description", "Function");
        return PhoneText.Read(phone.Text("PhoneNumber", "Number"), purpose, words is null || words.Length > 80 ? null : new Bilingual(words, null), phone.Text("Extension"));
    }

    private static Address? Address(AirsElement element)
    {
        var line1 = element.Text("Line1", "Address1");
        var line2 = element.Text("Line2", "Address2");
        return AddressText.Make(
            ConfidentialText.Is(line1) ? null : line1, ConfidentialText.Is(line2) ? null : line2,
            element.Text("City"), element.Text("State", "Province"), element.Text("ZipCode", "PostalCode"), element.Text("Country"));
    }

    private static string? Coverage(AirsElement service)
    {
        var areas = service.Children("GeographicAreaServed").Concat(service.Children("AreaServed"))
            .Select(a => HtmlText.Line(string.Join(", ", new[] { a.Text("Description"), a.Text("ZipCode"), a.Text("City"), a.Text("County"), a.Text("State"), a.Text("Country") }.Where(t => t is not null))))
            .Where(a => a is not null).Distinct().ToList();
        return areas.Count == 0 ? null : string.Join("; ", areas);
    }

    private static IEnumerable<Bilingual> OtherNames(AirsElement element) =>
        element.Children("AKA").Where(a => a.Flag("Confidential") != true).Select(a => new Bilingual(a.Text("Name"), null));

    private static void Categorize(ServiceDraft draft, string? code, string? name)
    {
        var facets = Facets(code).ToList();
        if (facets.Count > 0)
        {
            draft.Categories.AddRange(facets);
        }
        else if (code is not null)
        {
            draft.Codes.Add(code);
        }

        if (name is not null)
        {
            draft.Categories.Add(name);
        }
    }

    /// <summary>The values of a facet string such as <c>{what:'FOOD',why:'poverty',who:'Families'}</c>, in one phrase.</summary>
    private static IEnumerable<string> Facets(string? text)
    {
        var values = text is null ? [] : Facet().Matches(text).Select(m => m.Groups["value"].Value.Trim().ToLowerInvariant()).Where(v => v.Length > 0).ToList();
        return values.Count == 0 ? [] : [string.Join(" ", values)];
    }

    private static string? Lines(AirsElement element, params ReadOnlySpan<string> names)
    {
        var lines = new List<string>();
        foreach (var name in names)
        {
            if (element.Prose(name) is { } line && !lines.Contains(line))
            {
                lines.Add(line);
            }
        }

        return lines.Count == 0 ? null : string.Join("\n", lines);
    }

    [GeneratedRegex(@"\b(?:what|why|who)\s*:\s*'(?<value>[^']*)'")]
    private static partial Regex Facet();
}
