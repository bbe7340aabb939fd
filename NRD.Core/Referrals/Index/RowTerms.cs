using System.Collections.Concurrent;

namespace NRD.Core.Referrals;

/// <summary>A word with the numbers of what it is found by; those of a stem only once a text of that language holds it.</summary>
internal sealed class NumberedWord(TermNumbers numbers, SearchWord word)
{
    private const int NotYet = -1;

    private int englishStem = NotYet;
    private int frenchStem = NotYet;

    public int Written { get; } = numbers.Of(word.Text);

    // Two threads that race get the same number.
    public int EnglishStem => englishStem != NotYet ? englishStem : englishStem = numbers.Of(word.EnglishStem);

    public int FrenchStem => frenchStem != NotYet ? frenchStem : frenchStem = numbers.Of(word.FrenchStem);
}

/// <summary>Numbers the terms of a segment while it is built, from several threads at once.</summary>
internal sealed class TermNumbers
{
    private readonly ConcurrentDictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NumberedWord> words = new(StringComparer.Ordinal);
    private int count;

    public IReadOnlyDictionary<string, int> Terms => terms;

    /// <summary>Above every number given out; some may have gone to nobody.</summary>
    public int Used => count;

    public int Of(string term) => terms.TryGetValue(term, out var number) ? number : terms.GetOrAdd(term, _ => Interlocked.Increment(ref count) - 1);

    /// <summary>A record says the same few thousand words again and again: each is stemmed and numbered once.</summary>
    public NumberedWord OfWord(ReadOnlySpan<char> folded)
    {
        if (words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var known))
        {
            return known;
        }

        var word = SearchText.Word(folded);
        return words[word.Text] = new(this, word);
    }
}

/// <summary>The terms of one row while they are gathered, by number, each with all fields that hold it. Meant to be used again for the next row.</summary>
internal sealed class RowTerms
{
    private readonly List<int> met = [];
    private readonly TermNumbers numbers;
    private readonly WordFound addWord;
    private byte[] fields = new byte[1 << 15];
    private Language? language;
    private TextField field;

    public RowTerms(TermNumbers numbers)
    {
        this.numbers = numbers;
        addWord = AddWord;
    }

    /// <summary>Every word and its stem in the language of the text, or in both where that is not known: see <see cref="SearchText.Terms"/>.</summary>
    public void Add(string? text, Language? language, TextField field)
    {
        if (text is not null)
        {
            (this.language, this.field) = (language, field);
            SearchText.Read(text, language, addWord);
        }
    }

    public void Add(Bilingual text, TextField field)
    {
        Add(text.En, Language.English, field);
        Add(text.Fr, Language.French, field);
    }

    /// <summary>A name that stands in one language only is often a proper name of the other.</summary>
    public void AddName(Bilingual name, TextField field)
    {
        Add(name.En, name.Fr is null ? null : Language.English, field);
        Add(name.Fr, name.En is null ? null : Language.French, field);
    }

    public void AddTerm(string term, TextField field) => AddTerm(numbers.Of(term), field);

    /// <param name="packed">As of <see cref="Pack"/>.</param>
    public void AddAll(ReadOnlySpan<uint> packed, HashSet<int>? except = null)
    {
        foreach (var term in packed)
        {
            var number = TermDictionary.Row(term);
            if (except?.Contains(number) != true)
            {
                AddTerm(number, (TextField)TermDictionary.Fields(term));
            }
        }
    }

    /// <summary>What was gathered; nothing is left of it here.</summary>
    public uint[] Pack()
    {
        var packed = new uint[met.Count];
        for (var at = 0; at < packed.Length; at++)
        {
            packed[at] = TermDictionary.Pack(met[at], (TextField)fields[met[at]]);
            fields[met[at]] = 0;
        }

        met.Clear();
        return packed;
    }

    private void AddWord(ReadOnlySpan<char> folded)
    {
        var word = numbers.OfWord(folded);
        AddTerm(word.Written, field);
        if (language != Language.French)
        {
            AddTerm(word.EnglishStem, field);
        }

        if (language != Language.English)
        {
            AddTerm(word.FrenchStem, field);
        }
    }

    private void AddTerm(int term, TextField field)
    {
        if (term >= fields.Length)
        {
            Array.Resize(ref fields, Math.Max(term + 1, fields.Length * 2));
        }

        ref var known = ref fields[term];
        if (known == 0)
        {
            met.Add(term);
        }

        known |= (byte)field;
    }
}
