using System.Globalization;
using NRD.Console.Resources;
using NRD.Core;

namespace NRD.Console.Components;

/// <summary>The console's sentences in one language; a component gets the one in use as a cascading value, and a new one when the operator switches.</summary>
public sealed class Words(Language language)
{
    public static readonly Words English = new(Language.English);

    public static readonly Words French = new(Language.French);

    public Language Language { get; } = language;

    /// <summary>Canadian, for dates, numbers and the <c>lang</c> attribute.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Tag(language));

    public Words Other => Language == Language.English ? French : English;

    /// <param name="key">Area and key, such as <c>Search.Title</c>.</param>
    public string this[string key, params object?[] values]
    {
        get
        {
            var dot = key.IndexOf('.', StringComparison.Ordinal);
            return Texts.Get(key[..dot], key[(dot + 1)..], Culture, values);
        }
    }

    public static Words Of(Language language) => language == Language.French ? French : English;

    public static string Tag(Language language) => language == Language.French ? "fr-CA" : "en-CA";

    /// <summary>The sentence for a number: <c>.one</c> or <c>.many</c>. In French nothing is singular, in English plural.</summary>
    public string Count(string key, int number, params object?[] others) =>
        this[key + (number == 1 || (number == 0 && Language == Language.French) ? ".one" : ".many"), [number, .. others]];

    public string In(Bilingual text) => text.In(Language);

    /// <summary>The <c>lang</c> of a partner's text where it could only be shown in the other language; otherwise <c>null</c>.</summary>
    public string? LangOf(Bilingual text) => text.LanguageOf(Language) is var shown && shown != Language ? Tag(shown) : null;

    /// <summary>Joins words as a person would: "a, b and c".</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => this["Shell.And", string.Join(", ", items.Take(items.Count - 1)), items[^1]],
    };
}
