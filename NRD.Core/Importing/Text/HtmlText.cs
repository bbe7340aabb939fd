using System.Net;
using System.Text.RegularExpressions;

namespace NRD.Core.Importing.Text;

/// <summary>Turns markup, also markup that was escaped once or twice on its way, into plain text with its paragraphs.</summary>
internal static partial class HtmlText
{
    /// <summary>Escaped twice, sent through one more system: three rounds are as far as real files go.</summary>
    private const int Rounds = 3;

    public static string? Plain(string? text)
    {
        if (text is null)
        {
            return null;
        }

        for (var round = 0; round < Rounds && text.Contains('&', StringComparison.Ordinal); round++)
        {
            var unescaped = WebUtility.HtmlDecode(text);
            if (unescaped == text)
            {
                break;
            }

            text = unescaped;
        }

        if (text.Contains('<', StringComparison.Ordinal))
        {
            text = Hidden().Replace(text, " ");
            text = Item().Replace(text, "\n- ");
            text = Break().Replace(text, "\n");
            text = Paragraph().Replace(text, "\n\n");
            text = Tag().Replace(text, "");
        }

        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        text = Blanks().Replace(text, " ");
        text = AroundLine().Replace(text, "\n");
        text = Lines().Replace(text, "\n\n").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>The same on one line, for names and short facts.</summary>
    public static string? Line(string? text) => Plain(text) is { } plain ? Space().Replace(plain, " ") : null;

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<li\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Item();

    [GeneratedRegex(@"<br\b[^<>]*>|</(li|tr|dt|dd)\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"</?(p|div|ul|ol|table|h[1-6]|section|blockquote|dl)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Paragraph();

    // Only what looks like a tag: "ages <18" stays.
    [GeneratedRegex(@"</?[a-zA-Z][a-zA-Z0-9:-]*(\s[^<>]*)?/?>|<\?[^<>]*>|<![a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\u00A0]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" ?\n ?")]
    private static partial Regex AroundLine();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Lines();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
