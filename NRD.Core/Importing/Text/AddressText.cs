using System.Text.RegularExpressions;
using NRD.Core.Partners;

namespace NRD.Core.Importing.Text;

/// <summary>Reads an address out of one cell, and puts the parts of another into their usual shape.</summary>
internal static partial class AddressText
{
    /// <summary>ISO 3166-2 code of a Canadian province or territory, from its code, name or usual abbreviation in either language.</summary>
    public static string? Province(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var key = Letters().Replace(Fold(text), "");
        return Provinces.TryGetValue(key.StartsWith("ca", StringComparison.Ordinal) && key.Length == 4 ? key[2..] : key, out var code) ? $"CA-{code}" : null;
    }

    /// <summary>ISO 3166-1 code of a country, or the word itself.</summary>
    public static string? Country(string? text) => text is null || text == "-1" ? null : Letters().Replace(Fold(text), "") switch
    {
        "ca" or "can" or "canada" => "CA",
        "us" or "usa" or "unitedstates" or "unitedstatesofamerica" or "etatsunis" => "US",
        "gb" or "uk" or "unitedkingdom" => "GB",
        _ => text.Length == 2 ? text.ToUpperInvariant() : text,
    };

    /// <summary>Puts parts that a source keeps apart into one address.</summary>
    public static Address? Make(string? line1, string? line2, string? city, string? province, string? postal, string? country, string? original = null)
    {
        line1 = HtmlText.Line(line1);
        line2 = HtmlText.Line(line2);
        city = HtmlText.Line(city);
        province = province == "-1" ? null : province;
        postal = HtmlText.Line(postal);
        if (line1 is null && line2 is null && city is null && province is null && postal is null && original is null)
        {
            return null;
        }

        if (line1 is null)
        {
            (line1, line2) = (line2, null);
        }

        var canadian = PostalCode(postal);
        var code = Province(province);
        var land = Country(country);
        var abroad = UsStates.Code(province);

        // "CA" is both California and Canada, "DE", "MA" and the like no province at all: what else is said decides.
        var inCanada = land == "CA" || (land is null && (canadian is not null || (code is not null && (abroad is null || !IsZip(postal)))));
        if (inCanada && land is null or "CA")
        {
            return new Address(line1, line2, city, code ?? province ?? ProvinceOf(canadian), canadian ?? postal, "CA", original);
        }

        return new Address(line1, line2, city, (land is null or "US" ? abroad : null) ?? province, postal, land ?? (abroad is not null && IsZip(postal) ? "US" : land ?? "CA"), original);
    }

    /// <summary>Reads one cell, perhaps of several lines.</summary>
    /// <param name="province">The province that holds where the cell names none.</param>
    public static Address? Read(string? cell, string? city = null, string? province = null, string? postal = null, string? country = null)
    {
        if (cell is null)
        {
            return Make(null, null, city, province, postal, country);
        }

        var text = HtmlText.Plain(cell) ?? cell;
        var code = PostalInText().Match(text);
        var zip = code.Success ? null : ZipInText().Match(text) is { Success: true } z ? z : null;
        var found = code.Success ? code.Value : zip?.Groups["zip"].Value;
        var rest = code.Success ? text.Remove(code.Index, code.Length) : zip is not null ? text.Remove(zip.Groups["zip"].Index, zip.Groups["zip"].Length) : text;

        var parts = rest.Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count > 1 && Country(parts[^1]) is "CA" or "US" && parts[^1].Length > 2)
        {
            country ??= Country(parts[^1]);
            parts.RemoveAt(parts.Count - 1);
        }

        string? state = null;
        if (parts.Count > 0 && (Province(parts[^1]) is not null || UsStates.Code(parts[^1]) is not null) && (parts.Count > 1 || parts[^1].Length == 2))
        {
            state = parts[^1];
            parts.RemoveAt(parts.Count - 1);
        }
        else if (parts.Count > 0 && CityAndProvince().Match(parts[^1]) is { Success: true } both && Province(both.Groups["province"].Value) is not null)
        {
            state = both.Groups["province"].Value;
            parts[^1] = both.Groups["city"].Value.TrimEnd();
        }

        string? town = null;
        if (parts.Count > 1 && (state is not null || found is not null) && !LooksLikeStreet().IsMatch(parts[^1]))
        {
            town = parts[^1];
            parts.RemoveAt(parts.Count - 1);
        }

