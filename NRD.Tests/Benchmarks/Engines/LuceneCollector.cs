using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>Holds each match against the filters, counts it in every facet, and keeps the first 25.</summary>
internal sealed class LuceneCollector : ICollector
{
    private const int Shown = 25;
    private const int Nowhere = 4;

    private readonly LuceneColumns columns;
    private readonly OpenBoard board;
    private readonly ReferralQuery query;
    private readonly PeerPlace? place;
    private readonly byte[] covers = [];
    private readonly (int Word, ulong Bit) language;
    private readonly ulong provinces;
    private readonly int[] verifiedFrom;
    private readonly int[] needs = new int[128];
    private readonly int[] languages = new int[128];
    private readonly int[] provinceCounts = new int[64];
    private readonly int[] terms = new int[4];
    private readonly int[] modes = new int[5];
    private readonly int[] providers = new int[3];
    private readonly int[] open = new int[3];
    private readonly int[] warm = new int[3];
    private readonly int[] verified = new int[5];
    private readonly PriorityQueue<int, (int Place, float Score, int Doc)> first = new(Shown + 1, Comparer<(int Place, float Score, int Doc)>.Create(Last));
    private Scorer? scorer;

    public LuceneCollector(IndexSegment segment, LuceneColumns columns, OpenBoard board, ReferralQuery query, int today)
    {
        this.columns = columns;
        this.board = board;
        this.query = query;
        verifiedFrom = [today - 30, today - 90, today - 180, today - 365];
        if (query.Languages.Count > 0)
        {
            var number = segment.LanguageCodes.Find(query.Languages[0]);
            language = number < 0 ? (0, 0) : (number / 64, 1UL << (number % 64));
        }

        provinces = query.Provinces.Count > 0 ? segment.ProvinceCodes.Find(query.Provinces[0]) : ulong.MaxValue;
        place = PeerPlace.Of(query.Place, segment);
        if (place is { IsProvince: false })
        {
            // Which rows cover a town is read from its posting list, as a cached filter would be.
            covers = new byte[segment.Count];
            foreach (var row in segment.CoveredTowns[place.Town])
            {
                covers[row] = 1;
            }

            foreach (var circle in segment.Circles)
            {
                covers[circle.Row] |= Array.Exists(circle.Centres, centre => centre.ChordSquaredTo(place.Origin) <= EarthPoint.ChordSquaredOf(circle.Kilometres)) ? (byte)1 : (byte)0;
            }
        }
    }

    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        // There is one merged segment: document numbers are rows.
    }

    public void Collect(int doc)
    {
        var state = board[columns.Hours[doc]];
        if ((columns.Audience[doc] & 5) != 1 || !Passes(doc, state))
        {
            return;
        }

        var tier = place is null ? 0 : Tier(doc, place);
        if (tier == Nowhere)
        {
            return;
        }

        Total++;
        Count(doc, state);
        var group = state == OpenState.Closed || (columns.Standing[doc] & Standing.Full) != 0 ? 2 : state == OpenState.Open ? 0 : 1;
        var rank = ((tier * 3) + group, scorer?.GetScore() ?? 0, doc);
        if (first.Count < Shown)
        {
            first.Enqueue(doc, rank);
        }
        else
        {
            first.EnqueueDequeue(doc, rank);
        }
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<int> First()
    {
        var docs = new int[first.Count];
        for (var at = docs.Length - 1; at >= 0; at--)
        {
            docs[at] = first.Dequeue();
        }

        return docs;
    }

    private static int Last((int Place, float Score, int Doc) x, (int Place, float Score, int Doc) y)
    {
        var order = y.Place.CompareTo(x.Place);
        order = order != 0 ? order : x.Score.CompareTo(y.Score);
        return order != 0 ? order : y.Doc.CompareTo(x.Doc);
    }

    private bool Passes(int doc, OpenState state) =>
        (query.Terms == 0 || ((int)query.Terms & columns.Terms[doc]) != 0)
        && (query.Modes == 0 || ((int)query.Modes & columns.Modes[doc]) != 0)
        && (!query.OpenNow || state != OpenState.Closed)
        && (provinces == ulong.MaxValue || (ProvincesOf(doc) & provinces) != 0)
        && (query.Languages.Count == 0 || (columns.Languages[0][doc] | columns.Languages[1][doc]) == 0 || (columns.Languages[language.Word][doc] & language.Bit) != 0)
        && (query.Person.Age?.From is not { } age || (columns.AgeFrom[doc] <= age && columns.AgeTo[doc] >= age))
        && (query.Person.Gender is not { } gender || ((int)gender & columns.Genders[doc]) != 0);

    private int Tier(int doc, PeerPlace at)
    {
        var reach = columns.Reach[doc];
        if (at.IsProvince)
        {
            return ((columns.Located[doc] | columns.Covered[doc] | columns.Touched[doc]) & at.Province) != 0 ? 0 : Farther(doc, reach, at);
        }

        var coversProvince = (columns.Covered[doc] & at.Province) != 0;
        var covered = coversProvince || (reach & (Reach.Country | Reach.CoverageStated)) != Reach.CoverageStated;
        if (covers[doc] != 0 || (columns.Town[doc] == at.Town && covered))
        {
            return 0;
        }

        var x = columns.X[doc] - at.Origin.X;
        var y = columns.Y[doc] - at.Origin.Y;
        var z = columns.Z[doc] - at.Origin.Z;
        if ((x * x) + (y * y) + (z * z) <= at.NearChord)
        {
            return 1;
        }

        return coversProvince ? 2 : Farther(doc, reach, at);
    }

    private int Farther(int doc, Reach reach, PeerPlace at)
    {
        if ((reach & Reach.Country) != 0)
        {
            return 3;
        }

        if ((reach & (Reach.CoverageStated | Reach.Abroad)) != 0 || (reach & (Reach.Remote | Reach.WhereaboutsUnknown)) == 0)
        {
            return Nowhere;
        }

        return (columns.Located[doc] & at.Province) != 0 ? 2 : 3;
    }

    private ulong ProvincesOf(int doc) =>
        columns.Located[doc] | columns.Covered[doc] | ((columns.Reach[doc] & Reach.Country) != 0 ? ProvinceCodes.AllOfCanada : 0);

    private void Count(int doc, OpenState state)
    {
        CountBits(columns.Needs[0][doc], needs.AsSpan());
        CountBits(columns.Needs[1][doc], needs.AsSpan(64));
        CountBits(columns.Languages[0][doc], languages.AsSpan());
        CountBits(columns.Languages[1][doc], languages.AsSpan(64));
        CountBits(ProvincesOf(doc), provinceCounts);
        CountBits(columns.Terms[doc], terms);
        CountBits(columns.Modes[doc], modes);
        terms[^1] += columns.Terms[doc] == 0 ? 1 : 0;
        modes[^1] += columns.Modes[doc] == 0 ? 1 : 0;
        providers[columns.Provider[doc]]++;
        open[(int)state]++;
        warm[columns.Warm[doc]]++;
        var day = columns.Verified[doc];
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

    private static void CountBits(ulong bits, Span<int> counts)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            counts[BitOperations.TrailingZeroCount(bits)]++;
        }
    }
}
