using NRD.Core.Places;

namespace NRD.Core.Partners;

/// <summary>All of an organization that may ever be published; nothing internal has a place here.</summary>
public sealed record OrganizationListing
{
    public required Bilingual Name { get; init; }

    public Bilingual LegalName { get; init; } = Bilingual.Empty;

    /// <summary>Also known as, former names, acronyms.</summary>
    public ValueList<Bilingual> OtherNames { get; init; } = [];

    public Bilingual Description { get; init; } = Bilingual.Empty;

    public OrganizationKind Kind { get; init; }

    public ProviderType Provider { get; init; }

    public ValueList<FocusArea> Focus { get; init; } = [];

    public string? Website { get; init; }

    /// <summary>The general address, not a person's.</summary>
    public string? Email { get; init; }

    public ValueList<Phone> Phones { get; init; } = [];

    public Address? MailingAddress { get; init; }
}

/// <summary>All of a service that may ever be published; nothing internal has a place here.</summary>
public sealed record ServiceListing
{
    public required Bilingual Name { get; init; }

    public ValueList<Bilingual> OtherNames { get; init; } = [];

    public Bilingual Description { get; init; } = Bilingual.Empty;

    /// <summary>Codes of the taxonomy, such as <c>B1</c>.</summary>
    public ValueList<string> Needs { get; init; } = [];

    public ServiceTerms Terms { get; init; }

    public ServiceModes Modes { get; init; }

    public Eligibility Eligibility { get; init; } = Eligibility.NotStated;

    public ValueList<SpokenLanguage> Languages { get; init; } = [];

    /// <summary>Interpretation as stated, such as "by phone, 200 languages".</summary>
    public Bilingual Interpretation { get; init; } = Bilingual.Empty;

    public Bilingual Fees { get; init; } = Bilingual.Empty;

    /// <summary>What to bring.</summary>
    public Bilingual Documents { get; init; } = Bilingual.Empty;

    /// <summary>How to apply.</summary>
    public Bilingual Application { get; init; } = Bilingual.Empty;

    /// <summary><c>null</c>: the hours of the site hold.</summary>
    public OpeningHours? Hours { get; init; }

    /// <summary>When new people are taken in, where that differs from the service hours.</summary>
    public OpeningHours? IntakeHours { get; init; }

    /// <summary>IANA zone of <see cref="Hours"/> for a service without a site; otherwise the site's zone holds.</summary>
    public string? Zone { get; init; }

    public ValueList<Phone> Phones { get; init; } = [];

    public string? Website { get; init; }

    public string? Email { get; init; }

    public Coverage Coverage { get; init; } = Coverage.NotStated;
}

/// <summary>All of a site that may ever be published. A confidential site has no address, no coordinates and no directions here.</summary>
public sealed record SiteListing
{
    public Bilingual Name { get; init; } = Bilingual.Empty;

    public Address? Address { get; init; }

    /// <summary>The municipality, by place id; for a confidential site only where the partner lets it be known.</summary>
    public int? PlaceId { get; init; }

    public GeoPoint? Point { get; init; }

    /// <summary>IANA zone; <c>null</c> where unknown, and then hours are not confirmed.</summary>
    public string? Zone { get; init; }

    public Bilingual Accessibility { get; init; } = Bilingual.Empty;

    /// <summary>How to get there.</summary>
    public Bilingual Directions { get; init; } = Bilingual.Empty;

    public OpeningHours Hours { get; init; } = OpeningHours.Unknown;

    public ValueList<Phone> Phones { get; init; } = [];
}
