using System.Numerics;
using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>The filters of one question, ready to be held against rows of one segment.</summary>
internal sealed class RowFilter
{
    private static readonly Trait[] AllTraits = Enum.GetValues<Trait>();

    private readonly IndexSegment segment;
    private readonly ReferralQuery query;
    private readonly bool[] failsNeeds;
    private readonly bool[] failsLanguages;
    private readonly bool[] failsProvinces;
    private readonly uint[] judged;
    private readonly bool asksLanguage;
    private readonly bool asksOpen;
    private readonly int verifiedFrom;
    private readonly Trait[] traits;

    /// <param name="judged">For what is found out of each profile; clean.</param>
    public RowFilter(IndexSegment segment, ReferralQuery query, LocalDate today, uint[] judged)
    {
        this.segment = segment;
        this.query = query;
        this.judged = judged;
        failsNeeds = query.Needs.Count == 0 ? [] : FailsLists(segment.NeedLists, query.Needs, segment.NeedCodes, passesEmpty: false);
        asksOpen = query.OpenNow;
        asksLanguage = query.Languages.Count > 0;
        failsLanguages = asksLanguage ? FailsLists(segment.LanguageLists, query.Languages, segment.LanguageCodes, passesEmpty: true) : [];
        var provinces = query.Provinces.Aggregate(0UL, (mask, code) => mask | segment.ProvinceCodes.Find(code));
        failsProvinces = query.Provinces.Count == 0 ? [] : Array.ConvertAll(segment.Wheres, where => (where.Provinces & provinces) == 0);
        verifiedFrom = query.VerifiedWithinDays is { } days ? Days.Number(today) - Math.Clamp(days, 0, 100_000) : IndexSegment.Never;
        traits = [.. AllTraits.Where(trait => IsAsked(trait, query.Person))];
    }

    /// <summary>What the question makes of a profile; found out when a row first bears it.</summary>
    public ProfileJudgement Judge(int profile)
    {
        ref var known = ref judged[profile];
        if (known == 0)
        {
            known = Judge(segment.Profiles[profile]).Bits;
        }

        return new(known);
    }

    /// <summary>The filters that a row fails, save place, the person's traits, and whether it is open.</summary>
    public uint FailedAtAnyTime(in RowFacts row, ProfileJudgement profile)
    {
        var failed = profile.Failed;
        if (failsProvinces.Length > 0 && failsProvinces[row.Where])
        {
            failed |= Bit(QueryFilter.Province);
        }

        return row.VerifiedDay < verifiedFrom ? failed | Bit(QueryFilter.Verified) : failed;
    }

    /// <summary>The filter on being open, where it is asked for and this state fails it.</summary>
    public uint FailedNow(OpenState state) => asksOpen && state == OpenState.Closed ? Bit(QueryFilter.OpenNow) : 0;

    public static uint Bit(QueryFilter filter) => 1u << (int)filter;

    public static bool IsTwo(uint failed) => BitOperations.PopCount(failed) > 1;

    public static QueryFilter FilterOf(Trait trait) => trait switch
    {
        Trait.Age => QueryFilter.Age,
        Trait.Gender => QueryFilter.Gender,
        Trait.Status => QueryFilter.Status,
        Trait.Children or Trait.Partner or Trait.Pets => QueryFilter.Company,
        Trait.Indigenous => QueryFilter.Indigenous,
    };

    public static bool IsAsked(Trait trait, PersonTraits person) => trait switch
    {
        Trait.Age => person.Age is not null,
        Trait.Gender => person.Gender is not (null or Genders.None),
        Trait.Status => person.Status is not null,
        Trait.Children => person.WithChildren,
        Trait.Partner => person.WithPartner,
        Trait.Pets => person.WithPets,
        Trait.Indigenous => person.Indigenous is not null,
    };

    private ProfileJudgement Judge(in ServiceProfile profile)
    {
        var failed = FailedBy(profile.Kind);
        failed |= failsNeeds.Length > 0 && failsNeeds[profile.Needs] ? Bit(QueryFilter.Need) : 0;
        failed |= failsLanguages.Length > 0 && failsLanguages[profile.Languages] ? Bit(QueryFilter.Language) : 0;
        var verdict = EligibilityVerdict.Fits;
        foreach (var trait in traits)
        {
            var one = profile.Eligibility.Judge(trait, query.Person);
            verdict = one > verdict ? one : verdict;
            failed |= one == EligibilityVerdict.DoesNotFit ? Bit(FilterOf(trait)) : 0;
        }

        // Whether something that was asked of the service, not of the person, is not stated.
        var leavesOpen = (asksLanguage && segment.LanguageLists[profile.Languages].Count == 0) || (query.WarmTransfer && profile.Kind.WarmTransfer is null);
        return new(failed, verdict, leavesOpen);
    }

    private uint FailedBy(ServiceKind kind)
    {
        var failed = query.Terms != 0 && (kind.Terms & query.Terms) == 0 ? Bit(QueryFilter.Term) : 0;
        failed |= query.Modes != 0 && (kind.Modes & query.Modes) == 0 ? Bit(QueryFilter.Mode) : 0;
        failed |= query.Provider is { } provider && kind.Provider != provider ? Bit(QueryFilter.Provider) : 0;
        return failed | (query.WarmTransfer && kind.WarmTransfer == false ? Bit(QueryFilter.WarmTransfer) : 0);
    }

    /// <summary>For each different list whether it holds none of the codes.</summary>
    private static bool[] FailsLists(ValueList<ushort>[] lists, ValueList<string> codes, CodeTable table, bool passesEmpty)
    {
        var wanted = new bool[table.Count];
        foreach (var code in codes)
        {
            if (table.Find(code) is >= 0 and var number)
            {
                wanted[number] = true;
            }
        }

        return Array.ConvertAll(lists, list => list.Count == 0 ? !passesEmpty : !list.Any(code => wanted[code]));
    }
}

/// <summary>Dates as numbers of days.</summary>
internal static class Days
{
    private static readonly LocalDate Zero = new(1970, 1, 1);

    public static int Number(LocalDate date) => Period.DaysBetween(Zero, date);
}
