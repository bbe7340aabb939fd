using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Whether a service is for this person, by what the partner states.</summary>
public enum EligibilityVerdict
{
    Fits,

    /// <summary>Something that was asked is not stated: never a no (rule R16).</summary>
    NotStated,
    DoesNotFit,
}

/// <summary>How near a service is to the place that was asked for; the order of the list.</summary>
public enum NearTier
{
    /// <summary>Says that it serves the place, or stands in it; also everything where no place was asked for.</summary>
    ServesPlace,

    /// <summary>Within the radius.</summary>
    Near,

    /// <summary>Serves the whole province.</summary>
    ProvinceWide,

    /// <summary>Serves all of Canada.</summary>
    National,

    /// <summary>Reaches the place neither by coverage nor by distance; listed only where everything nearer is empty.</summary>
    Elsewhere,
}

/// <summary>What speaks for a match.</summary>
public enum ReasonCode
{
    ServesPlace,
    LocatedInPlace,
    Near,
    ServesProvince,
    ServesCountry,
    OpenNow,
    OpenAlways,
    IntakeOpen,
    TraffickingSpecific,
    Verified,
    MatchesName,
    MatchesNeed,
    Language,
    FitsAge,
    FitsGender,
    FitsStatus,
    FitsCompany,
    Capacity,
    WarmTransfer,
}

/// <summary>What to watch for in a match.</summary>
public enum CautionCode
{
    /// <summary>R32: wrong zone, closed or unknown hours are "not confirmed".</summary>
    HoursNotConfirmed,
    ZoneUnknown,
    Holiday,
    ByAppointment,
    Closed,
    IntakeClosed,
    NotVerified,
    NeverVerified,
    AgeNotStated,
    GenderNotStated,
    StatusNotStated,
    CompanyNotStated,
    IndigenousNotStated,
    AgeDoesNotFit,
    GenderDoesNotFit,
    StatusDoesNotFit,
    CompanyDoesNotFit,
    IndigenousDoesNotFit,
    LanguageByInterpreter,
    LanguageNotStated,
    Full,
    WaitList,
    CarriedOver,
    Conditional,
    ImmigrationAuthority,
    PartOfTheWords,
    CorrectedWord,
    Alert,
    DoubtfulPhone,
    OutsideProvince,

    /// <summary>Neither a town nor a coverage is known: it may still help.</summary>
    PlaceNotStated,

    /// <summary>Says that it serves other places than the one asked for.</summary>
    ServesOtherPlaces,

    /// <summary>A warm transfer was asked for, and the partner has not said whether it takes one.</summary>
    WarmTransferNotStated,

    /// <summary>Phones or hours are not what was saved here: a flipped bit on a disk, or a hand in the database.</summary>
    NotAsSaved,

    /// <summary>The partner states for whom it is, and nothing was said of the person.</summary>
    ServesOnly,

    /// <summary>A desk reported the number that is shown as wrong.</summary>
    NumberWrong,

    /// <summary>A desk reported another of its numbers as wrong.</summary>
    OtherNumberWrong,

    /// <summary>A desk was told that there is no room.</summary>
    ReportedFull,

    /// <summary>A desk found it closed.</summary>
    ReportedClosed,

    /// <summary>A desk learned that its hours changed.</summary>
    ReportedHours,

    /// <summary>Nobody answered a desk that day; the number says how often.</summary>
    NoAnswer,

    /// <summary>It would not take one person.</summary>
    DeclinedTransfer,
}

/// <summary>A reason with what its sentence needs; <c>ReferralWords</c> says it in either language.</summary>
public sealed record MatchReason(ReasonCode Code, Bilingual? Name = null, int? Number = null, ZonedDateTime? Time = null);

/// <summary>A caution with what its sentence needs; <c>ReferralWords</c> says it in either language.</summary>
public sealed record MatchCaution(CautionCode Code, Bilingual? Name = null, int? Number = null, ZonedDateTime? Time = null);

