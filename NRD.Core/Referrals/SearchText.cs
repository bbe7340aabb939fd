namespace NRD.Core.Referrals;

/// <summary>
/// A word as it is searched: folded letters, and its stem in each language. Stems carry their language
/// (<c>en:shelter</c>, <c>fr:refug</c>), so that a French stem never meets an unrelated English word.
/// </summary>
public sealed record SearchWord(string Text, string EnglishStem, string FrenchStem);

/// <summary>Gets a folded word of a text.</summary>
internal delegate void WordFound(ReadOnlySpan<char> word);

/// <summary>Turns any text, in English or French or both, into the words and stems that are indexed and searched.</summary>
public static class SearchText
{
    public const int MaxQueryWords = 24;

    /// <summary>
    /// The distinct words of a text in order of first appearance, function words included. A compound gives its parts and the
    /// whole written together: <c>drop-in</c> gives drop, in, dropin.
    /// </summary>
    public static IReadOnlyList<SearchWord> Words(string text, Language? language = null)
    {
        var words = new List<SearchWord>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var seenBySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        Read(text, language, word =>
        {
            if (!seenBySpan.Contains(word))
            {
                words.Add(Word(word));
                seen.Add(words[^1].Text);
            }
        });
        return words;
    }

    /// <summary>
    /// All that a text is found by: each distinct word, and its stem in the language of the text, or in both where that is not known.
    /// </summary>
    public static IReadOnlyList<string> Terms(string text, Language? language)
    {
        var words = Words(text, language);
        var terms = new List<string>(words.Count * 2);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            terms.Add(word.Text);
            if (language != Language.French && seen.Add(word.EnglishStem))
            {
                terms.Add(word.EnglishStem);
            }

            if (language != Language.English && seen.Add(word.FrenchStem))
            {
                terms.Add(word.FrenchStem);
            }
        }

        return terms;
    }

    /// <summary>What somebody typed, as words; the language is not known and need not be.</summary>
    public static QueryWords Query(string text)
    {
        Span<char> letters = stackalloc char[WordSplitter.LettersNeeded];
        Span<WordSplitter.Part> parts = stackalloc WordSplitter.Part[WordSplitter.PartsNeeded];
        var splitter = new WordSplitter(text, letters, parts);
        var words = new List<SearchWord>(8);
        var compounds = new List<Compound>();
        var cut = false;
        while (!cut && splitter.Read())
        {
            var first = words.Count;
            for (var part = 0; part < splitter.Count && !cut;)
            {
                var held = splitter.Held(part);
                words.Add(Word(splitter.Joined(part, held)));
                part += held;
                cut = words.Count == MaxQueryWords;
            }

            if (words.Count - first > 1 && splitter.Joined(0, splitter.Count) is { Length: <= WordSplitter.MaxLetters } joined)
            {
                compounds.Add(new(first, words.Count - first, Word(joined)));
            }
        }

        return new(words, compounds, lastIsPrefix: words.Count > 0 && !cut && EndsInWord(text));
    }

    /// <summary>The words of a text written with single spaces, without accents or case: for comparing names.</summary>
    public static string Fold(string text)
    {
        var folded = new System.Text.StringBuilder(Math.Min(text.Length, 1024));
        Span<char> letters = stackalloc char[WordSplitter.LettersNeeded];
        Span<WordSplitter.Part> parts = stackalloc WordSplitter.Part[WordSplitter.PartsNeeded];
        var splitter = new WordSplitter(text, letters, parts);
        while (splitter.Read())
        {
            for (var part = 0; part < splitter.Count; part++)
            {
                _ = folded.Length > 0 && !splitter.FollowsApostrophe(part) ? folded.Append(' ') : folded;
                folded.Append(splitter[part]);
            }
        }

        return folded.ToString();
    }

    internal static SearchWord Word(ReadOnlySpan<char> word)
    {
        var folded = word.ToString();
        return new(folded, "en:" + Stemming.EnglishStem(folded), "fr:" + Stemming.FrenchStem(folded));
    }

    /// <summary>The same words as <see cref="Words"/>, each as often as it stands there.</summary>
    internal static void Read(string text, Language? language, WordFound found)
    {
        var keepElided = language != Language.French;
        Span<char> letters = stackalloc char[WordSplitter.LettersNeeded];
        Span<WordSplitter.Part> parts = stackalloc WordSplitter.Part[WordSplitter.PartsNeeded];
        var splitter = new WordSplitter(text, letters, parts);
        while (splitter.Read())
        {
            for (var part = 0; part < splitter.Count; part++)
            {
                found(splitter[part]);
                if (splitter.Held(part) is > 1 and var held && !splitter.FollowsApostrophe(part))
                {
                    found(splitter.Joined(part, held));
                }
            }

            if (splitter.Count > 1 && splitter.Joined(0, splitter.Count) is { Length: <= WordSplitter.MaxLetters } joined)
            {
                found(joined);
            }

            // D'Arcy is also looked for as Darcy; a French article never is.
            if (splitter.Elided && keepElided && splitter.WithElision is { Length: <= WordSplitter.MaxLetters } whole)
            {
                found(whole);
            }
        }
    }

    private static bool EndsInWord(string text)
    {
        for (var last = text.Length - 1; last >= 0; last--)
        {
            var kind = LetterFolding.Kind(text[last]);
            if (kind != LetterKind.Silent)
            {
                return kind == LetterKind.Letter || char.IsLowSurrogate(text[last]);
            }
        }

        return false;
    }
}