        var line1 = parts.Count > 0 ? parts[0] : null;
        var line2 = parts.Count > 1 ? string.Join(", ", parts.Skip(1)) : null;
        return Make(line1, line2, town ?? city, state ?? province, found ?? postal, country, cell);
    }

    /// <summary>The postal code in its usual shape, <c>A1A 1A1</c>; <c>null</c> where it is not a Canadian one.</summary>
    public static string? PostalCode(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var m = PostalWhole().Match(text);
        return m.Success ? $"{m.Groups[1].Value} {m.Groups[2].Value}".ToUpperInvariant() : null;
    }

    /// <summary>A box that nobody can walk to.</summary>
    public static bool IsPostBox(string? line) => line is not null && PostBox().IsMatch(line);

    /// <summary>The province that a postal code lies in, by its first letter; Nunavut and the Northwest Territories share one.</summary>
    public static string? ProvinceOf(string? postalCode) => postalCode is not { Length: >= 3 } ? null : char.ToUpperInvariant(postalCode[0]) switch
    {
        'A' => "CA-NL",
        'B' => "CA-NS",
        'C' => "CA-PE",
        'E' => "CA-NB",
        'G' or 'H' or 'J' => "CA-QC",
        'K' or 'L' or 'M' or 'N' or 'P' => "CA-ON",
        'R' => "CA-MB",
        'S' => "CA-SK",
        'T' => "CA-AB",
        'V' => "CA-BC",
        'X' => postalCode[..3].ToUpperInvariant() is "X0A" or "X0B" or "X0C" ? "CA-NU" : "CA-NT",
        'Y' => "CA-YT",
        _ => null,
    };

    private static bool IsZip(string? postal) => postal is not null && Zip().IsMatch(postal);

    internal static string Fold(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD)
        .Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static readonly Dictionary<string, string> Provinces = new()
    {
        ["ab"] = "AB",
        ["alberta"] = "AB",
        ["alta"] = "AB",
        ["bc"] = "BC",
        ["cb"] = "BC",
        ["britishcolumbia"] = "BC",
        ["colombiebritannique"] = "BC",
        ["mb"] = "MB",
        ["manitoba"] = "MB",
        ["man"] = "MB",
        ["nb"] = "NB",
        ["newbrunswick"] = "NB",
        ["nouveaubrunswick"] = "NB",
        ["nl"] = "NL",
        ["nf"] = "NL",
        ["nfld"] = "NL",
        ["tnl"] = "NL",
        ["newfoundland"] = "NL",
        ["newfoundlandandlabrador"] = "NL",
        ["newfoundlandlabrador"] = "NL",
        ["terreneuveetlabrador"] = "NL",
        ["terreneuve"] = "NL",
        ["ns"] = "NS",
        ["novascotia"] = "NS",
        ["nouvelleecosse"] = "NS",
        ["nt"] = "NT",
        ["nwt"] = "NT",
        ["northwestterritories"] = "NT",
        ["territoiresdunordouest"] = "NT",
        ["nu"] = "NU",
        ["nunavut"] = "NU",
        ["on"] = "ON",
        ["ont"] = "ON",
        ["ontario"] = "ON",
        ["pe"] = "PE",
        ["pei"] = "PE",
        ["ipe"] = "PE",
        ["princeedwardisland"] = "PE",
        ["iledupriceedouard"] = "PE",
        ["ileduprinceedouard"] = "PE",
        ["qc"] = "QC",
        ["pq"] = "QC",
        ["que"] = "QC",
        ["quebec"] = "QC",
        ["sk"] = "SK",
        ["sask"] = "SK",
        ["saskatchewan"] = "SK",
        ["yt"] = "YT",
        ["yk"] = "YT",
        ["yukon"] = "YT",
        ["yukonterritory"] = "YT",
    };

    [GeneratedRegex(@"[^a-z]")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^\s*([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[\s-]*(\d[ABCEGHJ-NPRSTV-Z]\d)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PostalWhole();

    [GeneratedRegex(@"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]*\d[ABCEGHJ-NPRSTV-Z]\d\b", RegexOptions.IgnoreCase)]
    private static partial Regex PostalInText();

    [GeneratedRegex(@"\b[A-Z]{2}\.?,?\s+(?<zip>\d{5}(?:-\d{4})?)\b")]
    private static partial Regex ZipInText();

    [GeneratedRegex(@"^\s*\d{5}(-\d{4})?\s*$")]
    private static partial Regex Zip();

    [GeneratedRegex(@"^(?<city>\D{2,}?)[\s(]+(?<province>[A-Z]{2}|Ont|Que|Qué|Alta|Sask|Man)\.?\)?$")]
    private static partial Regex CityAndProvince();

    [GeneratedRegex(@"\d|\b(suite|unit|floor|street|st|ave|avenue|road|rd|rue|boul|blvd|chemin|bureau|étage|room)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeStreet();

    [GeneratedRegex(@"^\W*(p\.?\s*o\.?\s*box|post\s+office\s+box|box\s+\d|c\.?\s*p\.?\s*\d|case\s+postale|casier\s+postal|general delivery|poste restante)", RegexOptions.IgnoreCase)]
    private static partial Regex PostBox();
}
