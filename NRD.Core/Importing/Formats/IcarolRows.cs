using NodaTime;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Partners;

namespace NRD.Core.Importing.Formats;

/// <summary>What the columns of an iCarol export mean, for an agency, a site and a program.</summary>
internal static class IcarolRows
{
    private static readonly (string Number, string? Words, PhonePurpose Purpose)[] PhoneColumns =
    [
        ("Phone1Number", "Phone1Name", PhonePurpose.Main), ("Phone2Number", "Phone2Name", PhonePurpose.Other), ("Phone3Number", "Phone3Name", PhonePurpose.Other),
        ("Phone4Number", "Phone4Name", PhonePurpose.Other), ("Phone5Number", "Phone5Description", PhonePurpose.Other), ("PhoneTollFree", null, PhonePurpose.TollFree),
        ("PhoneNumberHotline", null, PhonePurpose.Crisis), ("PhoneNumberAfterHours", null, PhonePurpose.AfterHours), ("PhoneNumberOutOfArea", null, PhonePurpose.TollFree),
        ("PhoneNumberBusinessLine", null, PhonePurpose.Administration), ("PhoneTTY", null, PhonePurpose.Tty), ("PhoneFax", null, PhonePurpose.Fax),
    ];

    private static readonly (string Name, string Title, string Email, string Phone)[] People =
    [
        ("SeniorWorkerName", "SeniorWorkerTitle", "SeniorWorkerEmailAddress", "SeniorWorkerPhoneNumber"),
        ("MainContactName", "MainContactTitle", "MainContactEmailAddress", "MainContactPhoneNumber"),
    ];

    public static OrganizationDraft Agency(SourceRow row, string name, IcarolDates dates)
    {
        var draft = new OrganizationDraft(row.Key)
        {
            Name = new Bilingual(name, null),
            LegalName = new Bilingual(HtmlText.Line(row["OfficialName"]), null),
            Description = Prose(row, "AgencyDescription"),
            Website = row["WebsiteAddress"],
            Email = row["EmailAddressMain"],
            Status = Status(row) ?? PartnerStatus.CarriedOver,
            AssuredOn = dates.Date(row["LastVerifiedOn"]),
            MailingAddress = Mailing(row),
            Hints = Hints(row),
        };
        draft.OtherNames.AddRange(OtherNames(row));
        draft.Categories.AddRange(Categories(row));
        Common(row, draft);
        draft.Alerts.AddRange(Message(row, dates));
        draft.StandsOn(row);
        Place(row, draft);
        if (draft.Sites.Count > 0)
        {
            draft.Sites[0].HoursText = HoursOf(row);
        }

        return draft;
    }

    /// <summary>What an agency says of all its programs, beside what they say themselves.</summary>
    public static void KeepForAll(SourceRow row, OrganizationDraft draft)
    {
        draft.Note("Eligibility", HtmlText.Line(row["Eligibility"]));
        draft.Note("Fees", HtmlText.Line(row["FeeStructureSource"]));
        draft.Note("Application", HtmlText.Line(row["ApplicationProcess"]));
        draft.Note("Documents", HtmlText.Line(row["DocumentsRequired"]));
        draft.Note("Languages", HtmlText.Line(row["LanguagesOffered"]));
        draft.Note("Area served", CoverageText(row).En);
        draft.Note("Codes", HtmlText.Line(row["TaxonomyCodes"]));
    }

    public static SiteDraft? Site(SourceRow row, OrganizationDraft owner)
    {
        var site = Place(row, owner);
        if (site is null)
        {
            return null;
        }

        site.Name = new Bilingual(HtmlText.Line(row["PublicName"]), null);
        site.HoursText = HoursOf(row);
        Common(row, site);
        return site;
    }

