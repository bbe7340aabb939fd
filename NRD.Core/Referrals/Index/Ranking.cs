using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>
/// The order of a list, packed so that the smaller number stands first:
/// a partner asked for by its exact name; then the tier of nearness; then fits and open, not stated or hours not confirmed, full or closed;
/// then what the service is about before what it only mentions; among what is near, what states other places last, and the nearest first;
/// then how well the words fit; then trafficking-specific, verified lately, due for review, carried over; then distance.
/// What is equal in all of that goes by name and id.
/// </summary>
internal static class Ranking
{
    private const int MeritMiddle = 24;
    private const int MeritMost = 63;
    private const int WordStep = 150 * TextWeights.Whole;
    private const int WordMost = 15;
    private const int KilometresMost = (1 << 14) - 1;
    private const int DistanceMost = (1 << 16) - 1;

    private const int TailBits = 14 + 4 + 6 + 16;

    /// <summary>How many there are of <see cref="Group"/>.</summary>
    public const int Groups = 3;

    private static readonly byte[] GroupTable = [.. Enumerable.Range(0, 3 * 4).Select(at => GroupOf((OpenState)(at / 4), (at & 2) != 0, (at & 1) != 0))];

    private static readonly ulong[] AnywhereHeads = [.. Enumerable.Range(0, Groups * 2).Select(at => Head(false, new(NearTier.ServesPlace, float.NaN, 0, false), at % Groups, at >= Groups))];

    /// <summary>The first part of a key, cheap to make: most rows are out by it alone.</summary>
    public static ulong Head(bool exactName, in Reached reached, int group, bool onlyMentioned)
    {
        var key = exactName ? 0UL : 1UL;
        key = (key << 3) | (uint)reached.Tier;
        key = (key << 2) | (uint)group;
        key = (key << 1) | (onlyMentioned ? 1UL : 0UL);
        key = (key << 1) | (reached.CoversOther ? 1UL : 0UL);
        return key << TailBits;
    }

    public static ulong Tail(in Reached reached, int wordScore, int merit)
    {
        var kilometres = float.IsNaN(reached.Chord) ? float.MaxValue : EarthPoint.Kilometres(reached.Chord);
        var near = reached.Tier is NearTier.Near or NearTier.Elsewhere ? (ulong)Math.Min(kilometres, KilometresMost) : 0;
        return Tail(wordScore, merit, near, (ulong)Math.Min(kilometres * 2, DistanceMost));
    }

    private static byte GroupOf(OpenState state, bool full, bool saysYes) => (state, full, saysYes) switch
    {
        (OpenState.Closed, _, _) or (_, true, _) => 2,
        (OpenState.Open, false, true) => 0,
        _ => 1,
    };

    private static ulong Tail(int wordScore, int merit, ulong near, ulong distance)
    {
        var key = (near << 4) | (uint)(WordMost - Math.Min(WordMost, wordScore / WordStep));
        key = (key << 6) | (uint)(MeritMost - Math.Clamp(merit + MeritMiddle, 0, MeritMost));
        return (key << 16) | distance;
    }

    /// <summary>The key of a row where no place was asked for: nothing of it is about distance.</summary>
    /// <param name="group">As of <see cref="Group"/>; <see cref="Groups"/> more where it only mentions the words.</param>
    public static ulong Anywhere(int group, int wordScore, int merit) => AnywhereHeads[group] | Tail(wordScore, merit, 0, DistanceMost);

    /// <summary>Fits and open; then not stated or hours not confirmed; then full or closed.</summary>
    public static int Group(OpenState state, bool full, ProfileJudgement profile, bool doubtful = false)
    {
        var fitsAndOpen = !doubtful && profile is { Verdict: EligibilityVerdict.Fits, LeavesOpen: false };
        return GroupTable[((int)state * 4) + (full ? 2 : 0) + (fitsAndOpen ? 1 : 0)];
    }

    /// <summary>What lifts or lowers a service among its equals.</summary>
    /// <param name="age">Days since it was verified; <c>null</c> where never.</param>
    public static int Merit(Standing standing, int? age, int reviewDays)
    {
        var merit = standing.HasFlag(Standing.TraffickingSpecific) ? 10 : 0;
        merit += age switch { null => 0, <= 30 => 6, <= 90 => 5, <= 180 => 4, <= 365 => 3, _ => 1 };
        merit -= IsOverdue(age, reviewDays) ? 8 : 0;
        merit -= standing.HasFlag(Standing.CarriedOver) ? 2 : 0;
        merit -= standing.HasFlag(Standing.Conditional) ? 1 : 0;
        merit += standing.HasFlag(Standing.Available) ? 2 : 0;
        return merit - (standing.HasFlag(Standing.WaitList) ? 1 : 0);
    }

    public static bool IsOverdue(int? age, int reviewDays) => age is null || age > reviewDays;
}

/// <summary>A row that may be shown, with its place in the order.</summary>
internal readonly record struct Ranked(ulong Key, ulong NameKey, int Segment, int Row);

/// <summary>Keeps the first of many without sorting them all.</summary>
internal sealed class TopRows(IReadOnlyList<SegmentView> segments, int limit) : IComparer<Ranked>
{
    private readonly Ranked[] heap = new Ranked[limit];
    private int count;

    /// <summary>Whether a row with this key could still come in; cheap, asked for every row.</summary>
    public bool Takes(ulong key) => count < heap.Length || (heap.Length > 0 && key <= heap[0].Key);

    /// <summary>Takes a row that may come in; of two with the same key and first letters the whole names decide.</summary>
    public void Offer(ulong key, ulong[] nameKeys, int segment, int row)
    {
        if (count < heap.Length || (heap.Length > 0 && key <= heap[0].Key && (key < heap[0].Key || nameKeys[row] <= heap[0].NameKey)))
        {
            Add(new(key, nameKeys[row], segment, row));
        }
    }

    private void Add(in Ranked row)
    {
        if (count < heap.Length)
        {
            heap[count++] = row;
            RiseLast();
        }
        else if (heap.Length > 0 && Compare(row, heap[0]) < 0)
        {
            heap[0] = row;
            SinkFirst();
        }
    }

    public Ranked[] InOrder()
    {
        var rows = heap[..count];
        Array.Sort(rows, this);
        return rows;
    }

    public int Compare(Ranked x, Ranked y)
    {
        var order = x.Key.CompareTo(y.Key);
        order = order != 0 ? order : x.NameKey.CompareTo(y.NameKey);
        return order != 0 ? order : CompareNames(segments[x.Segment].Segment.Facts[x.Row], segments[y.Segment].Segment.Facts[y.Row]);
    }

    private static int CompareNames(ServiceFacts x, ServiceFacts y)
    {
        var order = string.CompareOrdinal(x.Name.In(Language.English), y.Name.In(Language.English));
        order = order != 0 ? order : string.CompareOrdinal(x.Partner.Name.In(Language.English), y.Partner.Name.In(Language.English));
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    }

    private void RiseLast()
    {
        for (var at = count - 1; at > 0;)
        {
            var parent = (at - 1) / 2;
            if (Compare(heap[at], heap[parent]) <= 0)
            {
                return;
            }

            (heap[at], heap[parent]) = (heap[parent], heap[at]);
            at = parent;
        }
    }

    private void SinkFirst()
    {
        for (var at = 0; ;)
        {
            var child = (2 * at) + 1;
            if (child >= count)
            {
                return;
            }

            child += child + 1 < count && Compare(heap[child + 1], heap[child]) > 0 ? 1 : 0;
            if (Compare(heap[child], heap[at]) <= 0)
            {
                return;
            }

            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }
}
