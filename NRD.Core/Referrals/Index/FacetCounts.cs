using System.Numerics;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Codes of facet values as they appear in answers.</summary>
public static class FacetCodes
{
    public const string NotStated = "not-stated";

    /// <summary>Days of the steps of <see cref="Facet.Verified"/>; each counts what was verified within so many.</summary>
    public static IReadOnlyList<int> VerifiedSteps { get; } = [30, 90, 180, 365];

    public const string Never = "never";

    public static string Of(ServiceTerms term) => term switch
    {
        ServiceTerms.Emergency => "emergency",
        ServiceTerms.ShortTerm => "short-term",
        ServiceTerms.LongTerm => "long-term",
        _ => NotStated,
    };

    public static string Of(ServiceModes mode) => mode switch
    {
        ServiceModes.InPerson => "in-person",
        ServiceModes.Phone => "phone",
        ServiceModes.Online => "online",
        ServiceModes.Mobile => "mobile",
        _ => NotStated,
    };

    public static string Of(ProviderType provider) => provider switch
    {
        ProviderType.NotClassified => "not-classified",
        ProviderType.Direct => "direct",
        ProviderType.Indirect => "indirect",
    };

    public static string Of(OpenState state) => state switch
    {
        OpenState.Open => "open",
        OpenState.Closed => "closed",
        OpenState.Unconfirmed => "unconfirmed",
    };

    public static string Of(EligibilityVerdict verdict) => verdict switch
    {
        EligibilityVerdict.Fits => "fits",
        EligibilityVerdict.NotStated => NotStated,
        EligibilityVerdict.DoesNotFit => "does-not-fit",
    };

    public static string OfWarmTransfer(bool? accepted) => accepted switch { null => NotStated, true => "yes", false => "no" };
}

/// <summary>
/// Counts of every facet over one segment. A row that fails nothing counts everywhere; a row that fails only the filter of one facet
/// counts in that facet alone, so that each count says what choosing it would give.
/// </summary>
internal sealed class FacetCounts
{
    private readonly IndexSegment segment;
    private readonly int[] needs;
    private readonly int[] languages;
    private readonly int[] provinces;
    private readonly int[] terms = new int[4];
    private readonly int[] modes = new int[5];
    private readonly int[] providers = new int[3];
    private readonly int[] open = new int[3];
    private readonly int[] warm = new int[3];
    private readonly int[] verified;
    private readonly int[] verdicts = new int[3];
    private readonly int[] verifiedFrom;
    private int needsNotStated;
    private int languagesNotStated;
    private int national;

    public FacetCounts(IndexSegment segment, int today)
    {
        this.segment = segment;
        needs = new int[segment.NeedCodes.Count];
        languages = new int[segment.LanguageCodes.Count];
        provinces = new int[segment.ProvinceCodes.Count];
        verifiedFrom = [.. FacetCodes.VerifiedSteps.Select(days => today - days)];
        verified = new int[verifiedFrom.Length + 1];
    }

    public void CountAll(int row, OpenState state, EligibilityVerdict verdict)
    {
        CountNeeds(row);
        CountTerms(row);
        CountModes(row);
        CountProvinces(row);
        CountLanguages(row);
        CountProvider(row);
        CountOpen(state);
        CountWarm(row);
        CountVerified(row);
        verdicts[(int)verdict]++;
    }

    /// <summary>Counts a row in the one facet whose filter it fails.</summary>
    public void CountOnly(QueryFilter filter, int row, OpenState state)
    {
        switch (filter)
        {
            case QueryFilter.Need:
                CountNeeds(row);
                break;
            case QueryFilter.Term:
                CountTerms(row);
                break;
            case QueryFilter.Mode:
                CountModes(row);
                break;
            case QueryFilter.Province:
                CountProvinces(row);
                break;
            case QueryFilter.Language:
                CountLanguages(row);
                break;
            case QueryFilter.Provider:
                CountProvider(row);
                break;
            case QueryFilter.OpenNow:
                CountOpen(state);
                break;
            case QueryFilter.WarmTransfer:
                CountWarm(row);
                break;
            case QueryFilter.Verified:
                CountVerified(row);
                break;
            case QueryFilter.Text or QueryFilter.Place or QueryFilter.Age or QueryFilter.Gender or QueryFilter.Status or QueryFilter.Company or QueryFilter.Indigenous:
                break;
        }
    }