    public static void Program(SourceRow row, string name, OrganizationDraft owner, Dictionary<string, SiteDraft> sites, IcarolDates dates)
    {
        var draft = new ServiceDraft(row.Key)
        {
            Name = new Bilingual(name, null),
            Description = Prose(row, "AgencyDescription"),
            Website = row["WebsiteAddress"],
            Email = row["EmailAddressMain"],
            Status = Status(row) is PartnerStatus.CarriedOver ? null : Status(row),
            AssuredOn = dates.Date(row["LastVerifiedOn"]),
            Hints = Hints(row),
            HoursText = HoursOf(row),
            Eligibility = Prose(row, "Eligibility"),
            Fees = Prose(row, "FeeStructureSource"),
            Application = Prose(row, "ApplicationProcess"),
            Documents = Prose(row, "DocumentsRequired"),
            CoverageText = CoverageText(row),
        };
        draft.OtherNames.AddRange(OtherNames(row));
        draft.Categories.AddRange(Categories(row));
        draft.Codes.AddRange(Split(row["TaxonomyCodes"]));
        draft.Languages.AddRange(Split(row["LanguagesOffered"]));
        Common(row, draft);
        if (Mailing(row) is { } post && (post.Line1, post.PostalCode) != (owner.MailingAddress?.Line1, owner.MailingAddress?.PostalCode))
        {
            draft.Note("Postal address", string.Join(", ", new[] { post.Line1, post.Line2, post.City, post.Province, post.PostalCode }.Where(p => p is not null)));
        }

        draft.Alerts.AddRange(Message(row, dates));
        draft.Note("Availability", HtmlText.Line(row["ServiceNotAlwaysAvailability"]));
        Capacity(row, draft);
        draft.StandsOn(row);
        owner.Services.Add(draft);

        if (row["ConnectsToSiteNum"] is { } number && sites.TryGetValue(number, out var known) && owner.Sites.Contains(known))
        {
            draft.Sites.Add(known);
        }
        else if (Place(row, owner) is { } site)
        {
            draft.Sites.Add(site);
        }
    }

    /// <summary>The address of the row as a site of its agency; one that the agency has already is not made again.</summary>
    private static SiteDraft? Place(SourceRow row, OrganizationDraft owner)
    {
        var (line1, line2) = (row["PhysicalAddress1"], row["PhysicalAddress2"]);
        var confidential = ConfidentialText.Is(line1) || ConfidentialText.Is(line2) || ConfidentialText.Is(row["PhysicalLocationDescription"]);
        var address = AddressText.Make(
            ConfidentialText.Is(line1) ? null : line1,
            ConfidentialText.Is(line2) ? null : line2,
            Known(row["PhysicalCity"]), Known(row["PhysicalStateProvince"]), row["PhysicalPostalCode"], Known(row["PhysicalCountry"]));
        if (!confidential && (address is null || (address.Line1 is null && address.City is null)))
        {
            return null;
        }

        var same = owner.Sites.Find(s => s.Confidential == confidential && s.Address == address);
        if (same is not null)
        {
            same.Tells(row);
            row.Confidential |= confidential;
            return same;
        }

        var site = new SiteDraft(row.Key)
        {
            Address = address,
            Confidential = confidential,
            Point = confidential ? null : HsdsOrganizations.Point(row["Latitude"], row["Longitude"]),
            Accessibility = confidential ? Bilingual.Empty : Accessibility(row),
            Directions = confidential ? Bilingual.Empty : Prose(row, "PhysicalLocationDescription"),
        };
        if (!confidential)
        {
            site.Note("County", Known(row["PhysicalCounty"]));
            site.Note("Bus", HtmlText.Line(row["BusServiceAccess"]));
            site.Note("Public transport", HtmlText.Line(row["PublicAccessTransportation"]));
        }

        site.StandsOn(row);
        row.Confidential |= confidential;
        owner.Sites.Add(site);
        return site;
    }

    /// <summary>In some exports the column holds the quarter of the city instead.</summary>
    private static Bilingual Accessibility(SourceRow row) =>
        HtmlText.Line(row["DisabilitiesAccess"]) is { Length: > 2 } text ? new Bilingual(text, null) : Bilingual.Empty;

    /// <summary>Phones, contacts and internal notes, the same on every level.</summary>
    private static void Common(SourceRow row, Draft draft)
    {
        foreach (var (column, words, usual) in PhoneColumns)
        {
            var name = words is null ? null : HtmlText.Line(row[words]);
            var label = name is null || name.StartsWith("Main", StringComparison.OrdinalIgnoreCase) ? null : new Bilingual(name, null);
            draft.Phones.AddRange(PhoneText.Read(row[column], PhoneText.PurposeOf(name) ?? usual, label));
        }

        foreach (var (name, title, email, phone) in People)
        {
            var known = row.First(name, title, phone) is not null || (row[email] is { } mail && mail != row["EmailAddressMain"]);
            if (known)
            {
                var note = PhoneText.Read(row[phone], PhonePurpose.Administration).ToValueList();
                draft.Contacts.Add(new InternalContact(HtmlText.Line(row[name]), HtmlText.Line(row[title]), note, WebText.Mail(row[email])));
            }
        }

        if (HtmlText.Plain(row["InternalNotes"]) is { } notes)
        {
            draft.Notes.Add(notes);
        }

        draft.Note("For editors", HtmlText.Plain(row["InternalNotesForEditorsAndViewers"]));
        draft.Note("Information", HtmlText.Plain(row["ResourceInfo"]));
        draft.Note("Accreditation", HtmlText.Line(row["LicenseAccreditation"]));
        if (Yes(row["ExcludeFromWebsite"]))
        {
            draft.Notes.Add("The source keeps this off its public website.");
        }

        if (Yes(row["ExcludeFromDirectory"]))
        {
            draft.Notes.Add("The source keeps this out of its printed directory.");
        }

        if (row["AgencyStatus"] is { } status && !status.Equals("Active", StringComparison.OrdinalIgnoreCase) && !status.Equals("Inactive", StringComparison.OrdinalIgnoreCase))
        {
            draft.Note("Status in the source", HtmlText.Line(status));
        }
    }

