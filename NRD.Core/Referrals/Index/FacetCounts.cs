using System.Numerics;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>
/// Counts of every facet over one segment. A row that fails nothing counts everywhere; a row that fails only the filter of one facet
/// counts in that facet alone, so that each count says what choosing it would give.
/// Rows are counted by the lists they share, and taken apart into the values of the lists at the end.
/// </summary>
internal sealed class FacetCounts(IndexSegment segment, DayBoard day)
{
    private const int States = 3;
    private const int Verdicts = 3;

    private readonly int[] needs = new int[segment.NeedLists.Length];
    private readonly int[] languages = new int[segment.LanguageLists.Length];
    private readonly int[] provinces = new int[segment.ProvinceLists.Length];
    private readonly int[] kinds = new int[ServiceKind.Count];
    private readonly int[] terms = new int[4];
    private readonly int[] modes = new int[5];
    private readonly int[] providers = new int[3];
    private readonly int[] open = new int[States];
    private readonly int[] warm = new int[3];
    private readonly int[] standings = new int[States * Verdicts];
    private readonly int[] verified = new int[DayBoard.Steps];

    public void CountAll(int number, OpenState state, EligibilityVerdict verdict)
    {
        ref readonly var row = ref segment.Rows[number];
        needs[row.Needs]++;
        languages[row.Languages]++;
        provinces[row.Provinces]++;
        kinds[row.Kind.Number]++;
        standings[((int)verdict * States) + (int)state]++;
        verified[day.VerifiedStep(number)]++;
    }

    /// <summary>Counts a row in the one facet whose filter it fails.</summary>
    public void CountOnly(QueryFilter filter, int number, OpenState state)
    {
        ref readonly var row = ref segment.Rows[number];
        switch (filter)
        {
            case QueryFilter.Need:
                needs[row.Needs]++;
                break;
            case QueryFilter.Term:
                CountTerms(row.Kind, 1);
                break;
            case QueryFilter.Mode:
                CountModes(row.Kind, 1);
                break;
            case QueryFilter.Province:
                provinces[row.Provinces]++;
                break;
            case QueryFilter.Language:
                languages[row.Languages]++;
                break;
            case QueryFilter.Provider:
                CountProvider(row.Kind, 1);
                break;
            case QueryFilter.OpenNow:
                open[(int)state]++;
                break;
            case QueryFilter.WarmTransfer:
                CountWarm(row.Kind, 1);
                break;
            case QueryFilter.Verified:
                verified[day.VerifiedStep(number)]++;
                break;
            case QueryFilter.Text or QueryFilter.Place or QueryFilter.Age or QueryFilter.Gender or QueryFilter.Status or QueryFilter.Company or QueryFilter.Indigenous:
                break;
        }
    }

    /// <summary>Adds what was counted to an answer; zeros are left out. Once only: it takes the counts apart.</summary>
    public void AddTo(Dictionary<Facet, Dictionary<string, int>> facets)
    {
        PutLists(facets[Facet.Need], needs, segment.NeedLists, segment.NeedCodes);
        PutLists(facets[Facet.Language], languages, segment.LanguageLists, segment.LanguageCodes);
        PutProvinces(facets[Facet.Province]);
        TakeKindsApart();
        PutAll(facets[Facet.Term], terms, number => FacetCodes.Of(number == 3 ? ServiceTerms.None : (ServiceTerms)(1 << number)));
        PutAll(facets[Facet.Mode], modes, number => FacetCodes.Of(number == 4 ? ServiceModes.None : (ServiceModes)(1 << number)));
        PutAll(facets[Facet.Provider], providers, number => FacetCodes.Of((ProviderType)number));
        PutAll(facets[Facet.WarmTransfer], warm, number => FacetCodes.OfWarmTransfer(number == 0 ? null : number == 1));
        var verdicts = new int[Verdicts];
        for (var at = 0; at < standings.Length; at++)
        {
            open[at % States] += standings[at];
            verdicts[at / States] += standings[at];
        }

        PutAll(facets[Facet.Open], open, number => FacetCodes.Of((OpenState)number));
        PutAll(facets[Facet.Verdict], verdicts, number => FacetCodes.Of((EligibilityVerdict)number));
        PutVerified(facets[Facet.Verified]);
    }

    private void PutVerified(Dictionary<string, int> counts)
    {
        var within = 0;
        for (var step = 0; step < FacetCodes.VerifiedSteps.Count; step++)
        {
            within += verified[step];
            Put(counts, FacetCodes.VerifiedSteps[step].ToString(System.Globalization.CultureInfo.InvariantCulture), within);
        }

        Put(counts, FacetCodes.Never, verified[^1]);
    }

    private static void PutLists(Dictionary<string, int> counts, int[] counted, ValueList<ushort>[] lists, CodeTable codes)
    {
        var byCode = new int[codes.Count];
        for (var number = 0; number < counted.Length; number++)
        {
            if (counted[number] == 0)
            {
                continue;
            }

            var list = lists[number].AsSpan();
            if (list.IsEmpty)
            {
                Put(counts, FacetCodes.NotStated, counted[number]);
            }

            foreach (var code in list)
            {
                byCode[code] += counted[number];
            }
        }

        PutAll(counts, byCode, number => codes[number]);
    }

    private void PutProvinces(Dictionary<string, int> counts)
    {
        var byCode = new int[segment.ProvinceCodes.Count];
        for (var number = 0; number < provinces.Length; number++)
        {
            if (provinces[number] > 0)
            {
                for (var mask = segment.ProvinceLists[number].All; mask != 0; mask &= mask - 1)
                {
                    byCode[BitOperations.TrailingZeroCount(mask)] += provinces[number];
                }
            }
        }

        PutAll(counts, byCode, number => segment.ProvinceCodes[number]);
    }

    private void TakeKindsApart()
    {
        for (var number = 0; number < kinds.Length; number++)
        {
            if (kinds[number] is > 0 and var count)
            {
                var kind = ServiceKind.All[number];
                CountTerms(kind, count);
                CountModes(kind, count);
                CountProvider(kind, count);
                CountWarm(kind, count);
            }
        }
    }

    private void CountTerms(ServiceKind kind, int count) => CountFlags(terms, (int)kind.Terms, count);

    private void CountModes(ServiceKind kind, int count) => CountFlags(modes, (int)kind.Modes, count);

    private void CountProvider(ServiceKind kind, int count) => providers[(int)kind.Provider] += count;

    private void CountWarm(ServiceKind kind, int count) => warm[kind.WarmTransfer switch { null => 0, true => 1, false => 2 }] += count;

    private static void CountFlags(int[] counts, int flags, int count)
    {
        if (flags == 0)
        {
            counts[^1] += count;
        }

        for (; flags != 0; flags &= flags - 1)
        {
            counts[BitOperations.TrailingZeroCount(flags)] += count;
        }
    }

    private static void PutAll(Dictionary<string, int> counts, int[] counted, Func<int, string> code)
    {
        for (var number = 0; number < counted.Length; number++)
        {
            if (counted[number] > 0)
            {
                Put(counts, code(number), counted[number]);
            }
        }
    }

    private static void Put(Dictionary<string, int> counts, string code, int count)
    {
        if (count > 0)
        {
            counts[code] = counts.GetValueOrDefault(code) + count;
        }
    }
}
