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

    public int Total { get; private set; }

    public int NotFittingTotal { get; set; }

    public int Open { get; private set; }

    public int Unconfirmed { get; private set; }

    /// <summary>Adds what fits in one segment.</summary>
    public void Count(FacetCounts counted)
    {
        Total += counted.Of(OpenState.Open) + counted.Of(OpenState.Closed) + counted.Of(OpenState.Unconfirmed);
        Open += counted.Of(OpenState.Open);
        Unconfirmed += counted.Of(OpenState.Unconfirmed);
    }
}

/// <summary>Memory that one search borrows for one segment.</summary>
internal sealed class SearchScratch
{
    public TextScratch Text { get; } = new();

    public CleanMemory<byte> Marks { get; } = new();

    public CleanMemory<uint> Judged { get; } = new();
}

/// <summary>The instant a question is answered for, and its day.</summary>
internal readonly record struct SearchMoment(NodaTime.Instant At, NodaTime.LocalDate Today)
{
    public static SearchMoment Of(NodaTime.Instant at) => new(at, at.InUtc().Date);
}
