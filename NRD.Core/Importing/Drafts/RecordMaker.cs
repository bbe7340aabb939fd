using NRD.Core.Importing.Text;
using NRD.Core.Partners;

namespace NRD.Core.Importing.Drafts;

/// <summary>Turns a draft into a record: the one place where the source's words are understood, whatever format they came in.</summary>
internal sealed class RecordMaker(Knowledge knowledge, string? country)
{
    public OrganizationRecord Make(OrganizationDraft draft)
    {
        foreach (var site in draft.Sites)
        {
            MovePostBox(draft, site);
        }

        var words = $"{draft.Name.En} {draft.Name.Fr} {string.Join(' ', draft.Categories)}";
        return new OrganizationRecord
        {
            ExternalId = draft.Id,
            Status = draft.Status,
            AssuredOn = draft.AssuredOn,
            Listing = new OrganizationListing
            {
                Name = draft.Name,
                LegalName = draft.LegalName,
                OtherNames = Different(draft.OtherNames, draft.Name),
                Description = draft.Description,
                Kind = draft.KindOf ?? KindText.Kind(draft.Name.In(Language.English)),
                Focus = draft.Focus.Concat(KindText.Focus(words)).Distinct().ToValueList(),
                Website = WebText.Address(draft.Website),
                Email = WebText.Mail(draft.Email),
                Phones = Distinct(draft.Phones),
                MailingAddress = draft.MailingAddress,
            },
            Internals = new OrganizationInternals
            {
                Protocol = draft.Protocol,
                Alerts = draft.Alerts.ToValueList(),
                SearchHints = draft.Hints,
                Notes = Notes(draft),
                Contacts = draft.Contacts.Distinct().ToValueList(),
            },
            Services = draft.Services.Select(s => Make(s, draft)).ToValueList(),
            Sites = draft.Sites.Select(Make).ToValueList(),
        };
    }

    private ServiceRecord Make(ServiceDraft draft, OrganizationDraft organization)
    {
        var words = string.Join(". ", new[] { draft.Name.En, draft.Name.Fr }.Concat(draft.Categories).Where(w => w is not null));
        var home = draft.Sites.Concat(organization.Sites).FirstOrDefault();
        var hours = draft.Hours ?? (draft.HoursText.IsEmpty ? null : Knowledge.Hours(draft.HoursText));
        var coverage = Coverage(draft, home?.Address ?? draft.Home ?? organization.MailingAddress);
        return new ServiceRecord
        {
            ExternalId = draft.Id,
            Status = draft.Status,
            AssuredOn = draft.AssuredOn,
            Sites = draft.Sites.Select(s => s.Id).Distinct().ToValueList(),
            Listing = new ServiceListing
            {
                Name = draft.Name,
                OtherNames = Different(draft.OtherNames, draft.Name),
                Description = draft.Description,
                Needs = Needs(draft, organization, words),
                Terms = draft.Terms ?? KindText.Terms(words),
                Modes = (draft.Modes ?? KindText.Modes(words)) | (draft.Modes is null && draft.Sites.Exists(s => s.Confidential || s.Address?.Line1 is not null) ? ServiceModes.InPerson : 0),
                Eligibility = Merge(draft.Stated, EligibilityText.Read(draft.Eligibility, draft.MinimumAge, draft.MaximumAge)),
                Languages = Languages(draft),
                Interpretation = draft.Interpretation,
                Fees = draft.Fees,
                Documents = draft.Documents,
                Application = draft.Application,
                Hours = hours,
                IntakeHours = draft.IntakeHours ?? Knowledge.Intake(draft.HoursText),
                Zone = draft.Sites.Count > 0 ? null : Zone(draft.Zone) ?? (home is null ? knowledge.ZoneOf(coverage) ?? knowledge.Zone(draft.Home, null) : SiteZone(home)),
                Phones = Distinct(draft.Phones),
                Website = WebText.Address(draft.Website),
                Email = WebText.Mail(draft.Email),
                Coverage = coverage,
            },
            Internals = new ServiceInternals
            {
                Protocol = draft.Protocol,
                Capacity = draft.Capacity,
                Alerts = draft.Alerts.ToValueList(),
                SearchHints = draft.Hints,
                Notes = Notes(draft),
                Contacts = draft.Contacts.Distinct().ToValueList(),
                ExternalCodes = draft.Codes.Distinct().ToValueList(),
            },
        };
    }

