namespace NRD.Core.Referrals;

/// <summary>One way in which a part of the question may be answered.</summary>
/// <param name="Words">All of them must stand in the record.</param>
/// <param name="Weight">Of <see cref="TextWeights.Whole"/>.</param>
/// <param name="Together">They must stand in one field: the words of a synonym mean nothing apart.</param>
/// <param name="IsBeginning">The word is still being typed.</param>
internal sealed record TextChoice(IReadOnlyList<SearchWord> Words, int Weight, bool Together, bool IsBeginning);

/// <summary>A word or phrase of the question with all that answers it: any choice, or any of the needs.</summary>
internal sealed record TextSlot(IReadOnlyList<TextChoice> Choices, IReadOnlyList<string> Needs);

/// <summary>What was typed, understood once for the whole index.</summary>
internal sealed class TextQuery
{
    public static readonly TextQuery Empty = new([], new Dictionary<string, string>(), "", []);

    private const int MaxTextLength = 1000;

    /// <summary>Little enough that a service which names women or men stands before one that takes everyone.</summary>
    private const int EveryoneWeight = 35;

    private readonly Lazy<TextQuery>? apart;

    private TextQuery(IReadOnlyList<TextSlot> slots, IReadOnlyDictionary<string, string> corrections, string folded, IReadOnlyList<SearchWord> words, Lazy<TextQuery>? apart = null)
    {
        this.apart = apart;
        Slots = slots;
        Corrections = corrections;
        Folded = folded;
        Words = words;
    }

    public IReadOnlyList<TextSlot> Slots { get; }

    /// <summary>What was typed to what was looked for.</summary>
    public IReadOnlyDictionary<string, string> Corrections { get; }

    /// <summary>For comparing with whole names.</summary>
    public string Folded { get; }

    /// <summary>The words that must match, corrected.</summary>
    public IReadOnlyList<SearchWord> Words { get; }

    /// <summary>The same with every phrase taken word by word, each still answered by what answers the phrase; <c>null</c> where there is none.</summary>
    public TextQuery? Apart => apart?.Value;

    public bool IsEmpty => Slots.Count == 0;

    public static TextQuery Of(string text, IReadOnlyList<SegmentView> segments, Lexicon lexicon)
    {
        var read = text.Length > MaxTextLength ? text[..MaxTextLength] : text;
        var typed = SearchText.Query(read);
        if (typed.IsEmpty)
        {
            return Empty;
        }

        var (query, corrections) = WordRepair.Repair(typed, segments, lexicon);
        var folded = SearchText.Fold(read);
        SearchWord[] words = [.. query.Words.Where(word => word.MustMatch).Select(word => word.Word)];
        var phrases = lexicon.Thesaurus.Expand(query);
        return new(Slotted(query, phrases, [], lexicon), corrections, folded, words, phrases.Any(phrase => phrase.Count > 1)
            ? new(() => new(Slotted(query, lexicon.Thesaurus.Expand(query, apart: true), phrases, lexicon), corrections, folded, words))
            : null);
    }

    /// <param name="phrases">What each of the words in it is answered by too.</param>
    private static List<TextSlot> Slotted(QueryWords query, IReadOnlyList<Expansion> expansions, IReadOnlyList<Expansion> phrases, Lexicon lexicon)
    {
        var slots = new List<TextSlot>();
        var next = 0;
        foreach (var expansion in expansions)
        {
            AddPlain(slots, query, next, expansion.Start, phrases, lexicon);
            slots.Add(InPhrase(Expanded(query, expansion, lexicon), expansion.Start, phrases));
            next = expansion.Start + expansion.Count;
        }

        AddPlain(slots, query, next, query.Words.Count, phrases, lexicon);
        return slots;
    }

    private static TextSlot InPhrase(TextSlot slot, int at, IReadOnlyList<Expansion> phrases) =>
        phrases.FirstOrDefault(phrase => phrase.Count > 1 && at >= phrase.Start && at < phrase.Start + phrase.Count) is { } phrase
            ? new([.. slot.Choices, .. phrase.Alternatives.Select(Choice)], [.. slot.Needs.Union(phrase.Needs)])
            : slot;

    private static TextChoice Choice(Alternative alternative) =>
        new(alternative.Words, (int)(alternative.Weight * TextWeights.Whole), alternative.Words.Count > 1, false);

    private static void AddPlain(List<TextSlot> slots, QueryWords query, int from, int to, IReadOnlyList<Expansion> phrases, Lexicon lexicon)
    {
        for (var at = from; at < to; at++)
        {
            if (query.Words[at].MustMatch)
            {
                SearchWord[] word = [query.Words[at].Word];
                slots.Add(InPhrase(new([new(word, TextWeights.Whole, false, IsBeginning(query, at, lexicon)), .. ForEveryone(word)], []), at, phrases));
            }
        }
    }

    /// <summary>The same words of whoever takes everyone, where a gender is asked for.</summary>
    private static TextChoice[] ForEveryone(IReadOnlyList<SearchWord> words) => words.Any(AudienceWords.IsGender)
        ? [new([.. words.Select(word => AudienceWords.IsGender(word) ? AudienceWords.Everyone : word)], EveryoneWeight, false, false)]
        : [];

    private static TextSlot Expanded(QueryWords query, Expansion expansion, Lexicon lexicon)
    {
        var last = expansion.Start + expansion.Count - 1;
        var words = query.Words.Skip(expansion.Start).Take(expansion.Count).ToList();
        var said = words.Where(word => word.MustMatch).Select(word => word.Word).ToArray();
        var choices = new List<TextChoice>
        {
            new(said.Length > 0 ? said : [.. words.Select(word => word.Word)], TextWeights.Whole, false, IsBeginning(query, last, lexicon)),
        };
        choices.AddRange(ForEveryone(choices[0].Words));
        choices.AddRange(expansion.Alternatives.Select(Choice));
        return new(choices, expansion.Needs);
    }

    /// <summary>
    /// A last word may go on, unless it is already one that the synonyms know: "refuge" must not bring "refugee" along,
    /// nor find more than "shelter" does.
    /// </summary>
    private static bool IsBeginning(QueryWords query, int at, Lexicon lexicon) =>
        query.LastIsPrefix && at == query.Words.Count - 1 && !lexicon.Knows(query.Words[at].Word.Text);
}
