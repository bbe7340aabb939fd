namespace NRD.Core.Referrals;

/// <summary>Prepares the phrases of a group: how each is recognized, and what it leads to.</summary>
internal static class ThesaurusEntries
{
    public static IEnumerable<Thesaurus.Entry> Of(SynonymGroup group)
    {
        var members = group.En.Select(text => new Phrase(text, French: false))
            .Concat(group.Fr.Select(text => new Phrase(text, French: true)))
            .Where(phrase => phrase.Words.Words.Count > 0)
            .ToArray();
        // "police" is on both sides: it is one word, and what is already typed is not offered again.
        foreach (var same in members.GroupBy(member => member.Key, StringComparer.Ordinal))
        {
            var others = Offer(members.Where(other => other.Key != same.Key), same.First(), Thesaurus.SynonymWeight);
            foreach (var entry in same.SelectMany(member => Recognized(member, others, group.Needs)))
            {
                yield return entry;
            }
        }

        foreach (var text in group.OneWayFrom)
        {
            // Nobody says which language a spoken word is in: it is known in either.
            foreach (var spoken in new Phrase[] { new(text, French: false), new(text, French: true) })
            {
                foreach (var entry in Recognized(spoken, Offer(members, spoken, Thesaurus.OneWayWeight), group.Needs))
                {
                    yield return entry;
                }
            }
        }
    }

    private static IEnumerable<Thesaurus.Entry> Recognized(Phrase phrase, Alternative[] alternatives, ValueList<string> needs)
    {
        var words = phrase.Words.Words;
        if (words.Count == 0)
        {
            yield break;
        }

        yield return Entry(words, withoutFunctionWords: false);

        var content = words.Where(word => !FunctionWords.Contains(word.Word.Text)).ToArray();
        if (content.Length > 1)
        {
            yield return Entry(content, withoutFunctionWords: true);
        }

        // médico-légal is also typed in one piece
        if (phrase.Words.Compounds.Count > 0)
        {
            yield return Entry([.. phrase.InOnePiece()], withoutFunctionWords: false);
        }

        Thesaurus.Entry Entry(IReadOnlyList<QueryWord> of, bool withoutFunctionWords) => new(
            [.. of.Select(word => phrase.French ? word.Word.FrenchStem : word.Word.EnglishStem)],
            phrase.French,
            withoutFunctionWords,
            alternatives,
            needs);
    }

    /// <summary>
    /// What is worth looking for beside the phrase that was typed: nothing that holds all of it, or all of another offer, and so
    /// finds nothing more.
    /// </summary>
    private static Alternative[] Offer(IEnumerable<Phrase> phrases, Phrase typed, float weight)
    {
        var offers = phrases.SelectMany(phrase => phrase.Sought()).ToList();
        offers.RemoveAll(words => typed.Sought().Any(own => Holds(words, own)));
        return
        [
            .. offers.Where((words, index) => !offers.Where((other, at) => Holds(words, other) && (other.Length < words.Length || at < index)).Any())
                .Select(words => new Alternative(words, weight)),
        ];
    }

    private static bool Holds(SearchWord[] words, SearchWord[] all) =>
        all.All(word => words.Any(one => one.EnglishStem == word.EnglishStem || one.FrenchStem == word.FrenchStem));

    private sealed record Phrase(string Text, bool French)
    {
        public QueryWords Words { get; } = SearchText.Query(Text);

        public string Key => string.Join(' ', Words.Words.Select(word => word.Word.Text));

        /// <summary>The words with every hyphenated run written together.</summary>
        public IEnumerable<QueryWord> InOnePiece()
        {
            for (var index = 0; index < Words.Words.Count;)
            {
                var compound = Words.Compounds.FirstOrDefault(compound => compound.Start == index);
                yield return compound.Joined is null ? Words.Words[index] : new(compound.Joined, MustMatch: true);
                index += Math.Max(1, compound.Count);
            }
        }

        /// <summary>
        /// The words to look for. An index knows no order of words, so a phrase that holds only one real word is looked for
        /// as written, or in one piece: "drop" alone would find anything.
        /// </summary>
        public IEnumerable<SearchWord[]> Sought()
        {
            var words = Words.Words;
            var content = words.Where(word => !FunctionWords.Contains(word.Word.Text)).Select(word => word.Word).ToArray();
            var whole = Words.Compounds.FirstOrDefault(compound => compound.Count == words.Count);
            if (whole.Joined is not null)
            {
                yield return [whole.Joined];
            }

            if (content.Length > 1 || words.Count == 1)
            {
                yield return content.Length > 0 ? content : [words[0].Word];
            }
            else if (whole.Joined is null)
            {
                yield return [.. words.Select(word => word.Word)];
            }
        }
    }
}
