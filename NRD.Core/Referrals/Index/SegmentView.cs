namespace NRD.Core.Referrals;

/// <summary>A segment with the rows that a later change replaced taken out of every audience.</summary>
internal sealed class SegmentView
{
    public SegmentView(IndexSegment segment, IEnumerable<Guid> replaced)
    {
        Segment = segment;
        Audiences = segment.Audiences;
        foreach (var organization in replaced)
        {
            if (segment.Organizations.TryGetValue(organization, out var rows))
            {
                if (ReferenceEquals(Audiences, segment.Audiences))
                {
                    Audiences = [.. segment.Audiences];
                }

                Audiences.AsSpan(rows.First, rows.Count).Clear();
                ReplacedCount += rows.Count;
            }
        }
    }

    public IndexSegment Segment { get; }

    /// <summary>As of the segment, <see cref="Audience.None"/> for a replaced row.</summary>
    public Audience[] Audiences { get; }

    public int ReplacedCount { get; }

    /// <summary>Whether anything that is offered holds the term.</summary>
    public bool Holds(int term)
    {
        foreach (var posting in Segment.Terms.Postings(term))
        {
            if (Audiences[TermDictionary.Row(posting)] != Audience.None)
            {
                return true;
            }
        }

        return false;
    }

    public int CountOf(int term)
    {
        var count = 0;
        foreach (var posting in Segment.Terms.Postings(term))
        {
            count += Audiences[TermDictionary.Row(posting)] != Audience.None ? 1 : 0;
        }

        return count;
    }
}
