using System.Text.RegularExpressions;

namespace NRD.Core.Importing.Text;

/// <summary>Reads web and e-mail addresses; what is neither is left out.</summary>
internal static partial class WebText
{
    /// <summary>With a scheme, and only http or https: nothing else may become a link.</summary>
    public static string? Address(string? text)
    {
        if (text is null || Blank().IsMatch(text))
        {
            return null;
        }

        var first = Blanks().Split(text.Trim())[0].TrimEnd(',', ';');
        var full = first.Contains("://", StringComparison.Ordinal) ? first : $"https://{first}";
        return first.Contains('.', StringComparison.Ordinal) && !first.Contains('@', StringComparison.Ordinal)
            && Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? full : null;
    }

    public static string? Mail(string? text) => text is null ? null
        : Email().Match(text) is { Success: true } m ? m.Value : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\W*(https?://)?\W*$|^(none|n/?a|aucun)$", RegexOptions.IgnoreCase)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[\p{L}\d._%+'-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+")]
    private static partial Regex Email();
}
