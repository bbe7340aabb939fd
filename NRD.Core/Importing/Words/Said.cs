using System.Globalization;

namespace NRD.Core.Importing.Words;

/// <summary>Makes one sentence in both languages, with numbers as each of them writes numbers.</summary>
internal static class Said
{
    /// <summary>Names in a message; what goes beyond is counted by nobody.</summary>
    private const int MostNames = 60;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");

    public static Bilingual InBoth(FormattableString en, FormattableString fr) => new(en.ToString(English), fr.ToString(French));

    public static string List(IEnumerable<string> names, int most = MostNames)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(most)) + (all.Count > most ? ", …" : "");
    }
}
