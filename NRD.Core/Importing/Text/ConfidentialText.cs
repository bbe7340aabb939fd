using System.Text.RegularExpressions;

namespace NRD.Core.Importing.Text;

/// <summary>Recognizes the words by which a source says, in place of an address, that there is none to be had.</summary>
internal static partial class ConfidentialText
{
    /// <summary>The whole text says "confidential": it is no street and never looked up on a map.</summary>
    public static bool Is(string? text) => text is not null && (Whole().IsMatch(text) || (text.Length <= 80 && Within().IsMatch(text)));

    /// <summary>A longer text says in passing that the address is confidential.</summary>
    public static bool Says(string? text) => text is not null && Within().IsMatch(text);

    [GeneratedRegex(
        @"^\W*(((this|the|our|shelter|street|exact|physical)\s+)*(address|location|site|adresse|lieu|emplacement|endroit)?\W*(is|are|est|:|kept)?\W*(strictly\s+)?)?(confidential(ity)?|confidentiel(le)?s?|undisclosed|not\s+disclosed|withheld|non\s+divulguée?s?|private|unlisted|gardée?\s+secrète?|secrète?)\W*((shelter|street)?\s*(address|location|site|adresse|lieu|emplacement))?(\W+(for|due|pour|please|call|call for|appeler).*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"\b(confidential|undisclosed|unpublished|secret|withheld)\s+(address|location|site|shelter)\b|\b(address|location)\s+(is\s+|kept\s+|intentionally\s+)*(confidential|undisclosed|withheld|not\s+disclosed)\b|\b(adresse|lieu|emplacement)\s+(est\s+)?(confidentiel|confidentielle|non divulguée?|tenue? secrète?)(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Within();
}
