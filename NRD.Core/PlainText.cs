using System.Text;

namespace NRD.Core;

/// <summary>Text as a plain keyboard would type it, for comparing names.</summary>
public static class PlainText
{
    /// <summary>
    /// Folded words with one blank between them: no accents, no case, no punctuation. Apostrophes join (<c>Mi'kmaw</c> is <c>mikmaw</c>),
    /// hyphens and everything else separate.
    /// </summary>
    public static string Of(string text) => Of(text, joinsInitials: false);

    /// <param name="joinsInitials">Full stops join too: <c>N.W.T.</c> is <c>nwt</c>.</param>
    internal static string Of(string text, bool joinsInitials)
    {
        var plain = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            switch (char.IsSurrogate(c) ? LetterKind.Separator : joinsInitials && c == '.' ? LetterKind.Silent : LetterFolding.Kind(c))
            {
                case LetterKind.Letter:
                    if (gap && plain.Length > 0)
                    {
                        plain.Append(' ');
                    }

                    gap = false;
                    plain.Append(LetterFolding.Fold(c));
                    break;
                case LetterKind.Silent or LetterKind.Apostrophe:
                    break;
                case LetterKind.Hyphen or LetterKind.Separator:
                    gap = true;
                    break;
            }
        }

        return plain.ToString();
    }
}
