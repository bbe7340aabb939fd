using System.Numerics;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>What one pass over the rows looks for.</summary>
/// <param name="Words">How many slots of the text a row must answer; 0 without text.</param>
/// <param name="Elsewhere">List what reaches the place neither by coverage nor by distance, instead of what does.</param>
/// <param name="LinesOnly">Only what says that it serves the whole province or country.</param>
internal readonly record struct SearchPass(int Words, bool Elsewhere, bool LinesOnly = false);

/// <summary>What the passes over all segments found.</summary>
internal sealed class Found(IReadOnlyList<SegmentView> segments, int limit)
{
    public TopRows Fitting { get; } = new(segments, limit);

    public TopRows NotFitting { get; } = new(segments, limit);

    public int Total { get; set; }

    public int NotFittingTotal { get; set; }

    public int Open { get; set; }

    public int Unconfirmed { get; set; }
}

/// <summary>One question held against one segment.</summary>
internal sealed class SegmentSearch
{
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
    private readonly Audience wanted;
    private readonly Audience unwanted;

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
        filter = new(segment, query, board, moment.Today);
        reach = new(segment, query, board, scratch.Marks);
        day = segment.DayBoardOf(Days.Number(moment.Today));
        at = moment.At;
        wanted = query.For switch { SearchPurpose.Person => Audience.Person, SearchPurpose.Involvement => Audience.Involvement };

