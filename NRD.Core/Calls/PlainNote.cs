using System.Globalization;
using System.Text;

namespace NRD.Core.Calls;

/// <summary>
/// A text as the checks read it: folded letters, plain digits and blanks, without what cannot be seen. It knows for each character where it stood,
/// so that a number hidden by odd digits, zero-width characters or line ends is found, and shown where it was typed.
/// </summary>
internal sealed class PlainNote
{
    private readonly List<int> places = [];

    private PlainNote(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var letter in Read(text, at))
            {
                plain.Append(letter);
                places.Add(at);
            }
        }

        Text = plain.ToString();
    }

    public string Text { get; }

    public static PlainNote Of(string text) => new(text);

    /// <summary>A place in <see cref="Text"/> as a finding in the text that was typed.</summary>
    public NoteFinding Finding(NoteFindingKind kind, int start, int length)
    {
        var first = places[start];
        return new(kind, first, places[start + length - 1] - first + 1);
    }

    private static string Read(string text, int at)
    {
        var c = text[at];
        if (char.IsSurrogate(c))
        {
            return char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
                ? Digit(CharUnicodeInfo.GetDecimalDigitValue(text, at)) ?? LetterFolding.Fold(new Rune(c, text[at + 1]))
                : "";
        }

        return Digit(CharUnicodeInfo.GetDecimalDigitValue(c)) ?? LetterFolding.Kind(c) switch
        {
            LetterKind.Letter => LetterFolding.Fold(c),
            LetterKind.Silent => "",
            LetterKind.Apostrophe => "'",
            LetterKind.Hyphen => "-",
            LetterKind.Separator => Separator(c),
        };
    }

    private static string? Digit(int value) => value is >= 0 and <= 9 ? value.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Marks that number and link patterns look for stay; everything else parts words.</summary>
    private static string Separator(char c) => c switch
    {
        '.' or ',' or '@' or ':' or '/' or '#' or '(' or ')' or '+' or '_' => c.ToString(),
        '\uFF0E' or '\u3002' => ".",
        '\uFF20' => "@",
        '\u2012' or '\u2013' or '\u2014' or '\u2212' => "-",
        _ => " ",
    };
}
