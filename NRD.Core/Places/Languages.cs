using System.Text.RegularExpressions;

namespace NRD.Core.Places;

/// <summary>How languages are grouped where somebody picks one.</summary>
public enum LanguageGroup
{
    Official,
    Indigenous,
    Sign,
    Other,
}

/// <summary>A language of the table. The code is its identity; the names are the Centre's to change.</summary>
/// <param name="Code">ISO 639 code: two letters for English and French, three for all others.</param>
/// <param name="NotSpoken">A word that people use though it names no one spoken language, such as Chinese: ask which is meant.</param>
public sealed record LanguageEntry(string Code, LanguageGroup Group, Bilingual Name, bool NotSpoken);

/// <summary>A language that was read out of prose.</summary>
/// <param name="ByInterpreter">The prose speaks of interpretation where it names the language.</param>
public sealed record LanguageMention(string Code, bool ByInterpreter);

/// <summary>The languages of callers and partners, by code, name or the words of prose.</summary>
public sealed partial class Languages
{
    private static readonly Lazy<Languages> Shipped = new(Load);

    private readonly Dictionary<string, LanguageEntry> byCode;
    private readonly Dictionary<string, LanguageEntry> byWords;
    private readonly int longestName;

    private Languages(IReadOnlyList<Row> rows)
    {
        All = [.. rows.Select(r => new LanguageEntry(r.Code, Enum.Parse<LanguageGroup>(r.Group, ignoreCase: true), new(r.En, r.Fr), r.NotSpoken))];
        byCode = All.ToDictionary(l => l.Code, StringComparer.OrdinalIgnoreCase);
        byWords = [];
        foreach (var (row, entry) in rows.Zip(All))
        {
            foreach (var words in row.Words.Append(row.En).Append(row.Fr))
            {
                byWords.TryAdd(PlainText.Of(words), entry);
            }
        }

        longestName = byWords.Keys.Max(k => k.Count(c => c == ' ') + 1);
    }

    /// <summary>The table that ships with the product.</summary>
    public static Languages Default => Shipped.Value;

    /// <summary>Official languages first, then Indigenous, sign, and all others by how many speak them at home in Canada.</summary>
    public IReadOnlyList<LanguageEntry> All { get; }

    /// <summary>By ISO code, name or alias in either language; <c>null</c> where nothing is meant by it.</summary>
    public LanguageEntry? Find(string nameOrCode) =>
        byCode.GetValueOrDefault(nameOrCode.Trim()) ?? byWords.GetValueOrDefault(PlainText.Of(nameOrCode));

    /// <summary>The display name, or the code itself where the table does not hold it.</summary>
    public Bilingual Name(string code) => byCode.GetValueOrDefault(code)?.Name ?? new Bilingual(code, code);

    /// <summary>
    /// The languages named in a sentence such as "English, Spanish; ASL interpreter available", each once, in the order of the text.
    /// A language is interpreted where interpretation is spoken of before it in its clause, or within the same commas.
    /// A word for no one spoken language is left out.
    /// </summary>
    public IReadOnlyList<LanguageMention> FromProse(string prose)
    {
        var found = new List<LanguageMention>();
        foreach (var clause in ClauseEnd().Split(prose))
        {
            var interpretedFromHere = false;
            foreach (var part in clause.Split(','))
            {
                var words = PlainText.Of(part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                interpretedFromHere |= words.Any(IsInterpretation);
                Collect(words, interpretedFromHere, found);
            }
        }

        return found;
    }

    /// <summary>Whether a sentence offers interpretation, whatever the languages.</summary>
    public static bool OffersInterpretation(string prose) => PlainText.Of(prose).Split(' ').Any(IsInterpretation);

    private void Collect(string[] words, bool interpreted, List<LanguageMention> found)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var length = Math.Min(longestName, words.Length - at); length > 0; length--)
            {
                if (!byWords.TryGetValue(string.Join(' ', words, at, length), out var entry))
                {
                    continue;
                }

                var refused = at > 0 && words[at - 1] is "no" or "not" or "sans" or "pas";
                if (!entry.NotSpoken && !refused && found.TrueForAll(f => f.Code != entry.Code))
                {
                    found.Add(new(entry.Code, interpreted));
                }

                at += length - 1;
                break;
            }
        }
    }

    private static bool IsInterpretation(string word) =>
        word.StartsWith("interpret", StringComparison.Ordinal) || word.StartsWith("translat", StringComparison.Ordinal)
        || word.StartsWith("traduct", StringComparison.Ordinal) || word is "interprete" or "interpretes" or "languageline";

    [GeneratedRegex(@"[;\n\r]|\.\s|\.$|\*")]
    private static partial Regex ClauseEnd();

    private static Languages Load() => new(ReferenceData.Json<IReadOnlyList<Row>>("languages.json"));

    private sealed record Row(string Code, string Group, string En, string Fr, IReadOnlyList<string> Words, bool NotSpoken);
}
