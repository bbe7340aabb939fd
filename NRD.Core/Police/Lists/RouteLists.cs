using NodaTime;

namespace NRD.Core.Police.Lists;

/// <summary>The reviewed lists of every service as routes read them, in memory. Never changes once made.</summary>
public sealed class RouteLists
{
    public static readonly RouteLists None = new([], 0, null);

    private readonly Dictionary<string, DatedList[]> byService;
    private volatile DayOfLists? last;

    private RouteLists(Dictionary<string, DatedList[]> byService, long sequence, Instant? readAt)
    {
        this.byService = byService;
        Sequence = sequence;
        ReadAt = readAt;
    }

    /// <summary>Up to where in the change log it has read.</summary>
    public long Sequence { get; }

    /// <summary>When it was last in step with the database; <c>null</c>: never.</summary>
    public Instant? ReadAt { get; }

    /// <summary>How many services have a list that was ever in force.</summary>
    public int Count => byService.Count;

    /// <summary>At most one list of each service: the one that counts on <paramref name="day"/>, else the first to come. What cannot be used says why.</summary>
    public IReadOnlyDictionary<string, RouteList> On(LocalDate day)
    {
        if (last is { } known && known.Day == day)
        {
            return known.Lists;
        }

        var lists = new Dictionary<string, RouteList>(byService.Count);
        foreach (var (service, dated) in byService)
        {
            if (Of(dated, day) is { } list)
            {
                lists[service] = list;
            }
        }

        last = new(day, lists);
        return lists;
    }

    internal static RouteLists Make(IEnumerable<(string Service, DatedList[] Lists)> all, long sequence, Instant at) => new(all.Where(pair => pair.Lists.Length > 0).ToDictionary(pair => pair.Service, pair => pair.Lists), sequence, at);

    internal RouteLists With(IEnumerable<(string Service, DatedList[] Lists)> changed, long sequence, Instant at)
    {
        var next = new Dictionary<string, DatedList[]>(byService);
        foreach (var (service, lists) in changed)
        {
            if (lists.Length > 0)
            {
                next[service] = lists;
            }
            else
            {
                next.Remove(service);
            }
        }

        return new(next, sequence, at);
    }

    internal RouteLists Confirmed(long sequence, Instant at) => new(byService, sequence, at) { last = last };

    private static RouteList? Of(DatedList[] dated, LocalDate day)
    {
        DatedList? counting = null;
        DatedList? coming = null;
        foreach (var list in dated)
        {
            if (list.List.WithdrawnOn < list.List.EffectiveFrom)
            {
                continue;
            }

            if (list.List.EffectiveFrom <= day)
            {
                counting = counting is null || list.Number > counting.Number ? list : counting;
            }
            else
            {
                coming = coming is null || list.List.EffectiveFrom < coming.List.EffectiveFrom ? list : coming;
            }
        }

        return (counting ?? coming)?.List;
    }

    private sealed record DayOfLists(LocalDate Day, Dictionary<string, RouteList> Lists);
}

/// <summary>A reviewed version, ready for routes.</summary>
internal sealed record DatedList(int Number, RouteList List);

/// <summary>The lists that routes ask, swapped as a whole; empty until the first are there.</summary>
public sealed class CurrentRouteLists
{
    private RouteLists lists = RouteLists.None;

    public RouteLists Lists
    {
        get => Volatile.Read(ref lists);
        set => Volatile.Write(ref lists, value);
    }
}
