using System.Buffers;
using System.Numerics;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>
/// Counts of every facet over one segment. A row that fails nothing counts everywhere; a row that fails only the filter of one facet
/// counts in that facet alone, so that each count says what choosing it would give.
/// Rows are counted by what they share, and taken apart into the values at the end.
/// </summary>
internal sealed class FacetCounts(IndexSegment segment, DayBoard day, RowFilter filter)
{
    private const int States = 3;
    private const int Verdicts = 3;

    private readonly int[] profiles = Rented(segment.Profiles.Length);
    private readonly int[] wheres = Rented(segment.Wheres.Length);
    private readonly int[] standings = new int[DayBoard.Steps * States];
    private readonly int[] needs = new int[segment.NeedLists.Length];
    private readonly int[] languages = new int[segment.LanguageLists.Length];
    private readonly int[] provinces = new int[ProvinceCodes.Most];
    private readonly int[] kinds = new int[ServiceKind.Count];
    private readonly int[] terms = new int[4];
    private readonly int[] modes = new int[5];
    private readonly int[] providers = new int[3];
    private readonly int[] open = new int[States];
    private readonly int[] warm = new int[3];
    private readonly int[] verdicts = new int[Verdicts];
    private readonly int[] verified = new int[DayBoard.Steps];

    public void CountAll(int number, in RowFacts row, OpenState state)
    {
        profiles[row.Profile]++;
        wheres[row.Where]++;
        standings[(day.VerifiedStep(number) * States) + (int)state]++;
    }

    /// <summary>How many of those that fail nothing are in a state.</summary>
    public int Of(OpenState state)
    {
        var count = 0;
        for (var at = (int)state; at < standings.Length; at += States)
        {
            count += standings[at];
        }

        return count;
    }

    /// <summary>Counts a row in the one facet whose filter it fails.</summary>
    public void CountOnly(QueryFilter failed, int number, in RowFacts row, OpenState state)
    {
        ref readonly var profile = ref segment.Profiles[row.Profile];
        switch (failed)
        {
            case QueryFilter.Need:
                needs[profile.Needs]++;
                break;
            case QueryFilter.Term:
                CountTerms(profile.Kind, 1);
                break;
            case QueryFilter.Mode:
                CountModes(profile.Kind, 1);
                break;
            case QueryFilter.Province:
                CountProvinces(row.Where, 1);
                break;
            case QueryFilter.Language:
                languages[profile.Languages]++;
                break;
            case QueryFilter.Provider:
                CountProvider(profile.Kind, 1);
                break;
            case QueryFilter.OpenNow:
                open[(int)state]++;
                break;
            case QueryFilter.WarmTransfer:
                CountWarm(profile.Kind, 1);
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
        TakeApart();
        PutLists(facets[Facet.Need], needs, segment.NeedLists, segment.NeedCodes);
        PutLists(facets[Facet.Language], languages, segment.LanguageLists, segment.LanguageCodes);
        PutAll(facets[Facet.Province], provinces, number => segment.ProvinceCodes[number]);
        PutAll(facets[Facet.Term], terms, number => FacetCodes.Of(number == 3 ? ServiceTerms.None : (ServiceTerms)(1 << number)));
        PutAll(facets[Facet.Mode], modes, number => FacetCodes.Of(number == 4 ? ServiceModes.None : (ServiceModes)(1 << number)));
        PutAll(facets[Facet.Provider], providers, number => FacetCodes.Of((ProviderType)number));
        PutAll(facets[Facet.WarmTransfer], warm, number => FacetCodes.OfWarmTransfer(number == 0 ? null : number == 1));
        PutAll(facets[Facet.Open], open, number => FacetCodes.Of((OpenState)number));
        PutAll(facets[Facet.Verdict], verdicts, number => FacetCodes.Of((EligibilityVerdict)number));
        PutVerified(facets[Facet.Verified]);
    }

    private static int[] Rented(int count)
    {
        var rented = ArrayPool<int>.Shared.Rent(count);
        Array.Clear(rented);
        return rented;
    }

    private void TakeApart()
    {
        for (var number = 0; number < segment.Profiles.Length; number++)
        {
            if (profiles[number] is > 0 and var count)
            {
                ref readonly var profile = ref segment.Profiles[number];
                needs[profile.Needs] += count;
                languages[profile.Languages] += count;
                kinds[profile.Kind.Number] += count;
                verdicts[(int)filter.Judge(number).Verdict] += count;
            }
        }

        for (var where = 0; where < segment.Wheres.Length; where++)
        {
            if (wheres[where] is > 0 and var count)
            {
                CountProvinces(where, count);
            }
        }

        for (var at = 0; at < standings.Length; at++)
        {
            open[at % States] += standings[at];
            verified[at / States] += standings[at];
        }

        TakeKindsApart();
        ArrayPool<int>.Shared.Return(profiles);
        ArrayPool<int>.Shared.Return(wheres);
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

    private void CountProvinces(int where, int count)
    {
        for (var mask = segment.Wheres[where].Provinces; mask != 0; mask &= mask - 1)
        {
            provinces[BitOperations.TrailingZeroCount(mask)] += count;
        }
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
