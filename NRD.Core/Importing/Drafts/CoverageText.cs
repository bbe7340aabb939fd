using System.Text.RegularExpressions;
using NRD.Core.Places;

namespace NRD.Core.Importing.Drafts;

/// <summary>Reads areas out of a text such as "Sudbury, Nickel Belt; Manitoulin" or "province-wide".</summary>
/// <param name="home">Where the service itself is: what "city-wide" means.</param>
internal sealed partial class CoverageText(PlaceFinder places, string? province, int? home)
{
    /// <summary>Longer pieces are sentences, and a sentence may name a place that is not covered.</summary>
    private const int MostWords = 6;

    private const int KnownAfar = 10_000;

    public bool Country { get; private set; }

    public SortedSet<string> Provinces { get; } = new(StringComparer.Ordinal);

    public SortedSet<int> Places { get; } = [];

    public void Read(string text)
    {
        foreach (var group in Groups().Split(text).Select(g => g.Trim(' ', '.')).Where(g => g.Length > 0))
        {
            if (!Take(group))
            {
                foreach (var piece in Pieces().Split(group).Select(p => p.Trim(' ', '.', '(', ')')).Where(p => p.Length > 1))
                {
                    Take(piece);
                }
            }
        }
    }

    private bool Take(string piece)
    {
        if (National().IsMatch(piece))
        {
            return Country = true;
        }

        if (Provincial().IsMatch(piece) && province is not null)
        {
            return Provinces.Add(province) || true;
        }

        if (Municipal().IsMatch(piece) && home is { } here)
        {
            return Places.Add(here) || true;
        }

        var name = Around().Replace(piece, "").Trim();
        if (name.Split(' ').Length > MostWords || name.Length < 2)
        {
            return false;
        }

        if (Part().IsMatch(name))
        {
            return false;
        }

        var within = Province.Find(province)?.ShortCode;
        return (within is not null && Found($"{name}, {within}", smallToo: true)) || Found(name, smallToo: within is null);
    }

    /// <param name="smallToo">Otherwise only a town that is known beyond its province, since small ones share their names with anything.</param>
    private bool Found(string name, bool smallToo)
    {
        if (places.Resolve(name) is not PlaceResolution.Found { Place: var place }
            || (place.Kind == PlaceKind.Town && !smallToo && !(place.PlaceId is { } town && places.ById(town)?.Population >= KnownAfar)))
        {
            return false;
        }

        switch (place.Kind)
        {
            case PlaceKind.Province:
                Provinces.Add(place.Province);
                return true;
            case PlaceKind.Town when place.PlaceId is { } id:
                Places.Add(id);
                return true;
            default:
                return false;
        }
    }

    [GeneratedRegex(@"[;\n|•]|\s\*\s")]
    private static partial Regex Groups();

    [GeneratedRegex(@",|/|\s+(?:and|et|&)\s+")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"^(?:all of |all |across |throughout |partout au |dans tout le |tout le )?canada$|^(?:national|nation-?\s?wide|canada-?\s?wide|across canada|pan-?canadian|pancanadien|nationale?|à l'échelle nationale)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex National();

    [GeneratedRegex(@"^(?:provincial|province-?\s?wide|entire province|all of the province|whole province|territory-?\s?wide|provinciale|(?:à )?l'échelle (?:de la )?provinc\w+|toute la province|ensemble de la province)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Provincial();

    [GeneratedRegex(@"^(?:city-?\s?wide|municipal|town-?\s?wide|entire city|whole city|toute la ville|ensemble de la ville)(?: coverage)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Municipal();

    [GeneratedRegex(@"^(?:(?:the|all|other|various|surrounding|outlying|rural|urban|local|nearby|north|south|east|west|northern|southern|eastern|western|central|inner|greater)\b.{0,20}\b(?:area|areas|end|side|part|communities|city|core|region|regions)?|downtown.*|uptown|midtown|centre-ville.*|city|town|none|any|anywhere|everywhere|county)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?:all of|the|serves|serving|residents of|greater|région (?:de|du|d')|le grand|grand|ville de|city of|town of|municipality of)\s+|\s+(?:area|areas|region|metro(?:politan)? area|and area|et environs|and surrounding areas?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
