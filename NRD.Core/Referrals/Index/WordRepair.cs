namespace NRD.Core.Referrals;

/// <summary>Replaces a word that nothing holds by the nearest one that something does: only then is it taken for a slip.</summary>
internal static class WordRepair
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static (QueryWords Query, IReadOnlyDictionary<string, string> Corrections) Repair(QueryWords query, IReadOnlyList<SegmentView> segments, Lexicon lexicon)
    {
        Dictionary<string, string>? corrections = null;
        var words = new SearchWord[query.Words.Count];
        var expanded = new bool[words.Length];
        foreach (var expansion in lexicon.Thesaurus.Expand(query))
        {
            expanded.AsSpan(expansion.Start, expansion.Count).Fill(true);
        }

        for (var at = 0; at < words.Length; at++)
        {
            var word = query.Words[at];
            words[at] = word.Word;
            var isLast = at == words.Length - 1 && query.LastIsPrefix;
            if (word.MustMatch && !expanded[at] && !IsKnown(word.Word, isLast, segments) && Nearest(word.Word.Text, segments, lexicon) is { } nearest)
            {
                words[at] = SearchText.Word(nearest);
                (corrections ??= new(StringComparer.Ordinal))[word.Word.Text] = nearest;
            }
        }

        if (corrections is null)
        {
            return (query, None);
        }

        var lastIsPrefix = query.LastIsPrefix && !corrections.ContainsKey(query.Words[^1].Word.Text);
        return (new QueryWords(words, query.Compounds, lastIsPrefix), corrections);
    }

    private static bool IsKnown(SearchWord word, bool isBeginning, IReadOnlyList<SegmentView> segments)
    {
        foreach (var view in segments)
        {
            var terms = view.Segment.Terms;
            if (view.Holds(terms.Find(word.Text)) || view.Holds(terms.Find(word.EnglishStem)) || view.Holds(terms.Find(word.FrenchStem)))
            {
                return true;
            }

            if (isBeginning)
            {
                var (from, to) = terms.WithPrefix(word.Text);
                for (var term = from; term < to; term++)
                {
                    if (view.Holds(term))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Fewest slips first; of those a word of the synonyms, then the one that most records hold, then by letters.</summary>
    private static string? Nearest(string word, IReadOnlyList<SegmentView> segments, Lexicon lexicon)
    {
        for (var edits = 1; edits <= Typos.Allowed(word.Length); edits++)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var view in segments)
            {
                var terms = view.Segment.Terms;
                foreach (var term in terms.Near(word, edits))
                {
                    if (view.CountOf(term) is > 0 and var count)
                    {
                        counts[terms.Written[term]] = counts.GetValueOrDefault(terms.Written[term]) + count;
                    }
                }
            }

            foreach (var known in lexicon.Words)
            {
                if (Typos.WithinEdits(word, known, edits))
                {
                    counts.TryAdd(known, 0);
                }
            }

            if (counts.Count > 0)
            {
                return counts
                    .OrderByDescending(pair => lexicon.Knows(pair.Key))
                    .ThenByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .First().Key;
            }
        }

        return null;
    }
}
