using System.Globalization;
using System.Text;

namespace NRD.Core;

/// <summary>What a character does to the word it stands in.</summary>
internal enum LetterKind : byte
{
    /// <summary>Belongs to the word, as its folded letters.</summary>
    Letter,

    /// <summary>Leaves no trace: accents on their own, zero-width characters, direction marks, glottal letters.</summary>
    Silent,
    Apostrophe,
    Hyphen,
    Separator,
}

/// <summary>
/// Reduces letters to what a plain keyboard types: no accents, no case, ligatures written out, and the letters of Indigenous
/// orthographies as their nearest plain ones.
/// </summary>
internal static class LetterFolding
{
    // Filled as characters are met; two threads that race write the same value.
    private static readonly string?[] Folded = new string?[char.MaxValue + 1];

    public static LetterKind Kind(char c)
    {
        if (char.IsAscii(c))
        {
            return c switch
            {
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' => LetterKind.Letter,
                '\'' or '`' => LetterKind.Apostrophe,
                '-' => LetterKind.Hyphen,
                _ => LetterKind.Separator,
            };
        }

        switch (c)
        {
            case '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u02BB' or '\u02B9' or '\u02BE' or '\u02BF' or '\u2032' or '\u00B4' or '\uFF07' or '\uA78C' or '\uA78B':
                return LetterKind.Apostrophe;
            case '\u2010' or '\u2011' or '\uFE63' or '\uFF0D':
                return LetterKind.Hyphen;
            case '\u0294' or '\u0295' or '\u0241' or '\u0242' or '\u02C0' or '\u02C1' or '\u02E4':
                return LetterKind.Silent;
        }

        // A half of a pair cannot be classed alone: the splitter reads pairs as a whole before asking.
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => LetterKind.Silent,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                => Fold(c).Length == 0 ? LetterKind.Silent : LetterKind.Letter,
            _ => LetterKind.Separator,
        };
    }

    public static string Fold(char c) => Folded[c] ??= char.IsSurrogate(c) ? "" : Fold(c.ToString());

    public static string Fold(Rune rune) => rune.IsBmp ? Fold((char)rune.Value) : Fold(rune.ToString());

    private static string Fold(string letter)
    {
        var folded = new StringBuilder();
        foreach (var rune in letter.ToLowerInvariant().Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Plain(rune.Value) is { } plain)
            {
                folded.Append(plain);
            }
            else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
            {
                folded.Append(rune.ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>The plain spelling of a letter that has no decomposition of its own.</summary>
    private static string? Plain(int letter) => letter switch
    {
        'œ' => "oe",
        'æ' or 'ǽ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'ł' or 'ƚ' or 'ɬ' or 'ⱡ' or 'λ' or 'ƛ' => "l",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ı' or 'ɨ' or 'ɩ' => "i",
        'ŋ' => "n",
        'þ' or 'θ' => "th",
        'ŧ' or 'ⱦ' => "t",
        'ə' or 'ɛ' or 'ǝ' => "e",
        'ɔ' => "o",
        'ʉ' => "u",
        'χ' => "x",
        'ⱥ' => "a",
        'ǥ' or 'ɣ' => "g",
        'ʔ' or 'ʕ' or 'ɂ' => "",
        _ => null,
    };
}
