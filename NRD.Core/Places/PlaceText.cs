using System.Text.RegularExpressions;

namespace NRD.Core.Places;

/// <summary>Takes apart what somebody typed as a place: a name, perhaps a province, perhaps a postal code.</summary>
internal static partial class PlaceText
{
    private static readonly string[] Titles =
    [
        "the city of", "city of", "town of", "village of", "municipality of", "district of", "township of", "community of",
        "la ville de", "ville de", "la ville du", "ville du", "ville d", "village de", "municipalite de", "communaute de", "cite de", "canton de",
    ];

    private static readonly string[] ProvinceTitles = ["the province of", "province of", "la province de", "province de", "province du", "la province du", "province d", "territoire du"];

    /// <summary>The three characters of a postal area at the end, and what stands before them; the last three characters of a full code are let go.</summary>
    public static (string Area, string Before)? PostalEnd(string text)
    {
        var match = PostalCode().Match(text.Trim());
        return match.Success ? (match.Groups["area"].Value.ToUpperInvariant(), match.Groups["rest"].Value.Trim(' ', ',')) : null;
    }

    /// <summary>A province that is named as one ("Province of Quebec"), or by its code.</summary>
    public static Province? ProvinceAlone(string folded)
    {
        foreach (var title in ProvinceTitles)
        {
            if (folded.StartsWith(title + " ", StringComparison.Ordinal))
            {
                return Province.Find(folded[(title.Length + 1)..]);
            }
        }

        return Province.Find(folded);
    }

    /// <summary>Every way of reading the end of <paramref name="folded"/> as a province, the longest first.</summary>
    public static IEnumerable<(string Town, Province Province)> TownAndProvince(string folded)
    {
        var words = folded.Split(' ');
        for (var taken = Math.Min(6, words.Length - 1); taken > 0; taken--)
        {
            if (ProvinceAlone(string.Join(' ', words[^taken..])) is { } province)
            {
                yield return (string.Join(' ', words[..^taken]), province);
            }
        }
    }

    public static string WithoutCountry(string folded) =>
        folded.EndsWith(" canada", StringComparison.Ordinal) ? folded[..^" canada".Length] : folded;

    /// <summary>Without "City of" and the like; <c>null</c> where there is none.</summary>
    public static string? WithoutTitle(string folded)
    {
        foreach (var title in Titles)
        {
            if (folded.StartsWith(title + " ", StringComparison.Ordinal))
            {
                return folded[(title.Length + 1)..];
            }
        }

        return null;
    }

    // A code may be half typed, and any of its gaps may be missing or a hyphen.
    [GeneratedRegex(@"^(?<rest>|.*[\s,(])(?<area>[a-z]\d[a-z])(?:[\s-]*\d(?:[a-z]\d?)?)?\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PostalCode();
}
