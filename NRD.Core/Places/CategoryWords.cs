namespace NRD.Core.Places;

/// <summary>
/// Reads our codes out of the category words and service names of other directories. Conservative: a code is given only where a known
/// phrase stands, and the longest phrase wins, so that "domestic violence shelter" is not also any shelter.
/// </summary>
public sealed class CategoryWords
{
    private static readonly Lazy<CategoryWords> Shipped = new(() => new(ReferenceData.Json<IReadOnlyList<Row>>("category-words.json")));

    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);
    private readonly int longest;

    private CategoryWords(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            foreach (var phrase in row.En.Concat(row.Fr))
            {
                codes.TryAdd(string.Join(' ', Words(phrase)), row.Code);
            }
        }

        longest = codes.Keys.Max(k => k.Count(c => c == ' ') + 1);
    }

    /// <summary>The table that ships with the product.</summary>
    public static CategoryWords Default => Shipped.Value;

    /// <summary>Codes of the taxonomy that the words stand for, each once, in the order of the text.</summary>
    public IReadOnlyList<string> Codes(string text)
    {
        var words = Words(text);
        var found = new List<string>();
        for (var at = 0; at < words.Length; at++)
        {
            for (var length = Math.Min(longest, words.Length - at); length > 0; length--)
            {
                if (codes.TryGetValue(string.Join(' ', words, at, length), out var code))
                {
                    if (!found.Contains(code))
                    {
                        found.Add(code);
                    }

                    at += length - 1;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>Singular and plural are one here: a trailing s is dropped on both sides.</summary>
    private static string[] Words(string text)
    {
        var words = PlainText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length > 3 && words[i][^1] == 's' && words[i][^2] != 's')
            {
                words[i] = words[i][..^1];
            }
        }

        return words;
    }

    private sealed record Row(string Code, IReadOnlyList<string> En, IReadOnlyList<string> Fr);
}
