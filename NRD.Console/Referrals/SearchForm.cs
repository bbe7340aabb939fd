using NodaTime;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>When a partner should be open.</summary>
public enum OpenWish
{
    Any,
    Now,
    At,
}

/// <summary>
/// What the operator has typed and chosen. It can describe a caller, so it lives in the circuit of one window and nowhere else;
/// <see cref="SearchAddress"/> alone says what of it may stand in the address bar.
/// </summary>
public sealed class SearchForm
{
    /// <summary>Read of what was typed at most; the fields take no more, and neither does this.</summary>
    public const int LongestText = 1000;

    public const int LongestPlace = 100;

    public string Text
    {
        get;
        set => field = Beginning(value, LongestText);
    } = "";

    public SearchPurpose For { get; set; }

    /// <summary>As typed; kept whether or not it was understood.</summary>
    public string PlaceText
    {
        get;
        set => field = Beginning(value, LongestPlace);
    } = "";

    /// <summary>What <see cref="PlaceText"/> was understood as; <c>null</c> where it was not, or is empty.</summary>
    public PlaceRef? Place { get; set; }

    public PlaceScope Scope { get; set; }

    public List<string> Needs { get; } = [];

    public ServiceTerms Terms { get; set; }

    public ServiceModes Modes { get; set; }

    public List<string> Provinces { get; } = [];

    public List<string> Languages { get; } = [];

    public ProviderType? Provider { get; set; }

    public OpenWish Open { get; set; }

    /// <summary>In the operator's own zone; today where only the time is given.</summary>
    public LocalDate? OpenDate { get; set; }

    /// <summary>In the operator's own zone; noon where only the date is given.</summary>
    public LocalTime? OpenTime { get; set; }

    public bool WarmTransfer { get; set; }

    public int? VerifiedWithinDays { get; set; }

    public AgeRange? Age { get; set; }

    public Genders? Gender { get; set; }

    public StatusSituation? Status { get; set; }

    public bool WithChildren { get; set; }

    public bool WithPartner { get; set; }

    public bool WithPets { get; set; }

    /// <summary><c>null</c>: not asked, or the person would rather not say (rule R38).</summary>
    public bool? Indigenous { get; set; }

    public bool ImmigrationAuthorities { get; set; }

    /// <summary>How many to list; grows when the operator asks for more.</summary>
    public int Limit { get; set; } = ReferralQuery.DefaultLimit;

    /// <summary>Nothing was asked yet.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Place is null && !HasFilters && For == SearchPurpose.Person;

    public bool HasFilters => Needs.Count > 0 || Terms != 0 || Modes != 0 || Provinces.Count > 0 || Languages.Count > 0 || Provider is not null
        || Open != OpenWish.Any || WarmTransfer || VerifiedWithinDays is not null || Age is not null || Gender is not null || Status is not null
        || WithChildren || WithPartner || WithPets || Indigenous is not null || ImmigrationAuthorities;

    /// <param name="zone">The operator's.</param>
    /// <param name="now">For a time without a date.</param>
    public ReferralQuery ToQuery(DateTimeZone zone, Instant now) => new()
    {
        Text = Text,
        For = For,
        Place = Place,
        Scope = Scope,
        Needs = Needs.ToValueList(),
        Terms = Terms,
        Modes = Modes,
        Provinces = Provinces.ToValueList(),
        Languages = Languages.ToValueList(),
        Provider = Provider,
        OpenNow = Open != OpenWish.Any,
        At = OpenAt(zone, now),
        WarmTransfer = WarmTransfer,
        VerifiedWithinDays = VerifiedWithinDays,
        Person = new()
        {
            Age = Age,
            Gender = Gender,
            Status = Status,
            WithChildren = WithChildren,
            WithPartner = WithPartner,
            WithPets = WithPets,
            Indigenous = Indigenous,
        },
        ImmigrationAuthorities = ImmigrationAuthorities,
        Limit = Limit,
    };

    /// <summary>The instant to ask for; <c>null</c>: now.</summary>
    public Instant? OpenAt(DateTimeZone zone, Instant now) => Open == OpenWish.At && (OpenDate is not null || OpenTime is not null)
        ? (OpenDate ?? now.InZone(zone).Date).At(OpenTime ?? LocalTime.Noon).InZoneLeniently(zone).ToInstant()
        : null;

    /// <summary>What was asked at one moment, for as long as its answer is on the screen.</summary>
    public SearchForm Copy()
    {
        var copy = new SearchForm
        {
            Text = Text,
            For = For,
            PlaceText = PlaceText,
            Place = Place,
            Scope = Scope,
            Terms = Terms,
            Modes = Modes,
            Provider = Provider,
            Open = Open,
            OpenDate = OpenDate,
            OpenTime = OpenTime,
            WarmTransfer = WarmTransfer,
            VerifiedWithinDays = VerifiedWithinDays,
            Age = Age,
            Gender = Gender,
            Status = Status,
            WithChildren = WithChildren,
            WithPartner = WithPartner,
            WithPets = WithPets,
            Indigenous = Indigenous,
            ImmigrationAuthorities = ImmigrationAuthorities,
            Limit = Limit,
        };
        copy.Needs.AddRange(Needs);
        copy.Provinces.AddRange(Provinces);
        copy.Languages.AddRange(Languages);
        return copy;
    }

    /// <summary>Adds a code that is not there, removes one that is.</summary>
    public static void Toggle(List<string> codes, string code)
    {
        if (!codes.Remove(code))
        {
            codes.Add(code);
        }
    }

    /// <summary>Lets one filter go; <paramref name="code"/> names one of its values, <c>null</c> all of them.</summary>
    public void Drop(QueryFilter filter, string? code = null)
    {
        switch (filter)
        {
            case QueryFilter.Text:
                Text = "";
                break;
            case QueryFilter.Place:
                PlaceText = "";
                Place = null;
                Scope = default;
                break;
            case QueryFilter.Need:
                DropCode(Needs, code);
                break;
            case QueryFilter.Term:
                Terms = code is null ? 0 : Terms & ~Enum.Parse<ServiceTerms>(code);
                break;
            case QueryFilter.Mode:
                Modes = code is null ? 0 : Modes & ~Enum.Parse<ServiceModes>(code);
                break;
            case QueryFilter.Province:
                DropCode(Provinces, code);
                break;
            case QueryFilter.Language:
                DropCode(Languages, code);
                break;
            case QueryFilter.Provider:
                Provider = null;
                break;
            case QueryFilter.OpenNow:
                Open = OpenWish.Any;
                break;
            case QueryFilter.WarmTransfer:
                WarmTransfer = false;
                break;
            case QueryFilter.Verified:
                VerifiedWithinDays = null;
                break;
            case QueryFilter.Age:
                Age = null;
                break;
            case QueryFilter.Gender:
                Gender = null;
                break;
            case QueryFilter.Status:
                Status = null;
                break;
            case QueryFilter.Company:
                WithChildren = WithPartner = WithPets = false;
                break;
            case QueryFilter.Indigenous:
                Indigenous = null;
                break;
        }
    }

    /// <summary>As before anything was typed, for the next person; whom it is for stays.</summary>
    public void Clear()
    {
        foreach (var filter in Enum.GetValues<QueryFilter>())
        {
            Drop(filter);
        }

        ImmigrationAuthorities = false;
        Limit = ReferralQuery.DefaultLimit;
    }

    private static void DropCode(List<string> codes, string? code)
    {
        if (code is null)
        {
            codes.Clear();
        }
        else
        {
            codes.Remove(code);
        }
    }

    private static string Beginning(string text, int longest) => text.Length > longest ? text[..longest] : text;
}
