using System.Collections.Frozen;

namespace NRD.Core.Places;

/// <summary>One of the thirteen provinces and territories.</summary>
/// <param name="Code">ISO 3166-2, such as <c>CA-ON</c>.</param>
/// <param name="Zone">The IANA zone of most of it; a town has its own.</param>
/// <param name="Neighbours">Codes of those it shares a land border or a fixed link with.</param>
/// <param name="PostalLetters">The first letters of its postal codes.</param>
public sealed record Province(string Code, Bilingual Name, string Zone, ValueList<string> Neighbours, string PostalLetters)
{
    private static readonly Row[] Rows = ReferenceData.Json<Row[]>("provinces.json");

    private static readonly FrozenDictionary<string, Province> ByName = Named();

    /// <summary>By code.</summary>
    public static ValueList<Province> All { get; } = ByName.Values.Distinct().OrderBy(p => p.Code, StringComparer.Ordinal).ToValueList();

    /// <summary>The code as people write it: <c>ON</c>.</summary>
    public string ShortCode => Code[3..];

    /// <summary>Understands a code, long or short, a name in either language, and the usual short forms, in any case and with or without accents.</summary>
    public static Province? Find(string? codeOrName) => codeOrName is null ? null : ByName.GetValueOrDefault(Folding.Fold(codeOrName));

    /// <summary>Those whose postal codes begin with <paramref name="letter"/>: two for X, none for letters that are not used.</summary>
    public static IEnumerable<Province> WithPostalLetter(char letter) => All.Where(p => p.PostalLetters.Contains(char.ToUpperInvariant(letter), StringComparison.Ordinal));

    /// <summary>Whether <paramref name="point"/> lies in a generous box around this province: a check against gross mistakes, not a border.</summary>
    public bool MayContain(GeoPoint point)
    {
        var box = Rows.First(r => r.Code == Code).Box;
        return point.Latitude >= box[0] && point.Latitude <= box[1] && point.Longitude >= box[2] && point.Longitude <= box[3];
    }

    private static FrozenDictionary<string, Province> Named()
    {
        var named = new Dictionary<string, Province>();
        foreach (var row in Rows)
        {
            var province = new Province(row.Code, new(row.En, row.Fr), row.Zone, row.Neighbours, row.Letters);
            foreach (var name in (string[])[row.Code, row.Code[3..], row.En, row.Fr, .. row.Aliases])
            {
                if (!named.TryAdd(Folding.Fold(name), province) && named[Folding.Fold(name)] != province)
                {
                    throw new InvalidDataException($"Two provinces are called {name}.");
                }
            }
        }

        return named.ToFrozenDictionary();
    }

    private sealed record Row(string Code, string En, string Fr, string Zone, string Letters, double[] Box, ValueList<string> Neighbours, string[] Aliases);
}
