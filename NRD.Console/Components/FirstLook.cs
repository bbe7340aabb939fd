using NRD.Core;

namespace NRD.Console.Components;

/// <summary>How a page shows before the operator has touched anything: what they chose last time, else what their browser asks for.</summary>
public sealed record FirstLook(Language Language, Theme Theme)
{
    public const string LanguageCookie = "nrd-language";
    public const string ThemeCookie = "nrd-theme";

    public static FirstLook Of(HttpContext context) => new(
        context.Request.Cookies[LanguageCookie] switch
        {
            "fr" => Language.French,
            "en" => Language.English,
            _ => Preferred(context.Request.Headers.AcceptLanguage),
        },
        context.Request.Cookies[ThemeCookie] switch
        {
            "light" => Theme.Light,
            "dark" => Theme.Dark,
            _ => Theme.System,
        });

    /// <summary>The first of English and French that the browser names; English where it names neither.</summary>
    private static Language Preferred(IEnumerable<string?> acceptLanguage) => string.Join(',', acceptLanguage)
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(';')[0].Split('-')[0])
        .FirstOrDefault(language => language is "en" or "fr") == "fr" ? Language.French : Language.English;
}
