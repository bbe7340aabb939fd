using System.Numerics;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>One question held against one segment.</summary>
internal sealed class SegmentSearch
{
    private const int BlockSize = 1024;

    private readonly IndexSegment segment;
    private readonly int number;
    private readonly ReferralQuery query;
    private readonly TextQuery text;
    private readonly OpenBoard board;
    private readonly RowFilter filter;
    private readonly PlaceReach reach;
    private readonly SearchScratch scratch;
    private readonly DayBoard day;
    private readonly NodaTime.Instant at;
    private readonly HashSet<int> exactNames;
    private readonly Audience[] audiences;
    private readonly byte[] isFor;
    private bool partsMatched;

    public SegmentSearch(SegmentView view, int number, ReferralQuery query, TextQuery text, IReadOnlyList<int> exactNames, SearchMoment moment, SearchScratch scratch)
    {
        audiences = view.Audiences;
        this.number = number;
        this.query = query;
        this.text = text;
        this.scratch = scratch;
        this.exactNames = [.. exactNames];
        segment = view.Segment;
        board = segment.BoardAt(moment.At);
        filter = new(segment, query, moment.Today, scratch.Judged.Borrow(segment.Profiles.Length));
        reach = new(segment, query, board, scratch.Marks);
        day = segment.DayBoardOf(Days.Number(moment.Today));
        isFor = [.. Enumerable.Range(0, (int)Audience.All + 1).Select(audience => IsFor((Audience)audience) ? (byte)1 : (byte)0)];
        at = moment.At;
        if (!text.IsEmpty)
        {
            scratch.Text.Fit(segment.Count);
            new TextMatcher(segment, scratch.Text).MatchAll(text.Slots);
        }
    }

    public FacetCounts Run(SearchPass pass, Found found)
    {
        if (pass.Words < text.Slots.Count && !partsMatched)
        {
            // Only now is it worth knowing what answers some of the words.
            partsMatched = true;
            new TextMatcher(segment, scratch.Text).MatchAny(text.Slots);
        }

        var facets = new FacetCounts(segment, day, filter);
        if (text.IsEmpty && pass.LinesOnly)
        {
            foreach (var row in segment.WideRows)
            {
                Consider(row, pass, found, facets);
            }
        }
        else
        {
            Scan(pass, found, facets);
        }

        found.Count(facets);
        return facets;
    }

    /// <summary>For each filter, how many rows there would be without it; <paramref name="total"/> counts with all of them.</summary>
    public void CountWithout(int[] without, ref int total)
    {
        Span<int> block = stackalloc int[BlockSize];
        for (var from = 0; from < segment.Count; from += BlockSize)
        {
            foreach (var row in block[..ForWhomAsks(from, Math.Min(segment.Count, from + BlockSize), block)])
            {
                CountWithout(row, without, ref total);
            }
        }
    }

    private void CountWithout(int row, int[] without, ref int total)
    {
        // What fails two comes in by dropping neither.
        ref readonly var facts = ref segment.Rows[row];
        var profile = filter.Judge(facts.Profile);
        var failedAtAnyTime = filter.FailedAtAnyTime(facts, profile);
        var failedPerson = profile.FailedPerson;
        if (!text.IsEmpty && scratch.Text.Rows[row].Found != text.Slots.Count)
        {
            // Of the many rows that do not hold the words, those count that hold all else.
            if ((failedAtAnyTime | failedPerson) != 0)
            {
                return;
            }

            if (reach.IsAnywhere && facts.Hours >= 0)
            {
                without[(int)QueryFilter.Text] += filter.FailedNow(board[facts.Hours]) == 0 ? 1 : 0;
            }
            else if (!reach.IsFar(row, facts.Where) && reach.Of(row) is { Tier: not NearTier.Elsewhere } here)
            {
                without[(int)QueryFilter.Text] += filter.FailedNow(board[Hours(row, here)]) == 0 ? 1 : 0;
            }

            return;
        }

        if (RowFilter.IsTwo(failedAtAnyTime))
        {
            return;
        }

        var reached = reach.Of(row);
        var failedPlace = IsOutside(reached, row, answersText: true) ? RowFilter.Bit(QueryFilter.Place) : 0;
        var failedFilters = failedAtAnyTime | filter.FailedNow(board[Hours(row, reached)]);
        if (RowFilter.IsTwo(failedFilters))
        {
            return;
        }

        var failed = failedPlace | failedFilters | failedPerson;
        if (failed == 0)
        {
            total++;
        }
        else if (!RowFilter.IsTwo(failed) && failed != failedPlace)
        {
            without[BitOperations.TrailingZeroCount(failed)]++;
        }

        // Without a place another of its sites may be meant; without text no name is asked for.
        if (failedPerson == 0 && query.Place is not null)
        {
            var anywhere = segment.Stands[row][reach.AnywhereStand(row)].Hours;
            without[(int)QueryFilter.Place] += (failedAtAnyTime | filter.FailedNow(board[anywhere])) == 0 ? 1 : 0;
        }

        if (failedPerson == 0 && reached.Tier != NearTier.Elsewhere && !text.IsEmpty)
        {
            without[(int)QueryFilter.Text] += failedFilters == 0 ? 1 : 0;
        }
    }

