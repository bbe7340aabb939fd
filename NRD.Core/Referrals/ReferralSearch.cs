using System.Collections.Concurrent;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>
/// Finds who can help: asks the snapshot, never the database. All words first; where nothing nearby holds them all, most of the words nearby,
/// then all of them farther away, then what is left; the answer says so. A phrase that nothing answers is taken word by word.
/// </summary>
public sealed class ReferralSearch(CurrentIndex current, IClock clock)
{
    private const int MostShown = 1000;
    private const int FewFound = 5;
    private const int LinesOffered = 5;
    private const int MostSameNames = 8;

    private static readonly ValueList<string> CrisisLines = ["A1", "A2", "A3"];

    private readonly ConcurrentBag<SearchScratch> spare = [];

    /// <summary>Answers one question; the same question of the same snapshot at the same minute has the same answer.</summary>
    public ReferralResult Find(Actor actor, ReferralQuery query)
    {
        actor.Demand(Permission.SearchDirectory);
        var index = current.Index;
        var moment = SearchMoment.Of(query.At ?? clock.GetCurrentInstant());
        var text = TextQuery.Of(query.Text, index.Segments, index.Lexicon);
        var answer = Answer(index, query, text, moment, fallsBack: text.Apart is null);
        if (answer.Total + answer.DoesNotFitTotal == 0 && text.Apart is { } apart)
        {
            answer = Answer(index, query, apart, moment);
        }

        return answer.Total == 0 || answer.Matches.All(match => match.Tier == NearTier.Elsewhere) ? answer with { Lines = Lines(index, query, moment) } : answer;
    }

    /// <summary>Phone lines of the whole province or country for the person of <paramref name="query"/>, to offer before anything is asked.</summary>
    public IReadOnlyList<ReferralMatch> Lines(Actor actor, ReferralQuery query)
    {
        actor.Demand(Permission.SearchDirectory);
        return Lines(current.Index, query, SearchMoment.Of(query.At ?? clock.GetCurrentInstant()));
    }

    private ReferralResult Answer(ReferralIndex index, ReferralQuery query, TextQuery text, SearchMoment moment, bool linesOnly = false, bool fallsBack = true)
    {
        var limit = Math.Clamp(query.Limit, 0, MostShown);
        var names = ExactNames.Find(index.Segments, text, MostSameNames);
        var borrowed = new List<SearchScratch>();
        try
        {
            var searches = new SegmentSearch[index.Segments.Count];
            for (var number = 0; number < searches.Length; number++)
            {
                var scratch = spare.TryTake(out var kept) ? kept : new SearchScratch();
                borrowed.Add(scratch);
                searches[number] = new(index.Segments[number], number, query, text, names[number], moment, scratch);
            }

            var (found, facets, pass) = Search(index, searches, text, query, limit, linesOnly, fallsBack);
            var partOfTheWords = pass.Words < text.Slots.Count;
            var writer = new MatchWriter(query, text, moment, partOfTheWords);
            return new()
            {
                Matches = Write(found.Fitting),
                Total = found.Total,
                DoesNotFit = Write(found.NotFitting),
                DoesNotFitTotal = found.NotFittingTotal,
                OpenCount = found.Open,
                UnconfirmedCount = found.Unconfirmed,
                Facets = facets,
                PartOfTheWords = partOfTheWords,
                Corrections = text.Corrections,
                Advice = !linesOnly && (found.Total < FewFound || partOfTheWords || pass.Elsewhere) ? Advice(searches, query, text, found.Total) : [],
                At = moment.At,
                SnapshotAt = index.UpdatedAt,
                DirectorySize = index.DirectorySize,
            };

            IReadOnlyList<ReferralMatch> Write(TopRows rows) =>
                [.. rows.InOrder().Select(row => writer.Write(searches[row.Segment], index.Segments[row.Segment].Segment, row.Row))];
        }
        finally
        {
            foreach (var scratch in borrowed)
            {
                scratch.Text.Clean();
                spare.Add(scratch);
            }
        }
    }

    private static (Found Found, IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, int>> Facets, SearchPass Pass) Search(
        ReferralIndex index, SegmentSearch[] searches, TextQuery text, ReferralQuery query, int limit, bool linesOnly, bool fallsBack)
    {
        var first = new SearchPass(text.Slots.Count, Elsewhere: false, linesOnly);
        var (found, facets) = Run(first);
        if (found.Total + found.NotFittingTotal == 0 && !linesOnly && fallsBack)
        {
            foreach (var pass in Fallbacks(text.Slots.Count, query.Place is not null && query.Scope == PlaceScope.ServesOrNear))
            {
                var (fallen, counted) = Run(pass);
                if (fallen.Total + fallen.NotFittingTotal > 0)
                {
                    return (fallen, Merged(counted), pass);
                }
            }
        }

        return (found, Merged(facets), first);

        (Found, FacetCounts[]) Run(SearchPass pass)
        {
            var result = new Found(index.Segments, limit);
            return (result, Array.ConvertAll(searches, search => search.Run(pass, result)));
        }
    }

    /// <summary>Most of the words nearby comes before all of them far away; with none of both, whatever holds the most.</summary>
    private static IEnumerable<SearchPass> Fallbacks(int slots, bool hasPlace)
    {
        for (var words = slots - 1; words * 2 > slots; words--)
        {
            yield return new(words, false);
        }

        if (hasPlace)
        {
            yield return new(slots, true);
        }

        for (var words = slots / 2; words > 0; words--)
        {
            if (words < slots)
            {
                yield return new(words, false);
            }
        }

        for (var words = slots - 1; hasPlace && words > 0; words--)
        {
            yield return new(words, true);
        }
    }

    private static Dictionary<Facet, IReadOnlyDictionary<string, int>> Merged(FacetCounts[] counted)
    {
        var facets = Enum.GetValues<Facet>().ToDictionary(facet => facet, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var counts in counted)
        {
            counts.AddTo(facets);
        }

        return facets.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, int>)pair.Value);
    }

    private static IReadOnlyList<DropAdvice> Advice(SegmentSearch[] searches, ReferralQuery query, TextQuery text, int total)
    {
        var active = QueryFilters.Active(query, text);
        if (active.Count == 0)
        {
            return [];
        }

        var without = new int[Enum.GetValues<QueryFilter>().Length];
        var withAll = 0;
        foreach (var search in searches)
        {
            search.CountWithout(without, ref withAll);
        }

        return [.. active
            .Select(filter => new DropAdvice(filter, without[(int)filter] + (filter is QueryFilter.Place or QueryFilter.Text ? 0 : withAll)))
            .Where(advice => advice.Total > total)
            .OrderByDescending(advice => advice.Total)
            .ThenBy(advice => advice.Filter)];
    }

    /// <summary>Phone lines of the whole province or country for the same person: there is always somebody to call.</summary>
    private IReadOnlyList<ReferralMatch> Lines(ReferralIndex index, ReferralQuery query, SearchMoment moment)
    {
        var lines = new ReferralQuery
        {
            For = query.For,
            Place = query.Place,
            Needs = CrisisLines,
            Modes = ServiceModes.Phone,
            Person = query.Person,
            At = query.At,
            Limit = LinesOffered,
        };
        var found = Answer(index, lines, TextQuery.Empty, moment, linesOnly: true).Matches;
        return found.Count > 0 ? found : Answer(index, lines with { Needs = [] }, TextQuery.Empty, moment, linesOnly: true).Matches;
    }
}