    private SiteRecord Make(SiteDraft draft)
    {
        foreach (var row in draft.Rows)
        {
            row.Confidential |= draft.Confidential;
        }

        return new SiteRecord
        {
            ExternalId = draft.Id,
            Confidential = draft.Confidential,
            ConfidentialAddress = draft.Confidential ? Hidden(draft) : null,
            Listing = new SiteListing
            {
                Name = draft.Name,
                Address = draft.Confidential ? null : draft.Address,
                PlaceId = knowledge.Place(draft.Address)?.PlaceId,
                Point = draft.Confidential ? null : draft.Point,
                Zone = SiteZone(draft),
                Accessibility = draft.Accessibility,
                Directions = draft.Confidential ? Bilingual.Empty : draft.Directions,
                Hours = draft.Hours ?? Knowledge.Hours(draft.HoursText),
                Phones = Distinct(draft.Phones),
            },
            Internals = new SiteInternals
            {
                Notes = draft.Confidential || draft.Description.IsEmpty ? Notes(draft) : Join(draft.Description.In(Language.English), Notes(draft)),
                Contacts = draft.Contacts.Distinct().ToValueList(),
            },
        };
    }

    /// <summary>All that a source says of where a confidential site is goes to the restricted table, and nowhere else.</summary>
    private static Address? Hidden(SiteDraft draft)
    {
        var words = string.Join("\n", new[] { draft.Directions.En, draft.Directions.Fr, draft.Description.En, draft.Description.Fr, draft.Point is { } p ? FormattableString.Invariant($"{p.Latitude}, {p.Longitude}") : null }.Where(w => w is not null));
        return draft.Address is null && words.Length == 0 ? null
            : draft.Address is { Line1: null, PostalCode: null } && words.Length == 0 ? null
            : (draft.Address ?? new Address(null, null, null, null, null)) with { Original = words.Length == 0 ? draft.Address?.Original : words };
    }

    private string? SiteZone(SiteDraft draft) =>
        Zone(draft.Zone) ?? knowledge.Zone(draft.Address, draft.Confidential ? null : draft.Point);

    /// <summary>A zone that a source names counts only if it is one.</summary>
    private static string? Zone(string? named) => named is not null && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) is { } zone && named.Contains('/', StringComparison.Ordinal) ? zone.Id : null;

    private static ValueList<string> Needs(ServiceDraft draft, OrganizationDraft organization, string words)
    {
        if (draft.Needs.Count > 0)
        {
            return draft.Needs.Distinct().ToValueList();
        }

        var said = Knowledge.Needs(words);
        if (said.Count == 0)
        {
            said = Knowledge.Needs($"{FirstSentence(draft.Description.In(Language.English))} {string.Join(". ", organization.Categories)}");
        }

        return said.ToValueList();
    }

    private static ValueList<SpokenLanguage> Languages(ServiceDraft draft) =>
        draft.Languages.Concat(draft.Sites.SelectMany(s => s.Languages)).SelectMany(Knowledge.Languages)
            .GroupBy(l => l.Code).Select(g => g.OrderBy(l => l.ByInterpreter).First()).ToValueList();

    private Coverage Coverage(ServiceDraft draft, Address? home) =>
        draft.Coverage is { } stated
            ? stated with { AsStated = stated.AsStated.IsEmpty ? draft.CoverageText : stated.AsStated }
            : knowledge.Coverage(draft.CoverageText, home, country);

    private static Eligibility Merge(Eligibility? stated, Eligibility read) => stated is null ? read : stated with
    {
        Ages = stated.Ages ?? read.Ages,
        Genders = stated.Genders ?? read.Genders,
        Status = stated.Status ?? read.Status,
        Children = stated.Children ?? read.Children,
        AsStated = stated.AsStated.IsEmpty ? read.AsStated : stated.AsStated,
    };

    /// <summary>Nobody can walk to a post-office box: the town stays, the box becomes the postal address.</summary>
    private static void MovePostBox(OrganizationDraft organization, SiteDraft site)
    {
        if (!site.Confidential && site.Address is { } address && AddressText.IsPostBox(address.Line1) && address.Line2 is null)
        {
            organization.MailingAddress ??= address;
            site.Address = address with { Line1 = null, PostalCode = null };
            site.Point = null;
            site.Note("Postal address", $"{address.Line1}, {address.PostalCode}".TrimEnd(',', ' '));
        }
    }

    private static ValueList<Bilingual> Different(List<Bilingual> names, Bilingual name) =>
        names.Where(n => !n.IsEmpty && n != name).Distinct().ToValueList();

    /// <summary>The same number twice is one; the purpose and words of the first stand.</summary>
    private static ValueList<Phone> Distinct(List<Phone> phones) =>
        phones.DistinctBy(p => (p.Number ?? p.Raw, p.Extension, Fax: p.Purpose == PhonePurpose.Fax)).ToValueList();

    private static string? Notes(Draft draft) => draft.Notes.Count == 0 ? null : string.Join("\n", draft.Notes.Distinct());

    private static string Join(string first, string? second) => second is null ? first : $"{first}\n{second}";

    private static string FirstSentence(string text)
    {
        var end = text.IndexOfAny(['.', '\n', ';']);
        return end > 0 ? text[..Math.Min(end, 300)] : text[..Math.Min(text.Length, 300)];
    }
}
