using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Whom a search is for; the two never mix.</summary>
public enum SearchPurpose
{
    /// <summary>A person in need: never an indirect provider, police or an immigration authority.</summary>
    Person,

    /// <summary>Somebody who wants to learn, train, volunteer or join: coalitions, training, volunteering, information, technical assistance.</summary>
    Involvement,
}

/// <summary>"Located in" and "serves" are different questions.</summary>
public enum PlaceScope
{
    /// <summary>Whatever helps somebody who is there: serves it, is near it, or reaches it by phone.</summary>
    ServesOrNear,

    /// <summary>Only what says that it serves the place.</summary>
    Serves,

    /// <summary>Only what has a site there.</summary>
    LocatedIn,
}

/// <summary>The immigration situation of a person, as far as a partner's requirement asks for it. Used to search, never stored.</summary>
public enum StatusSituation
{
    CitizenOrPermanentResident,
    RefugeeOrClaimant,
    MigrantWorker,
    OtherTemporary,
    NoStatus,
}

/// <summary>What was said of the person, as far as it decides who may be served. Every <c>null</c> or <c>false</c> asks for nothing.</summary>
public sealed record PersonTraits
{
    public static readonly PersonTraits None = new();

    /// <summary>One age (16 to 16) or a band (16 to 17).</summary>
    public AgeRange? Age { get; init; }

    public Genders? Gender { get; init; }

    public StatusSituation? Status { get; init; }

    public bool WithChildren { get; init; }

    public bool WithPartner { get; init; }

    public bool WithPets { get; init; }

    /// <summary>The person says they are Indigenous (<c>true</c>) or not (<c>false</c>); never inferred (rule R38).</summary>
    public bool? Indigenous { get; init; }
}

/// <summary>One question to the directory. Several values of one filter mean any of them; several filters mean all of them.</summary>
public sealed record ReferralQuery
{
    public const int DefaultLimit = 25;

    /// <summary>What was typed; may be empty. At most 1,000 characters are read.</summary>
    public string Text { get; init; } = "";

    public SearchPurpose For { get; init; }

    public PlaceRef? Place { get; init; }

    public PlaceScope Scope { get; init; }

    /// <summary>How far "near" reaches, in kilometres; <c>null</c>: 100.</summary>
    public int? RadiusKm { get; init; }

    /// <summary>Codes of the taxonomy.</summary>
    public ValueList<string> Needs { get; init; } = [];

    public ServiceTerms Terms { get; init; }

    public ServiceModes Modes { get; init; }

    /// <summary>ISO 3166-2 codes.</summary>
    public ValueList<string> Provinces { get; init; } = [];

    /// <summary>ISO 639 codes.</summary>
    public ValueList<string> Languages { get; init; } = [];

    public ProviderType? Provider { get; init; }

    /// <summary>Open at <see cref="At"/>; what is not confirmed stays in and says so.</summary>
    public bool OpenNow { get; init; }

    /// <summary><c>null</c>: now.</summary>
    public Instant? At { get; init; }

    /// <summary>Only partners that accept a warm transfer; not stated stays in.</summary>
    public bool WarmTransfer { get; init; }

    /// <summary>Verified within so many days.</summary>
    public int? VerifiedWithinDays { get; init; }

    public PersonTraits Person { get; init; } = PersonTraits.None;

    /// <summary>Show immigration authorities (L5), with their warning: only where the person asks for one (rule R14).</summary>
    public bool ImmigrationAuthorities { get; init; }

    public int Limit { get; init; } = DefaultLimit;
}
