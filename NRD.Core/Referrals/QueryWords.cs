namespace NRD.Core.Referrals;

/// <summary>One word of a query; where <paramref name="MustMatch"/> is false it is a function word and only counts inside a known phrase.</summary>
public readonly record struct QueryWord(SearchWord Word, bool MustMatch);

/// <summary>A hyphenated run of a query and how it is written together.</summary>
internal readonly record struct Compound(int Start, int Count, SearchWord Joined);

/// <summary>What somebody typed: at most <see cref="SearchText.MaxQueryWords"/> words in their order.</summary>
public sealed class QueryWords
{
    private readonly QueryWord[] words;

    internal QueryWords(IReadOnlyList<SearchWord> found, IReadOnlyList<Compound> compounds, bool lastIsPrefix)
    {
        words = new QueryWord[found.Count];
        var content = false;
        for (var index = 0; index < words.Length; index++)
        {
            words[index] = new(found[index], !FunctionWords.Contains(found[index].Text));
            content |= words[index].MustMatch;
        }

        for (var index = 0; index < words.Length && !content; index++)
        {
            words[index] = words[index] with { MustMatch = true };
        }

        Compounds = compounds;
        LastIsPrefix = lastIsPrefix;
    }

    public IReadOnlyList<QueryWord> Words => words;

    /// <summary>Whether the last word is still being typed: no space or sign follows it.</summary>
    public bool LastIsPrefix { get; }

    public bool IsEmpty => words.Length == 0;

    internal IReadOnlyList<Compound> Compounds { get; }
}