    public Reached ReachedOf(int row) => reach.Of(row);

    public EligibilityVerdict VerdictOf(int row) => filter.Judge(segment.Rows[row].Profile).Verdict;

    /// <summary>
    /// Row after row in blocks: first what holds the words, is for whoever asks and is not plainly far away, put together without a jump;
    /// then a closer look at those.
    /// </summary>
    private void Scan(SearchPass pass, Found found, FacetCounts facets)
    {
        Span<int> block = stackalloc int[BlockSize];
        var closely = pass.Elsewhere || pass.LinesOnly || exactNames.Count > 0;
        var count = text.IsEmpty ? segment.Count : scratch.Text.TouchedCount;
        for (var from = 0; from < count; from += BlockSize)
        {
            var to = Math.Min(count, from + BlockSize);
            var rows = block[..(text.IsEmpty ? ForWhomAsks(from, to, block) : HoldingWords(from, to, pass.Words, block))];
            if (!closely && reach.IsAnywhere)
            {
                CountAnywhere(rows, pass, found, facets);
                continue;
            }

            foreach (var row in rows)
            {
                if (closely || !reach.IsFar(row, segment.Rows[row].Where))
                {
                    Consider(row, pass, found, facets);
                }
            }
        }
    }

    private int ForWhomAsks(int from, int to, Span<int> rows)
    {
        var kept = 0;
        for (var row = from; row < to; row++)
        {
            rows[kept] = row;
            kept += isFor[(int)audiences[row]];
        }

        return kept;
    }

    private int HoldingWords(int from, int to, int words, Span<int> rows)
    {
        var kept = 0;
        foreach (var row in scratch.Text.Touched.AsSpan(from, to - from))
        {
            rows[kept] = row;
            kept += scratch.Text.Rows[row].Found == words ? isFor[(int)audiences[row]] : 0;
        }

        return kept;
    }

    /// <summary>
    /// The same as <see cref="Consider"/> where no place is asked for: all of the directory may answer, so nothing is done for a row that need not be,
    /// and no jump depends on whether it is open.
    /// </summary>
    private void CountAnywhere(ReadOnlySpan<int> candidates, SearchPass pass, Found found, FacetCounts facets)
    {
        var rows = segment.Rows;
        var words = text.IsEmpty ? null : scratch.Text.Rows;
        var slots = text.Slots.Count;
        foreach (var row in candidates)
        {
            ref readonly var facts = ref rows[row];
            if (facts.Hours < 0 || (facts.Standing & Standing.Reported) != 0)
            {
                Consider(row, pass, found, facets);
                continue;
            }

            var profile = filter.Judge(facts.Profile);
            var state = board[facts.Hours];
            var failed = filter.FailedAtAnyTime(facts, profile) | filter.FailedNow(state);
            var fits = profile.Verdict != EligibilityVerdict.DoesNotFit;
            if (failed != 0)
            {
                if (fits && !RowFilter.IsTwo(failed))
                {
                    facets.CountOnly((QueryFilter)BitOperations.TrailingZeroCount(failed), row, facts, state);
                }

                continue;
            }

            var group = Ranking.Group(state, (facts.Standing & Standing.Full) != 0, profile);
            var score = 0;
            if (words is not null)
            {
                score = words[row].Total / slots;
                group += words[row].Strong < words[row].Found ? Ranking.Groups : 0;
            }

            var key = Ranking.Anywhere(group, score, day.Merit(row));
            if (fits)
            {
                facets.CountAll(row, facts, state);
                found.Fitting.Offer(key, segment.NameKeys, number, row);
            }
            else
            {
                found.NotFittingTotal++;
                found.NotFitting.Offer(key, segment.NameKeys, number, row);
            }
        }
    }