        // R14: an immigration authority is there only for whoever asks for one.
        unwanted = query.ImmigrationAuthorities ? Audience.None : Audience.OnRequest;
        if (!text.IsEmpty)
        {
            scratch.Text.Fit(segment.Count);
            new TextMatcher(segment, scratch.Text).Match(text.Slots);
        }
    }

    public FacetCounts Run(SearchPass pass, Found found)
    {
        var facets = new FacetCounts(segment, day);
        if (text.IsEmpty && pass.LinesOnly)
        {
            foreach (var row in segment.WideRows)
            {
                Consider(row, pass, found, facets);
            }
        }
        else if (text.IsEmpty)
        {
            for (var row = 0; row < segment.Count; row++)
            {
                Consider(row, pass, found, facets);
            }
        }
        else
        {
            foreach (var row in scratch.Text.Touched.AsSpan(0, scratch.Text.TouchedCount))
            {
                if (scratch.Text.Rows[row].Found == pass.Words)
                {
                    Consider(row, pass, found, facets);
                }
            }
        }

        return facets;
    }

    /// <summary>For each filter, how many rows there would be without it; <paramref name="total"/> counts with all of them.</summary>
    public void CountWithout(int[] without, ref int total)
    {
        for (var row = 0; row < segment.Count; row++)
        {
            if (!IsFor(row))
            {
                continue;
            }

            // What fails the text and something else, or two other filters, comes in by dropping none.
            var answersText = text.IsEmpty || scratch.Text.Rows[row].Found == text.Slots.Count;
            var failedAtAnyTime = filter.FailedAtAnyTime(segment.Rows[row]);
            if (RowFilter.IsTwo(failedAtAnyTime) || (failedAtAnyTime != 0 && !answersText))
            {
                continue;
            }

            var reached = reach.Of(row);
            var failedPlace = IsOutside(reached, row, answersText) ? RowFilter.Bit(QueryFilter.Place) : 0;
            var failedText = answersText ? 0 : RowFilter.Bit(QueryFilter.Text);
            var failedFilters = failedAtAnyTime | filter.FailedNow(Hours(row, reached));
            if (RowFilter.IsTwo(failedFilters))
            {
                continue;
            }

            filter.Judge(row, out var failedPerson);
            var failed = failedPlace | failedText | failedFilters | failedPerson;
            if (failed == 0)
            {
                total++;
            }
            else if (!RowFilter.IsTwo(failed) && failed != failedPlace && failed != failedText)
            {
                without[BitOperations.TrailingZeroCount(failed)]++;
            }

            // Without a place another of its sites may be meant; without text no name is asked for.
            if (failedPerson == 0 && query.Place is not null && failedText == 0)
            {
                var anywhere = segment.Stands[row][reach.AnywhereStand(row)].Hours;
                without[(int)QueryFilter.Place] += (failedAtAnyTime | filter.FailedNow(anywhere)) == 0 ? 1 : 0;
            }

            if (failedPerson == 0 && reached.Tier != NearTier.Elsewhere && !text.IsEmpty)
            {
                without[(int)QueryFilter.Text] += failedFilters == 0 ? 1 : 0;
            }
        }
    }

    public Reached ReachedOf(int row) => reach.Of(row);

    public EligibilityVerdict VerdictOf(int row) => filter.Judge(row, out _);

    private void Consider(int row, SearchPass pass, Found found, FacetCounts facets)
    {
        if (!IsFor(row) || (pass.LinesOnly && !reach.IsLine(row)))
        {
            return;
        }

        // What is cheap to see and puts most rows out comes first; of lines nobody counts the facets.
        ref readonly var facts = ref segment.Rows[row];
        var failed = filter.FailedAtAnyTime(facts);
        if (RowFilter.IsTwo(failed) || (failed != 0 && pass.LinesOnly))
        {
            return;
        }

        var reached = reach.Of(row);
        if (IsOutside(reached, row, answersText: true) != pass.Elsewhere)
        {
            return;
        }

        var hours = Hours(row, reached);
        failed |= filter.FailedNow(hours);
        if (RowFilter.IsTwo(failed))
        {
            return;
        }

        var verdict = filter.AsksForPerson ? filter.Judge(row, out _) : EligibilityVerdict.Fits;
        var state = board[hours];
        if (failed != 0)
        {
            if (verdict != EligibilityVerdict.DoesNotFit)
            {
                facets.CountOnly((QueryFilter)BitOperations.TrailingZeroCount(failed), row, state);
            }

            return;
        }

        var isExact = exactNames.Count > 0 && exactNames.Contains(row);
        if (verdict == EligibilityVerdict.DoesNotFit)
        {
            found.NotFittingTotal++;
            Keep(found.NotFitting, row, reached, state, verdict, isExact);
            return;
        }

        found.Total++;
        found.Open += state == OpenState.Open ? 1 : 0;
        found.Unconfirmed += state == OpenState.Unconfirmed ? 1 : 0;
        facets.CountAll(row, state, verdict);
        Keep(found.Fitting, row, reached, state, verdict, isExact);
    }

    private void Keep(TopRows rows, int row, in Reached reached, OpenState state, EligibilityVerdict verdict, bool isExact)
    {
        ref readonly var facts = ref segment.Rows[row];
        var reported = (facts.Standing & Standing.Reported) != 0 ? ReportEffect.Of(segment.Facts[row], at) : default;
        var group = state == OpenState.Closed || (facts.Standing & Standing.Full) != 0 || reported.ComesLast ? 2
            : verdict == EligibilityVerdict.Fits && state == OpenState.Open && !filter.LeavesOpen(facts) && !reported.IsDoubtful ? 0 : 1;
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
        if (rows.Takes(key))
        {
            rows.Add(new(key, segment.NameKeys[row], number, row));
        }
    }

    private bool IsFor(int row) => (audiences[row] & wanted) != 0 && (audiences[row] & unwanted) == 0;

    /// <summary>A partner asked for by its exact name is listed wherever it is, unless the question is about the place.</summary>
    private bool IsOutside(in Reached reached, int row, bool answersText) =>
        reached.Tier == NearTier.Elsewhere
        && !(answersText && query.Scope == PlaceScope.ServesOrNear && exactNames.Count > 0 && exactNames.Contains(row));

    private int Hours(int row, in Reached reached) => segment.Rows[row].Hours is >= 0 and var only ? only : segment.Stands[row][reached.Stand].Hours;
}

/// <summary>Memory that one search borrows for one segment.</summary>
internal sealed class SearchScratch
{
    public TextScratch Text { get; } = new();

    public PlaceMarks Marks { get; } = new();
}

/// <summary>The instant a question is answered for, and its day.</summary>
internal readonly record struct SearchMoment(NodaTime.Instant At, NodaTime.LocalDate Today)
{
    public static SearchMoment Of(NodaTime.Instant at) => new(at, at.InUtc().Date);
}
