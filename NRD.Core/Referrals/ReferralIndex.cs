using System.Collections.Immutable;
using NodaTime;

namespace NRD.Core.Referrals;

/// <summary>
/// The directory as it is searched: an unchanging snapshot in memory, with a small part for what changed since it was built.
/// Holds nothing restricted; goes on answering when the database is away (rule R42).
/// </summary>
public sealed class ReferralIndex
{
    private readonly IndexSegment built;
    private readonly ImmutableDictionary<Guid, IndexedPartner?> changed;

    private ReferralIndex(IndexSegment built, ImmutableDictionary<Guid, IndexedPartner?> changed, Lexicon lexicon, long sequence, Instant at)
    {
        this.built = built;
        this.changed = changed;
        Lexicon = lexicon;
        Sequence = sequence;
        UpdatedAt = at;
        var views = new List<SegmentView> { new(built, changed.Keys) };
        if (changed.Values.Any(partner => partner is not null))
        {
            views.Add(new(new SegmentBuilder(built.Reference).Build(changed.OrderBy(pair => pair.Key).Select(pair => pair.Value).OfType<IndexedPartner>()), []));
        }

        Segments = views;
        DirectorySize = views.Sum(view => view.Segment.Count - view.ReplacedCount);
    }

    private ReferralIndex(ReferralIndex other, Lexicon lexicon, long sequence, Instant at)
    {
        built = other.built;
        changed = other.changed;
        Segments = other.Segments;
        DirectorySize = other.DirectorySize;
        Lexicon = lexicon;
        Sequence = sequence;
        UpdatedAt = at;
    }

    /// <summary>The change log was read up to here.</summary>
    public long Sequence { get; }

    /// <summary>When it last agreed with the database.</summary>
    public Instant UpdatedAt { get; }

    /// <summary>All services, offered or not.</summary>
    public int DirectorySize { get; }

    /// <summary>How many organizations changed since the whole was built.</summary>
    public int ChangedCount => changed.Count;

    internal IReadOnlyList<SegmentView> Segments { get; }

    internal Lexicon Lexicon { get; }

    /// <summary>Builds the whole on all cores.</summary>
    /// <param name="sequence">Where in the change log the partners stand.</param>
    public static ReferralIndex Build(IEnumerable<IndexedPartner> partners, IReadOnlyList<SynonymGroup> synonyms, long sequence, Instant at) =>
        Build(partners, new Lexicon(synonyms), IndexReference.Default, sequence, at);

    internal static ReferralIndex Build(IEnumerable<IndexedPartner> partners, Lexicon lexicon, IndexReference reference, long sequence, Instant at) =>
        new(new SegmentBuilder(reference).Build(partners), ImmutableDictionary<Guid, IndexedPartner?>.Empty, lexicon, sequence, at);

    /// <summary>The same with some organizations replaced, added, or gone (<c>null</c>); answers as a whole built anew would.</summary>
    public ReferralIndex With(IReadOnlyDictionary<Guid, IndexedPartner?> changes, long sequence, Instant at) =>
        new(built, changed.SetItems(changes), Lexicon, sequence, at);

    /// <summary>The same with other synonyms.</summary>
    public ReferralIndex With(IReadOnlyList<SynonymGroup> synonyms, long sequence, Instant at) => new(this, new Lexicon(synonyms), sequence, at);

    /// <summary>The same, known to be still true.</summary>
    public ReferralIndex Confirmed(long sequence, Instant at) => new(this, Lexicon, sequence, at);
}
