namespace NRD.Core.Partners;

/// <summary>A number that may be given to a caller. Personal and back-door numbers belong to an <see cref="InternalContact"/>.</summary>
/// <param name="Raw">As the source wrote it; never reformatted.</param>
/// <param name="Number">E.164 (<c>+14165550199</c>), a short code such as <c>911</c>, or <c>null</c> where nothing dialable was understood.</param>
/// <param name="Extension">Digits as dialled, leading zeros kept.</param>
/// <param name="Label">The partner's word for it, such as "night line".</param>
/// <param name="Doubtful">The number could not be confirmed as a possible one: shown with a caution.</param>
public sealed record Phone(string Raw, string? Number, string? Extension, PhonePurpose Purpose, Bilingual? Label = null, bool Doubtful = false);

/// <summary>A street or postal address that may be published. A confidential one is never kept here: see <see cref="ConfidentialAddress"/>.</summary>
/// <param name="Province">ISO 3166-2 code in Canada (<c>CA-ON</c>); elsewhere the state or region as the source wrote it.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code, or the source's word where that is unknown.</param>
/// <param name="Original">The one cell the source gave, where the parts above were read out of it.</param>
public sealed record Address(string? Line1, string? Line2, string? City, string? Province, string? PostalCode, string Country = "CA", string? Original = null);

/// <summary>A language a service is given in.</summary>
/// <param name="Code">ISO 639 code from the language table.</param>
/// <param name="ByInterpreter">Through an interpreter, not by staff who speak it.</param>
public sealed record SpokenLanguage(string Code, bool ByInterpreter = false);

/// <summary>Free places as the partner last said, at <paramref name="AsOf"/>; self-reported.</summary>
public sealed record Capacity(CapacityState State, int? Available, int? Total, NodaTime.Instant AsOf, Bilingual? Note = null);

/// <summary>Ages served, both ends included; an open end is <c>null</c>.</summary>
public sealed record AgeRange(int? From, int? To)
{
    public bool Includes(int age) => age >= (From ?? 0) && age <= (To ?? int.MaxValue);
}

/// <summary>
/// Who a service says it is for. Every member that is <c>null</c> was <em>not stated</em>, which is never a no (rule R16).
/// </summary>
public sealed record Eligibility
{
    public static readonly Eligibility NotStated = new();

    public AgeRange? Ages { get; init; }

    public Genders? Genders { get; init; }

    public StatusRequirement? Status { get; init; }

    public bool? Children { get; init; }

    public bool? Partner { get; init; }

    public bool? Pets { get; init; }

    /// <summary>Only for Indigenous people (<c>true</c>), open to all (<c>false</c>).</summary>
    public bool? IndigenousOnly { get; init; }

    /// <summary>Any other condition, such as "residents of the county" or "referral by a physician".</summary>
    public Bilingual Other { get; init; } = Bilingual.Empty;

    /// <summary>The partner's own words for all of it; shown where something does not fit.</summary>
    public Bilingual AsStated { get; init; } = Bilingual.Empty;
}

/// <summary>Where a service may be used from; apart from where it is located.</summary>
public sealed record Coverage
{
    public static readonly Coverage NotStated = new();

    /// <summary>All of Canada.</summary>
    public bool Country { get; init; }

    /// <summary>Whole provinces and territories, by ISO 3166-2 code.</summary>
    public ValueList<string> Provinces { get; init; } = [];

    /// <summary>Municipalities, by place id.</summary>
    public ValueList<int> Places { get; init; } = [];

    /// <summary>First Nations and other communities without a place id, by name.</summary>
    public ValueList<string> FirstNations { get; init; } = [];

    /// <summary>Kilometres around the site or, without one, around each of <see cref="Places"/>.</summary>
    public double? RadiusKm { get; init; }

    /// <summary>As the source wrote it, also where nothing above was understood.</summary>
    public Bilingual AsStated { get; init; } = Bilingual.Empty;

    public bool IsStated => Country || Provinces.Count > 0 || Places.Count > 0 || FirstNations.Count > 0 || RadiusKm is not null;
}