    /// <summary>Adds what was counted to an answer; zeros are left out.</summary>
    public void AddTo(Dictionary<Facet, Dictionary<string, int>> facets)
    {
        PutAll(Facet.Need, needs, number => segment.NeedCodes[number]);
        Put(Facet.Need, FacetCodes.NotStated, needsNotStated);
        PutAll(Facet.Language, languages, number => segment.LanguageCodes[number]);
        Put(Facet.Language, FacetCodes.NotStated, languagesNotStated);
        for (var number = 0; number < provinces.Length; number++)
        {
            Put(Facet.Province, segment.ProvinceCodes[number], provinces[number] + (((ProvinceCodes.AllOfCanada >> number) & 1) != 0 ? national : 0));
        }

        PutAll(Facet.Term, terms, number => FacetCodes.Of(number == 3 ? ServiceTerms.None : (ServiceTerms)(1 << number)));
        PutAll(Facet.Mode, modes, number => FacetCodes.Of(number == 4 ? ServiceModes.None : (ServiceModes)(1 << number)));
        PutAll(Facet.Provider, providers, number => FacetCodes.Of((ProviderType)number));
        PutAll(Facet.Open, open, number => FacetCodes.Of((OpenState)number));
        PutAll(Facet.WarmTransfer, warm, number => FacetCodes.OfWarmTransfer(number == 0 ? null : number == 1));
        PutAll(Facet.Verified, verified, number => number < verifiedFrom.Length
            ? FacetCodes.VerifiedSteps[number].ToString(System.Globalization.CultureInfo.InvariantCulture)
            : FacetCodes.Never);
        PutAll(Facet.Verdict, verdicts, number => FacetCodes.Of((EligibilityVerdict)number));

        void Put(Facet facet, string code, int count)
        {
            if (count > 0)
            {
                var counts = facets[facet];
                counts[code] = counts.GetValueOrDefault(code) + count;
            }
        }

        void PutAll(Facet facet, int[] counted, Func<int, string> code)
        {
            for (var number = 0; number < counted.Length; number++)
            {
                if (counted[number] > 0)
                {
                    Put(facet, code(number), counted[number]);
                }
            }
        }
    }

    private void CountNeeds(int row)
    {
        var codes = segment.Needs[row];
        needsNotStated += codes.IsEmpty ? 1 : 0;
        foreach (var code in codes)
        {
            needs[code]++;
        }
    }

    private void CountLanguages(int row)
    {
        var codes = segment.Languages[row];
        languagesNotStated += codes.IsEmpty ? 1 : 0;
        foreach (var code in codes)
        {
            languages[code]++;
        }
    }

    private void CountProvinces(int row)
    {
        var mask = segment.LocatedProvinces[row] | segment.CoveredProvinces[row];
        if ((segment.Reaches[row] & Reach.Country) != 0)
        {
            national++;
            mask &= ~ProvinceCodes.AllOfCanada;
        }

        for (; mask != 0; mask &= mask - 1)
        {
            provinces[BitOperations.TrailingZeroCount(mask)]++;
        }
    }

    private void CountTerms(int row) => CountFlags(terms, (int)segment.ServiceTerms[row]);

    private void CountModes(int row) => CountFlags(modes, (int)segment.Modes[row]);

    private static void CountFlags(int[] counts, int flags)
    {
        if (flags == 0)
        {
            counts[^1]++;
        }

        for (; flags != 0; flags &= flags - 1)
        {
            counts[BitOperations.TrailingZeroCount(flags)]++;
        }
    }

    private void CountProvider(int row) => providers[(int)segment.Providers[row]]++;

    private void CountOpen(OpenState state) => open[(int)state]++;

    private void CountWarm(int row) => warm[segment.WarmTransfers[row] switch { null => 0, true => 1, false => 2 }]++;

    private void CountVerified(int row)
    {
        var day = segment.VerifiedDays[row];
        if (day == IndexSegment.Never)
        {
            verified[^1]++;
            return;
        }

        for (var step = verifiedFrom.Length - 1; step >= 0 && day >= verifiedFrom[step]; step--)
        {
            verified[step]++;
        }
    }
}
