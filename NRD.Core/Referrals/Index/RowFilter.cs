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
    private readonly OpenBoard board;
    private readonly bool[] needs;
    private readonly bool[] languages;
    private readonly ulong provinces;
    private readonly int verifiedFrom;
    private readonly Trait[] traits;

    public RowFilter(IndexSegment segment, ReferralQuery query, OpenBoard board, LocalDate today)
    {
        this.segment = segment;
        this.query = query;
        this.board = board;
        needs = Wanted(query.Needs, segment.NeedCodes);
        languages = Wanted(query.Languages, segment.LanguageCodes);
        foreach (var code in query.Provinces)
        {
            provinces |= segment.ProvinceCodes.Find(code);
        }

        verifiedFrom = query.VerifiedWithinDays is { } days ? Days.Number(today) - Math.Clamp(days, 0, 100_000) : IndexSegment.Never;
        traits = [.. AllTraits.Where(trait => IsAsked(trait, query.Person))];
    }

    public bool AsksForPerson => traits.Length > 0;

    /// <summary>
    /// The filters that a row fails, save place and the person's traits. Stops at two: such a row is out of the list, and of every count.
    /// </summary>
    /// <param name="soFar">What it failed before.</param>
    public uint Failed(int row, int hours, uint soFar)
    {
        var failed = soFar;
        if (query.Needs.Count > 0 && !HoldsAny(segment.Needs[row], needs))
        {
            failed |= Bit(QueryFilter.Need);
        }

        if (query.Terms != 0 && (segment.ServiceTerms[row] & query.Terms) == 0)
        {
            failed |= Bit(QueryFilter.Term);
        }

        if (query.Modes != 0 && (segment.Modes[row] & query.Modes) == 0)
        {
            failed |= Bit(QueryFilter.Mode);
        }

        if (IsTwo(failed))
        {
            return failed;
        }

        if (query.Provinces.Count > 0 && (ProvincesOf(segment, row) & provinces) == 0)
        {
            failed |= Bit(QueryFilter.Province);
        }

        if (query.Provider is { } provider && segment.Providers[row] != provider)
        {
            failed |= Bit(QueryFilter.Provider);
        }

        if (query.Languages.Count > 0 && segment.Languages[row] is { IsEmpty: false } spoken && !HoldsAny(spoken, languages))
        {
            failed |= Bit(QueryFilter.Language);
        }

        if (query.WarmTransfer && segment.WarmTransfers[row] == false)
        {
            failed |= Bit(QueryFilter.WarmTransfer);
        }

        if (segment.VerifiedDays[row] < verifiedFrom)
        {
            failed |= Bit(QueryFilter.Verified);
        }

        if (query.OpenNow && board[hours] == OpenState.Closed)
        {
            failed |= Bit(QueryFilter.OpenNow);
        }

        return failed;
    }

    /// <summary>The verdict on the person that was described, and by which filters it does not fit.</summary>
    public EligibilityVerdict Judge(int row, out uint failed)
    {
        failed = 0;
        var verdict = EligibilityVerdict.Fits;
        ref readonly var eligibility = ref segment.Eligibilities[row];
        foreach (var trait in traits)
        {
            switch (eligibility.Judge(trait, query.Person))
            {
                case EligibilityVerdict.NotStated:
                    verdict = verdict == EligibilityVerdict.Fits ? EligibilityVerdict.NotStated : verdict;
                    break;
                case EligibilityVerdict.DoesNotFit:
                    verdict = EligibilityVerdict.DoesNotFit;
                    failed |= Bit(FilterOf(trait));
                    break;
                case EligibilityVerdict.Fits:
                    break;
            }
        }

        return verdict;
    }

    /// <summary>Whether something that was asked of the service, not of the person, is not stated.</summary>
    public bool LeavesOpen(int row) =>
        (query.Languages.Count > 0 && segment.Languages[row].IsEmpty) || (query.WarmTransfer && segment.WarmTransfers[row] is null);

    public static uint Bit(QueryFilter filter) => 1u << (int)filter;

    public static bool IsTwo(uint failed) => BitOperations.PopCount(failed) > 1;

    /// <summary>Where it stands, and what it serves whole; all of Canada for what serves the country.</summary>
    public static ulong ProvincesOf(IndexSegment segment, int row) =>
        segment.LocatedProvinces[row] | segment.CoveredProvinces[row] | ((segment.Reaches[row] & Reach.Country) != 0 ? ProvinceCodes.AllOfCanada : 0);

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

    private static bool HoldsAny(ReadOnlySpan<ushort> codes, bool[] wanted)
    {
        foreach (var code in codes)
        {
            if (wanted[code])
            {
                return true;
            }
        }

        return false;
    }

    private static bool[] Wanted(ValueList<string> codes, CodeTable table)
    {
        var wanted = new bool[table.Count];
        foreach (var code in codes)
        {
            if (table.Find(code) is >= 0 and var number)
            {
                wanted[number] = true;
            }
        }

        return wanted;
    }
}

/// <summary>Dates as numbers of days.</summary>
internal static class Days
{
    private static readonly LocalDate Zero = new(1970, 1, 1);

    public static int Number(LocalDate date) => Period.DaysBetween(Zero, date);
}
