using System.Collections.Frozen;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>
/// The words that stop or hold a text, in English and French; data that staff of the Centre keep. A word matches whole, a <c>*</c> at its end any ending,
/// several words in a row each other.
/// </summary>
public sealed class NoteWords
{
    private readonly FrozenDictionary<string, (NoteFindingKind Kind, string[] Words)[]> byFirstWord;
    private readonly (NoteFindingKind Kind, string[] Words)[] byBeginning;

    /// <param name="lists">By kind, the phrases of both languages.</param>
    public NoteWords(IEnumerable<KeyValuePair<NoteFindingKind, IReadOnlyList<string>>> lists)
    {
        var phrases = lists.SelectMany(list => list.Value.Select(phrase => (list.Key, Words: PlainWords(phrase)))).Where(phrase => phrase.Words.Length > 0).ToList();
        byFirstWord = phrases.Where(phrase => !phrase.Words[0].EndsWith('*')).GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(phrase => (phrase.Key, phrase.Words)).ToArray(), StringComparer.Ordinal);
        byBeginning = [.. phrases.Where(phrase => phrase.Words[0].EndsWith('*')).Select(phrase => (phrase.Key, phrase.Words))];
    }

    /// <summary>The lists as shipped.</summary>
    public static NoteWords Shipped { get; } = Load();

    /// <summary>Every phrase that stands in the text.</summary>
    internal IEnumerable<NoteFinding> In(PlainNote note)
    {
        var words = Words(note.Text);
        for (var at = 0; at < words.Count; at++)
        {
            var word = note.Text.AsSpan(words[at].Start, words[at].Length).ToString();
            foreach (var (kind, phrase) in byFirstWord.GetValueOrDefault(word, []).Concat(byBeginning))
            {
                if (Fits(note.Text, words, at, phrase))
                {
                    var last = words[at + phrase.Length - 1];
                    yield return note.Finding(kind, words[at].Start, last.Start + last.Length - words[at].Start);
                }
            }
        }
    }

    private static bool Fits(string text, List<(int Start, int Length)> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            var word = text.AsSpan(words[at + i].Start, words[at + i].Length);
            var wanted = phrase[i].AsSpan();
            if (!(wanted[^1] == '*' ? word.StartsWith(wanted[..^1], StringComparison.Ordinal) : word.SequenceEqual(wanted)))
            {
                return false;
            }
        }

        return true;
    }

    private static List<(int Start, int Length)> Words(string text)
    {
        var words = new List<(int, int)>();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && char.IsLetterOrDigit(text[at]);
            if (inside && start < 0)
            {
                start = at;
            }
            else if (!inside && start >= 0)
            {
                words.Add((start, at - start));
                start = -1;
            }
        }

        return words;
    }

    private static string[] PlainWords(string phrase) =>
        [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part.EndsWith('*') ? [PlainText.Of(part) + "*"] : PlainNote.Of(part).Text.Split([' ', '\'', '-', '.'], StringSplitOptions.RemoveEmptyEntries))];

    private static NoteWords Load() => new(ReferenceData.Json<Dictionary<NoteFindingKind, Dictionary<string, IReadOnlyList<string>>>>("note-words.json")
        .Select(list => KeyValuePair.Create(list.Key, (IReadOnlyList<string>)[.. list.Value.Values.SelectMany(phrases => phrases)])));
}
