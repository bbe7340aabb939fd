using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Tests.Referrals;

/// <summary>The rules of the search read slowly, record by record, with no index and no packing: what the fast one must agree with.</summary>
internal sealed class SearchOracle(IReadOnlyList<IndexedPartner> partners, ReferralQuery query)
{
    private readonly string[] words = query.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is listed, without its order; and whether the words had to be taken in part.</summary>
    public (List<Judged> Fitting, List<Judged> NotFitting, bool PartOfTheWords, bool Elsewhere) Answer()
    {
        var offered = Offered().ToList();
        foreach (var (count, elsewhere) in Passes())
        {
            var found = offered.Where(one => one.Words == count && (one.Tier == NearTier.Elsewhere) == elsewhere && one.Failed.Count == 0).ToList();
            if (found.Count > 0)
            {
                return ([.. found.Where(one => one.Verdict != EligibilityVerdict.DoesNotFit)], [.. found.Where(one => one.Verdict == EligibilityVerdict.DoesNotFit)], count < words.Length, elsewhere);
            }
        }

        return ([], [], false, false);
    }

    /// <summary>How many of each code there are among what fails no other filter.</summary>
    public Dictionary<string, int> Facet(QueryFilter filter, int count, bool elsewhere, Func<Judged, IEnumerable<string>> codes) => Offered()
        .Where(one => one.Words == count && (one.Tier == NearTier.Elsewhere) == elsewhere && one.Verdict != EligibilityVerdict.DoesNotFit)
        .Where(one => one.Failed.All(failed => failed == filter))
        .SelectMany(codes)
        .GroupBy(code => code)
        .ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Fits and open first; then what is not stated or not confirmed; then what is full or closed.</summary>
    public int Group(Judged one)
    {
        // What a desk reported counts until it fades; of free places, what staff said later counts instead.
        var held = one.Service.Reports.Where(report => report.Until is null || DirectoryGen.Noon < report.Until).ToList();
        var full = one.Service.Capacity?.State == CapacityState.Full
            || held.Exists(report => report.Kind == DeskReportKind.Full && !(one.Service.Capacity is { } said && said.AsOf > report.At));
        if (full || one.Open == OpenState.Closed || held.Exists(report => report.Kind == DeskReportKind.Closed))
        {
            return 2;
        }

        if (held.Exists(report => report.Kind is DeskReportKind.WrongNumber or DeskReportKind.ChangedHours))
        {
            return 1;
        }

        var unsaid = (query.Languages.Count > 0 && one.Service.Listing.Languages.Count == 0) || (query.WarmTransfer && one.WarmTransfer is null);
        return one.Open == OpenState.Open && one.Verdict == EligibilityVerdict.Fits && !unsaid ? 0 : 1;
    }

    private IEnumerable<(int Words, bool Elsewhere)> Passes()
    {
        var all = words.Length;
        var farToo = query.Place is not null && query.Scope == PlaceScope.ServesOrNear;
        yield return (all, false);
        for (var some = all - 1; some * 2 > all; some--)
        {
            yield return (some, false);
        }

        if (farToo)
        {
            yield return (all, true);
        }

        for (var few = all - 1; few > 0; few--)
        {
            if (few * 2 <= all)
            {
                yield return (few, false);
            }
        }

        for (var some = all - 1; farToo && some > 0; some--)
        {
            yield return (some, true);
        }
    }

    private IEnumerable<Judged> Offered() =>
        from partner in partners
        from service in partner.Services
        where IsOffered(partner, service)
        select Judge(partner, service);

    private Judged Judge(IndexedPartner partner, IndexedService service)
    {
        var listing = service.Listing;
        var text = string.Join(' ', listing.Name.En, listing.Description.En, partner.Listing.Name.En, partner.Listing.Description.En).Split(' ');
        var sites = partner.Sites.Where(site => service.SiteIds.Contains(site.Id)).Select(site => site.Listing.PlaceId).ToList();
        var judged = new Judged(partner, service)
        {
            Words = words.Count(word => text.Contains(word)),
            Tier = Tier(listing, sites),
            Verdict = Verdict(listing.Eligibility),
            Open = Open(listing, sites.Count > 0),
        };
        judged.Failed.AddRange(Failed(judged, sites));
        return judged;
    }

    private bool IsOffered(IndexedPartner partner, IndexedService service)
    {
        if (!Good(partner.Status) || (service.Status is { } own && !Good(own)))
        {
            return false;
        }

        var needs = service.Listing.Needs;
        var indirect = partner.Listing.Provider == ProviderType.Indirect;
        if (needs.Contains("L5"))
        {
            return false;
        }

        return query.For == SearchPurpose.Person
            ? !indirect && (needs.Count == 0 || needs.Any(need => need[0] != 'X' && need != "L1"))
            : needs.Any(need => need[0] == 'X') || (indirect && !needs.Contains("L1"));

        static bool Good(PartnerStatus status) => status is PartnerStatus.Included or PartnerStatus.Conditional or PartnerStatus.CarriedOver;
    }