/// <summary>One service that answers the question, with why, what is unknown, and what to watch for. Holds nothing restricted.</summary>
public sealed record ReferralMatch
{
    public required Guid ServiceId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>The service's id in the file it was imported from (else the organization's there); <c>null</c> where it was made here.</summary>
    public string? SourceId { get; init; }

    public required Bilingual Service { get; init; }

    public required Bilingual Organization { get; init; }

    /// <summary>The town of the best site; <c>null</c> for a confidential site and for what is only reached by phone.</summary>
    public Bilingual? Place { get; init; }

    /// <summary>ISO 3166-2 code, or the state or region of a record outside Canada.</summary>
    public string? Province { get; init; }

    public double? DistanceKm { get; init; }

    public required NearTier Tier { get; init; }

    public required OpenStatus Open { get; init; }

    public required OpeningHours Hours { get; init; }

    /// <summary>State of the intake hours, where they differ from the service hours.</summary>
    public OpenStatus? Intake { get; init; }

    /// <summary>IANA zone of the partner; <c>null</c> where unknown.</summary>
    public string? Zone { get; init; }

    public required EligibilityVerdict Verdict { get; init; }

    public required Eligibility Eligibility { get; init; }

    public ValueList<SpokenLanguage> Languages { get; init; } = [];

    public ValueList<string> Needs { get; init; } = [];

    public ServiceTerms Terms { get; init; }

    public ServiceModes Modes { get; init; }

    public ProviderType Provider { get; init; }

    public PartnerStatus Status { get; init; }

    public bool TraffickingSpecific { get; init; }

    /// <summary>The number to call first at this hour.</summary>
    public Phone? Phone { get; init; }

    public Capacity? Capacity { get; init; }

    public bool? WarmTransfer { get; init; }

    public bool ConfidentialSite { get; init; }

    public LocalDate? LastVerified { get; init; }

    public IReadOnlyList<MatchReason> Reasons { get; init; } = [];

    public IReadOnlyList<MatchCaution> Cautions { get; init; } = [];
}

/// <summary>What a list can be narrowed by; codes as in <see cref="ReferralQuery"/>.</summary>
public enum Facet
{
    Need,
    Term,
    Mode,
    Province,
    Language,
    Provider,
    Open,
    WarmTransfer,
    Verified,
    Verdict,
}

/// <summary>A filter of a query that can be dropped.</summary>
public enum QueryFilter
{
    Text,
    Place,
    Need,
    Term,
    Mode,
    Province,
    Language,
    Provider,
    OpenNow,
    WarmTransfer,
    Verified,
    Age,
    Gender,
    Status,
    Company,
    Indigenous,
}

/// <summary>Dropping this filter would give so many.</summary>
public sealed record DropAdvice(QueryFilter Filter, int Total);

/// <summary>The answer to one question.</summary>
public sealed record ReferralResult
{
    /// <summary>The best of what fits or may fit, at most the limit.</summary>
    public required IReadOnlyList<ReferralMatch> Matches { get; init; }

    /// <summary>How many there are in all, without those that do not fit.</summary>
    public required int Total { get; init; }

    /// <summary>Those whose stated conditions exclude the person, with the partner's words: outside <see cref="Total"/> and <see cref="Facets"/>.</summary>
    public IReadOnlyList<ReferralMatch> DoesNotFit { get; init; } = [];

    public int DoesNotFitTotal { get; init; }

    /// <summary>How many of the total are open; confirmed.</summary>
    public int OpenCount { get; init; }

    /// <summary>How many of the total have hours that are not confirmed.</summary>
    public int UnconfirmedCount { get; init; }

    public required IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, int>> Facets { get; init; }

    /// <summary>Nothing held all the words; these hold some.</summary>
    public bool PartOfTheWords { get; init; }

    /// <summary>Unknown words and what was looked for instead.</summary>
    public IReadOnlyDictionary<string, string> Corrections { get; init; } = new Dictionary<string, string>();

    /// <summary>Best first; filled where <see cref="Total"/> is small or nothing.</summary>
    public IReadOnlyList<DropAdvice> Advice { get; init; } = [];

    /// <summary>Province-wide and national lines to offer where nothing was found.</summary>
    public IReadOnlyList<ReferralMatch> Lines { get; init; } = [];

    /// <summary>The instant that "open now" was answered for.</summary>
    public required Instant At { get; init; }

    /// <summary>When the snapshot that answered was last brought up to date (rule R42).</summary>
    public required Instant SnapshotAt { get; init; }

    /// <summary>All services in the snapshot, offered or not.</summary>
    public int DirectorySize { get; init; }
}
