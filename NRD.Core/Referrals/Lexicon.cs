namespace NRD.Core.Referrals;

/// <summary>The synonyms in force and the words that they know, so that a slip in one of those is understood too.</summary>
internal sealed class Lexicon
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    public Lexicon(IReadOnlyList<SynonymGroup> groups)
    {
        Thesaurus = new Thesaurus(groups);
        foreach (var text in groups.SelectMany(group => group.En.Concat(group.Fr).Concat(group.OneWayFrom)))
        {
            foreach (var word in SearchText.Query(text).Words)
            {
                if (word.MustMatch)
                {
                    words.Add(word.Word.Text);
                }
            }
        }

        Words = [.. words.Order(StringComparer.Ordinal)];
    }

    public Thesaurus Thesaurus { get; }

    public IReadOnlyList<string> Words { get; }

    public bool Knows(string word) => words.Contains(word);
}