    private bool IsFor(Audience audience)
    {
        var wanted = query.For switch { SearchPurpose.Person => Audience.Person, SearchPurpose.Involvement => Audience.Involvement };

        // R14: an immigration authority is there only for whoever asks for one.
        return (audience & wanted) != 0 && (query.ImmigrationAuthorities || (audience & Audience.OnRequest) == 0);
    }

    private void Consider(int row, SearchPass pass, Found found, FacetCounts facets)
    {
        // What is cheap to see and puts most rows out comes first; of lines nobody counts the facets.
        ref readonly var facts = ref segment.Rows[row];
        var profile = filter.Judge(facts.Profile);
        var failed = filter.FailedAtAnyTime(facts, profile);
        if (RowFilter.IsTwo(failed) || (pass.LinesOnly && (failed != 0 || !IsFor(row) || !reach.IsLine(row))))
        {
            return;
        }

        var reached = reach.Of(row);
        if (IsOutside(reached, row, answersText: true) != pass.Elsewhere)
        {
            return;
        }

        var hours = Hours(row, reached);
        failed |= filter.FailedNow(board[hours]);
        if (RowFilter.IsTwo(failed))
        {
            return;
        }

        var verdict = profile.Verdict;
        var state = board[hours];
        if (failed != 0)
        {
            if (verdict != EligibilityVerdict.DoesNotFit)
            {
                facets.CountOnly((QueryFilter)BitOperations.TrailingZeroCount(failed), row, facts, state);
            }

            return;
        }

        var fits = verdict != EligibilityVerdict.DoesNotFit;
        if (fits)
        {
            facets.CountAll(row, facts, state);
        }
        else
        {
            found.NotFittingTotal++;
        }

        Keep(fits ? found.Fitting : found.NotFitting, row, facts, reached, state, profile);
    }

    private void Keep(TopRows rows, int row, in RowFacts facts, in Reached reached, OpenState state, ProfileJudgement profile)
    {
        var isExact = exactNames.Count > 0 && exactNames.Contains(row);
        var reported = (facts.Standing & Standing.Reported) != 0 ? ReportEffect.Of(segment.Facts[row], at) : default;
        var group = Ranking.Group(state, (facts.Standing & Standing.Full) != 0 || reported.ComesLast, profile, reported.IsDoubtful);
        var score = 0;
        var onlyMentioned = false;
        if (!text.IsEmpty)
        {
            ref readonly var words = ref scratch.Text.Rows[row];
            score = words.Total / text.Slots.Count;
            onlyMentioned = words.Strong < words.Found;
        }

        var head = Ranking.Head(isExact, reached, group, onlyMentioned);
        if (!rows.Takes(head))
        {
            return;
        }

        var key = head | Ranking.Tail(reached, score, day.Merit(row) - reported.Demerit);
        rows.Offer(key, segment.NameKeys, number, row);
    }

    private bool IsFor(int row) => isFor[(int)audiences[row]] != 0;

    /// <summary>A partner asked for by its exact name is listed wherever it is, unless the question is about the place.</summary>
    private bool IsOutside(in Reached reached, int row, bool answersText) =>
        reached.Tier == NearTier.Elsewhere
        && !(answersText && query.Scope == PlaceScope.ServesOrNear && exactNames.Count > 0 && exactNames.Contains(row));

    private int Hours(int row, in Reached reached) => segment.Rows[row].Hours is >= 0 and var only ? only : segment.Stands[row][reached.Stand].Hours;
}
