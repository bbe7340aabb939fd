using System.Globalization;
using System.Text;

namespace NRD.Core.Places;

/// <summary>Reduces a name to what a plain keyboard types: lower case, no accents, no apostrophes or full stops, single spaces.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (IsSilent(c))
            {
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                gap = folded.Length > 0;
                continue;
            }

            if (gap)
            {
                folded.Append(' ');
                gap = false;
            }

            folded.Append(Plain(char.ToLowerInvariant(c)));
        }

        return folded.ToString();
    }

    /// <summary>Writes out the short forms that start so many Canadian names ("st" is "saint"), in a text already folded.</summary>
    public static string WriteOut(string folded)
    {
        var words = folded.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i] switch
            {
                "st" => "saint",
                "ste" => "sainte",
                "mt" => "mount",
                "ft" => "fort",
                var word => word,
            };
        }

        return string.Join(' ', words);
    }

    // Apostrophes and full stops vanish rather than part words: "St. John's" and "st johns" are one.
    private static bool IsSilent(char c) =>
        c is '\'' or '\u2018' or '\u2019' or '\u02BC' or '\u02BB' or '`' or '.'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static string Plain(char c) => c switch
    {
        'œ' => "oe",
        'æ' => "ae",
        'ł' => "l",
        'ø' => "o",
        'ß' => "ss",
        _ => c.ToString(),
    };
}