    private NearTier Tier(ServiceListing listing, List<int?> sites)
    {
        if (query.Place is not { } place)
        {
            return NearTier.ServesPlace;
        }

        var coverage = listing.Coverage;
        var inProvince = sites.Any(site => ProvinceOf(site) == place.Province);
        var coversProvince = coverage.Provinces.Contains(place.Province);
        if (place.Kind == PlaceKind.Province)
        {
            var covered = coversProvince || coverage.Places.Any(town => ProvinceOf(town) == place.Province);
            if (query.Scope switch { PlaceScope.LocatedIn => inProvince, PlaceScope.Serves => covered, _ => inProvince || covered })
            {
                return NearTier.ServesPlace;
            }

            return query.Scope == PlaceScope.LocatedIn ? NearTier.Elsewhere : Far(coversProvince: false);
        }

        var standsThere = sites.Contains(place.PlaceId);
        if (query.Scope == PlaceScope.LocatedIn)
        {
            return standsThere ? NearTier.ServesPlace : NearTier.Elsewhere;
        }

        if (coverage.Places.Contains(place.PlaceId ?? 0)
            || (standsThere && (coversProvince || coverage.Country || (!coverage.IsStated && query.Scope == PlaceScope.ServesOrNear))))
        {
            return NearTier.ServesPlace;
        }

        var near = standsThere || sites.Contains(DirectoryGen.Espanola.PlaceId);
        return query.Scope == PlaceScope.ServesOrNear && near ? NearTier.Near : Far(coversProvince);

        NearTier Far(bool coversProvince)
        {
            if (coversProvince)
            {
                return NearTier.ProvinceWide;
            }

            if (coverage.Country)
            {
                return NearTier.National;
            }

            var byPhone = (listing.Modes & (ServiceModes.Phone | ServiceModes.Online)) != 0;
            if (query.Scope == PlaceScope.Serves || coverage.IsStated || (!byPhone && sites.Count > 0))
            {
                return NearTier.Elsewhere;
            }

            return inProvince ? NearTier.ProvinceWide : NearTier.National;
        }
    }

    private EligibilityVerdict Verdict(Eligibility stated)
    {
        var verdicts = new List<EligibilityVerdict>();
        if (query.Person.Age?.From is { } age)
        {
            verdicts.Add(stated.Ages is { } ages ? Is(ages.Includes(age)) : EligibilityVerdict.NotStated);
        }

        if (query.Person.Gender is { } gender)
        {
            verdicts.Add(stated.Genders is { } genders ? Is((genders & gender) != 0) : EligibilityVerdict.NotStated);
        }

        if (query.Person.WithChildren)
        {
            verdicts.Add(stated.Children is { } children ? Is(children) : EligibilityVerdict.NotStated);
        }

        return verdicts.Count == 0 ? EligibilityVerdict.Fits : verdicts.Max();

        static EligibilityVerdict Is(bool fits) => fits ? EligibilityVerdict.Fits : EligibilityVerdict.DoesNotFit;
    }

    private static OpenState Open(ServiceListing listing, bool hasSite) => listing.Hours switch
    {
        null or { Kind: HoursKind.Unknown } => OpenState.Unconfirmed,

        // A site knows its zone; without one, and without a site, nobody can tell.
        _ when listing.Zone is null && !hasSite => OpenState.Unconfirmed,
        { Kind: HoursKind.Always } => OpenState.Open,
        { Weekly: [var first, ..] } => first.From.Hour == 9 ? OpenState.Open : OpenState.Closed,
        _ => throw new InvalidOperationException("No such hours are made here."),
    };

    private IEnumerable<QueryFilter> Failed(Judged one, List<int?> sites)
    {
        var listing = one.Service.Listing;
        if (query.Needs.Count > 0 && !listing.Needs.Any(query.Needs.Contains))
        {
            yield return QueryFilter.Need;
        }

        if (query.Terms != 0 && (listing.Terms & query.Terms) == 0)
        {
            yield return QueryFilter.Term;
        }

        if (query.Modes != 0 && (listing.Modes & query.Modes) == 0)
        {
            yield return QueryFilter.Mode;
        }

        one.Provinces.AddRange(listing.Coverage.Country ? [DirectoryGen.Toronto.Province, DirectoryGen.Edmonton.Province] : [.. listing.Coverage.Provinces]);
        one.Provinces.AddRange(sites.Select(ProvinceOf).OfType<string>());
        if (query.Provinces.Count > 0 && !one.Provinces.Any(query.Provinces.Contains))
        {
            yield return QueryFilter.Province;
        }

        if (query.Languages.Count > 0 && listing.Languages.Count > 0 && !listing.Languages.Any(language => query.Languages.Contains(language.Code)))
        {
            yield return QueryFilter.Language;
        }

        if (query.Provider is { } provider && one.Partner.Listing.Provider != provider)
        {
            yield return QueryFilter.Provider;
        }

        if (query.OpenNow && one.Open == OpenState.Closed)
        {
            yield return QueryFilter.OpenNow;
        }

        if (query.WarmTransfer && one.WarmTransfer == false)
        {
            yield return QueryFilter.WarmTransfer;
        }

        if (query.VerifiedWithinDays is { } days && !(one.Service.AssuredOn is { } on && on >= DirectoryGen.Noon.InUtc().Date.PlusDays(-days)))
        {
            yield return QueryFilter.Verified;
        }
    }

    private static string? ProvinceOf(int? town) => town is null ? null
        : new[] { DirectoryGen.Sudbury, DirectoryGen.Espanola, DirectoryGen.Toronto }.Any(place => place.PlaceId == town) ? DirectoryGen.Toronto.Province : DirectoryGen.Edmonton.Province;

    /// <summary>One service with all that the rules say of it.</summary>
    internal sealed record Judged(IndexedPartner Partner, IndexedService Service)
    {
        public int Words { get; init; }

        public NearTier Tier { get; init; }

        public EligibilityVerdict Verdict { get; init; }

        public OpenState Open { get; init; }

        public bool? WarmTransfer => Service.WarmTransfer ?? Partner.WarmTransfer;

        public List<QueryFilter> Failed { get; } = [];

        public List<string> Provinces { get; } = [];
    }
}
