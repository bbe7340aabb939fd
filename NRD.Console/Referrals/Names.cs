using NRD.Console.Components;
using NRD.Core.Places;

namespace NRD.Console.Referrals;

/// <summary>What codes are called in the operator's language.</summary>
public static class Names
{
    public static string Need(string code, Words words) => Taxonomy.Default.Find(code) is { } term ? words.In(term.Name) : code;

    /// <summary>As within a sentence: French writes the names of languages with a small letter.</summary>
    public static string Language(string code, Words words) => words.In(Languages.Default.Name(code)) is { Length: > 0 } name && words.Language == Core.Language.French
        ? char.ToLower(name[0], words.Culture) + name[1..]
        : words.In(Languages.Default.Name(code));

    /// <summary>The province or territory; outside Canada whatever the record says.</summary>
    public static string Province(string code, Words words) => Core.Places.Province.Find(code) is { } province ? words.In(province.Name) : code;
}