    /// <summary>Blank says nothing; a word that is not known here is no reason to offer somebody a partner.</summary>
    private static PartnerStatus? Status(SourceRow row)
    {
        if (row["AvailableForReferral"] is { } available && No(available))
        {
            return PartnerStatus.Suspended;
        }

        return row["AgencyStatus"]?.ToLowerInvariant() switch
        {
            null => row["MadeInactiveOn"] is null ? null : PartnerStatus.Inactive,
            "active" => PartnerStatus.CarriedOver,
            "inactive" or "deleted" or "closed" => PartnerStatus.Inactive,
            _ => PartnerStatus.Suspended,
        };
    }

    private static IEnumerable<Alert> Message(SourceRow row, IcarolDates dates)
    {
        if (HtmlText.Plain(row["TemporaryMessage"]) is { } text)
        {
            var zone = UsStates.Zone(Known(row["PhysicalStateProvince"]));
            var until = dates.Moment(row["TemporaryMessageExpires"], zone);
            yield return new Alert(new Bilingual(text, null), dates.Moment(row["TemporaryMessageAppears"], zone) ?? NodaConstants.UnixEpoch, until);
        }
    }

    private static void Capacity(SourceRow row, ServiceDraft draft)
    {
        if (row["ServiceCapacity"] is { } total)
        {
            draft.Note("Capacity", $"{total} {HtmlText.Line(row["CapacityType"])}".TrimEnd());
        }
    }

    private static Address? Mailing(SourceRow row)
    {
        if (ConfidentialText.Is(row["MailingAddress1"]) || ConfidentialText.Is(row["MailingAddress2"]))
        {
            return null;
        }

        var hidden = ConfidentialText.Is(row["PhysicalAddress1"]) && !AddressText.IsPostBox(row["MailingAddress1"]);
        return hidden ? null : AddressText.Make(row["MailingAddress1"], row["MailingAddress2"], Known(row["MailingCity"]), Known(row["MailingStateProvince"]), row["MailingPostalCode"], Known(row["MailingCountry"]));
    }

    /// <summary>The prose of the hours; the column by days where that says something.</summary>
    private static Bilingual HoursOf(SourceRow row)
    {
        var prose = HtmlText.Line(row["HoursOfOperation"]);
        var days = HtmlText.Line(row["Hours"]);
        return new Bilingual(days is not null && days.Any(char.IsAsciiDigit) ? days : prose ?? days, null);
    }

    private static Bilingual CoverageText(SourceRow row)
    {
        var parts = new[] { row["CoverageArea"], row["CoverageAreaText"], row["Coverage"] }.Where(p => p is not null).SelectMany(p => Split(p)).Distinct();
        return new Bilingual(HtmlText.Line(string.Join("; ", parts)), null);
    }

    /// <summary>Words only; a number that repeats the row's own says nothing.</summary>
    private static Bilingual Hints(SourceRow row) =>
        HtmlText.Line(row["SearchHints"]) is { } hints && hints.Any(char.IsLetter) ? new Bilingual(hints, null) : Bilingual.Empty;

    private static IEnumerable<Bilingual> OtherNames(SourceRow row) =>
        new[] { row["AlternateName"], row["OfficialName"] }.Where(n => n is not null).SelectMany(n => (n ?? "").Split([';', '|'])).Select(n => new Bilingual(HtmlText.Line(n), null));

    private static IEnumerable<string> Categories(SourceRow row) =>
        Split(row["Categories"]).Concat(Split(row["TaxonomyTerm"])).Concat(Split(row["TaxonomyTerms"])).Concat(Split(row["TaxonomyTermsNotDeactivated"])).Distinct();

    private static IEnumerable<string> Split(string? text) =>
        (text ?? "").Split([";", " * ", "\n"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => HtmlText.Line(t) ?? "").Where(t => t.Length > 0);

    private static Bilingual Prose(SourceRow row, string column) => new(HtmlText.Plain(row[column]), null);

    private static string? Known(string? text) => text is "-1" ? null : text;

    private static bool Yes(string? text) => text?.ToLowerInvariant() is "yes" or "true" or "1" or "y";

    private static bool No(string? text) => text?.ToLowerInvariant() is "no" or "false" or "n";
}
