using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Importing.Drafts;

/// <summary>What a reader gathers about one record before it is understood: the source's own words, in our fields.</summary>
internal abstract class Draft(string id, SubjectKind kind)
{
    public string Id { get; } = id;

    public SubjectKind Kind { get; } = kind;

    /// <summary>The row that stands for this record; <c>null</c> where the record was put together from others.</summary>
    public SourceRow? Primary { get; private set; }

    /// <summary>All rows that tell of it.</summary>
    public List<SourceRow> Rows { get; } = [];

    public List<Phone> Phones { get; } = [];

    public List<InternalContact> Contacts { get; } = [];

    public List<string> Notes { get; } = [];

    public List<string> Languages { get; } = [];

    public void StandsOn(SourceRow row)
    {
        Primary ??= row;
        Tells(row);
    }

    public void Tells(SourceRow row)
    {
        row.Feed(Kind, Id);
        if (!Rows.Contains(row))
        {
            Rows.Add(row);
        }
    }

    public void Note(string label, string? text)
    {
        if (text is not null)
        {
            Notes.Add($"{label}: {text}");
        }
    }
}

internal sealed class OrganizationDraft(string id) : Draft(id, SubjectKind.Organization)
{
    public Bilingual Name { get; set; } = Bilingual.Empty;

    public Bilingual LegalName { get; set; } = Bilingual.Empty;

    public List<Bilingual> OtherNames { get; } = [];

    public Bilingual Description { get; set; } = Bilingual.Empty;

    public OrganizationKind? KindOf { get; set; }

    public List<FocusArea> Focus { get; } = [];

    public List<string> Categories { get; } = [];

    public string? Website { get; set; }

    public string? Email { get; set; }

    public Address? MailingAddress { get; set; }

    public PartnerStatus Status { get; set; } = PartnerStatus.CarriedOver;

    public LocalDate? AssuredOn { get; set; }

    public Bilingual Hints { get; set; } = Bilingual.Empty;

    public List<Alert> Alerts { get; } = [];

    public ReferralProtocol? Protocol { get; set; }

    public List<ServiceDraft> Services { get; } = [];

    public List<SiteDraft> Sites { get; } = [];
}

internal sealed class ServiceDraft(string id) : Draft(id, SubjectKind.Service)
{
    public Bilingual Name { get; set; } = Bilingual.Empty;

    public List<Bilingual> OtherNames { get; } = [];

    public Bilingual Description { get; set; } = Bilingual.Empty;

    /// <summary>Codes of our taxonomy, where a mapping names them.</summary>
    public List<string> Needs { get; } = [];

    /// <summary>The source's words for what it is, such as category names.</summary>
    public List<string> Categories { get; } = [];

    /// <summary>The source's codes, opaque to us.</summary>
    public List<string> Codes { get; } = [];

    public ServiceTerms? Terms { get; set; }

    public ServiceModes? Modes { get; set; }

    public Bilingual Eligibility { get; set; } = Bilingual.Empty;

    /// <summary>Where a mapping says it outright; what it leaves open is read from the words.</summary>
    public Eligibility? Stated { get; set; }

    public int? MinimumAge { get; set; }

    public int? MaximumAge { get; set; }

    public Bilingual Interpretation { get; set; } = Bilingual.Empty;

    public Bilingual Fees { get; set; } = Bilingual.Empty;

    public Bilingual Documents { get; set; } = Bilingual.Empty;

    public Bilingual Application { get; set; } = Bilingual.Empty;

    public Bilingual HoursText { get; set; } = Bilingual.Empty;

    /// <summary>Where the source says it in fields; else <see cref="HoursText"/> is read.</summary>
    public OpeningHours? Hours { get; set; }

    public OpeningHours? IntakeHours { get; set; }

    public string? Zone { get; set; }

    /// <summary>Where it is at home when it has no site: what "city-wide" means.</summary>
    public Address? Home { get; set; }

    public string? Website { get; set; }

    public string? Email { get; set; }

    public Bilingual CoverageText { get; set; } = Bilingual.Empty;

    /// <summary>Where a mapping says it outright.</summary>
    public Coverage? Coverage { get; set; }

    public PartnerStatus? Status { get; set; }

    public LocalDate? AssuredOn { get; set; }

    public Capacity? Capacity { get; set; }

    public Bilingual Hints { get; set; } = Bilingual.Empty;

    public List<Alert> Alerts { get; } = [];

    public ReferralProtocol? Protocol { get; set; }

    public List<SiteDraft> Sites { get; } = [];
}

internal sealed class SiteDraft(string id) : Draft(id, SubjectKind.Site)
{
    public Bilingual Name { get; set; } = Bilingual.Empty;

    public Bilingual Description { get; set; } = Bilingual.Empty;

    public Address? Address { get; set; }

    public bool Confidential { get; set; }

    public GeoPoint? Point { get; set; }

    public string? Zone { get; set; }

    public Bilingual Accessibility { get; set; } = Bilingual.Empty;

    public Bilingual Directions { get; set; } = Bilingual.Empty;

    public Bilingual HoursText { get; set; } = Bilingual.Empty;

    public OpeningHours? Hours { get; set; }
}
