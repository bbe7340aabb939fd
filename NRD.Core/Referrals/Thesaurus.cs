using System.Collections.Frozen;
using System.Text.Json;

namespace NRD.Core.Referrals;

/// <summary>Another way to say a part of a query: all <paramref name="Words"/> together, worth less than the words themselves.</summary>
/// <param name="Weight">Above 0, below 1; the word that was typed is worth 1.</param>
public sealed record Alternative(IReadOnlyList<SearchWord> Words, float Weight)
{
    internal string Text { get; } = string.Join(' ', Words.Select(word => word.Text));
}

/// <summary>
/// What the words of a query from <paramref name="Start"/>, <paramref name="Count"/> of them, may also be found by: any one of the
/// alternatives, or a service for any of the needs.
/// </summary>
public sealed record Expansion(int Start, int Count, IReadOnlyList<Alternative> Alternatives, IReadOnlyList<string> Needs);

/// <summary>The synonyms in the form that a search uses; never changes once built.</summary>
public sealed class Thesaurus
{
    /// <summary>Worth of the same word written in one piece: <c>drop-in</c>, <c>dropin</c>.</summary>
    public const float JoinedWeight = 0.95f;

    /// <summary>Worth of a word of the same group.</summary>
    public const float SynonymWeight = 0.8f;

    /// <summary>Worth of a group that a narrower or a spoken word leads to.</summary>
    public const float OneWayWeight = 0.6f;

    /// <summary>Worth of having the need that a group stands for.</summary>
    public const float NeedWeight = 0.7f;

    public static readonly Thesaurus Empty = new([]);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<SynonymGroup[]> ShippedList = new(ReadShipped);
    private static readonly Lazy<Thesaurus> ShippedThesaurus = new(() => new(ShippedGroups));

    private readonly FrozenDictionary<string, Entry[]> byFirstStem;

    public Thesaurus(IEnumerable<SynonymGroup> groups)
    {
        var entries = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var entry in ThesaurusEntries.Of(group))
            {
                if (!entries.TryGetValue(entry.Stems[0], out var list))
                {
                    entries[entry.Stems[0]] = list = [];
                }

                list.Add(entry);
            }
        }

        byFirstStem = entries.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.OrderByDescending(entry => entry.Stems.Length).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>The groups that come with the product, for the first start and for comparison.</summary>
    public static IReadOnlyList<SynonymGroup> ShippedGroups => ShippedList.Value;

    public static Thesaurus Shipped() => ShippedThesaurus.Value;

    /// <summary>What is wrong with a list of groups, in sentences for those who edit it; empty where nothing is.</summary>
    public static IReadOnlyList<GroupProblem> Problems(IEnumerable<SynonymGroup> groups) => ThesaurusCheck.Problems([.. groups]);

    /// <summary>
    /// The known words and phrases of a query, longest first from the left, without overlaps. A last word that is still being
    /// typed counts only where it is already whole.
    /// </summary>
    /// <param name="apart">Only what is known of single words, for when nothing holds a phrase.</param>
    public IReadOnlyList<Expansion> Expand(QueryWords query, bool apart = false)
    {
        List<Expansion>? found = null;
        var words = query.Words;
        for (var start = 0; start < words.Count;)
        {
            var expansion = At(query, start, apart);
            if (expansion is null)
            {
                start++;
            }
            else
            {
                (found ??= []).Add(expansion);
                start += expansion.Count;
            }
        }

        return found ?? (IReadOnlyList<Expansion>)[];
    }

    private Expansion? At(QueryWords query, int start, bool apart)
    {
        var first = query.Words[start].Word;
        var english = byFirstStem.GetValueOrDefault(first.EnglishStem);
        var french = byFirstStem.GetValueOrDefault(first.FrenchStem);
        var most = apart ? 1 : int.MaxValue;
        var length = Math.Max(Longest(query, start, english, most), Longest(query, start, french, most));
        Compound? compound = null;
        foreach (var candidate in query.Compounds)
        {
            if (candidate.Start == start && candidate.Count >= length)
            {
                compound = candidate;
                length = candidate.Count;
            }
        }

        if (length == 0)
        {
            return null;
        }

        var alternatives = new List<Alternative>();
        var needs = new List<string>();
        if (compound is { } whole)
        {
            alternatives.Add(new([whole.Joined], JoinedWeight));
            Add(byFirstStem.GetValueOrDefault(whole.Joined.EnglishStem), entry => entry.Stems.Length == 1);
            Add(byFirstStem.GetValueOrDefault(whole.Joined.FrenchStem), entry => entry.Stems.Length == 1);
        }

        Add(english, entry => entry.Span(query, start) == length);
        Add(french, entry => entry.Span(query, start) == length);
        return new(start, length, alternatives, needs);

        void Add(Entry[]? entries, Func<Entry, bool> isMeant)
        {
            foreach (var entry in entries ?? [])
            {
                if (isMeant(entry))
                {
                    foreach (var alternative in entry.Alternatives)
                    {
                        Offer(alternatives, alternative);
                    }

                    needs.AddRange(entry.Needs.Where(need => !needs.Contains(need)));
                }
            }
        }
    }

    /// <summary>A word may be known in several ways; what they share is offered once, at its best.</summary>
    private static void Offer(List<Alternative> alternatives, Alternative alternative)
    {
        var same = alternatives.FindIndex(one => one.Text == alternative.Text);
        if (same < 0)
        {
            alternatives.Add(alternative);
        }
        else if (alternatives[same].Weight < alternative.Weight)
        {
            alternatives[same] = alternative;
        }
    }

    private static int Longest(QueryWords query, int start, Entry[]? entries, int most)
    {
        var longest = 0;
        foreach (var entry in entries ?? [])
        {
            longest = entry.Span(query, start) is var span && span <= most ? Math.Max(longest, span) : longest;
        }

        return longest;
    }

    private static SynonymGroup[] ReadShipped()
    {
        using var stream = typeof(Thesaurus).Assembly.GetManifestResourceStream("NRD.Core.Referrals.Data.thesaurus.json")
            ?? throw new InvalidOperationException("The thesaurus is missing from the assembly.");
        return JsonSerializer.Deserialize<SynonymGroup[]>(stream, Json) ?? [];
    }

    /// <summary>One phrase that is known, by the stems of its language, and what its group offers besides it.</summary>
    internal sealed record Entry(string[] Stems, bool French, bool WithoutFunctionWords, IReadOnlyList<Alternative> Alternatives, IReadOnlyList<string> Needs)
    {
        /// <summary>How many words of the query from <paramref name="start"/> are this phrase; 0 where it is not there.</summary>
        public int Span(QueryWords query, int start)
        {
            var words = query.Words;
            var at = start;
            foreach (var stem in Stems)
            {
                while (WithoutFunctionWords && at > start && at < words.Count && FunctionWords.Contains(words[at].Word.Text))
                {
                    at++;
                }

                if (at == words.Count || (French ? words[at].Word.FrenchStem : words[at].Word.EnglishStem) != stem)
                {
                    return 0;
                }

                at++;
            }

            return at - start;
        }
    }
}
