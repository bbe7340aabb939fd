using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using NRD.Core;

namespace NRD.Console.Resources;

/// <summary>Every sentence the console says, by area and key, in the language of the culture.</summary>
public static class Texts
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Areas = new();

    /// <summary>The language of the terminal.</summary>
    public static Language Terminal => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? Language.French : Language.English;

    /// <summary>A sentence of the command line, in the language of the terminal.</summary>
    public static string Hosting(string key, params object?[] values) => Get("Hosting", key, CultureInfo.CurrentUICulture, values);

    /// <summary>A sentence of a verb of the command line, in the language of the terminal.</summary>
    public static string Commands(string key, params object?[] values) => Get("Commands", key, CultureInfo.CurrentUICulture, values);

    /// <param name="area">The resource file, such as <c>Search</c>.</param>
    /// <exception cref="MissingManifestResourceException">There is no such sentence: a slip of ours that no operator may meet as an empty line.</exception>
    public static string Get(string area, string key, CultureInfo culture, params object?[] values)
    {
        var texts = Areas.GetOrAdd(area, name => new($"NRD.Console.Resources.{name}", typeof(Texts).Assembly));
        var text = texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"{area}.{key}");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
