using NRD.Core;

namespace NRD.Benchmarks.Records;

/// <summary>Names of partners that do not exist; enough different ones that the vocabulary grows with the directory, as it does in life.</summary>
internal static class InventedNames
{
    private static readonly string[] First =
    [
        "Al", "Ar", "Bel", "Ber", "Bri", "Cal", "Cor", "Dal", "Del", "Dor", "El", "Es", "Fal", "Fer", "Gal", "Gren", "Hal", "Har", "Is", "Jor",
        "Kel", "Lan", "Lor", "Mar", "Mel", "Mor", "Nor", "Ol", "Or", "Pel", "Quin", "Ral", "Ros", "Sal", "Sor", "Tal", "Tor", "Val", "Ver", "Wil",
    ];

    private static readonly string[] Middle =
        ["a", "e", "i", "o", "an", "en", "in", "on", "ar", "er", "ou", "al", "el", "is", "om", "ur", "ave", "ede", "ini", "olo"];

    private static readonly string[] Last =
    [
        "bec", "bourne", "brook", "dale", "dor", "field", "ford", "gate", "lac", "land", "leigh", "lieu", "lon", "mere", "mont", "nais", "nay", "quet", "rac", "rive",
        "rose", "sant", "sey", "stead", "tel", "ton", "val", "vane", "view", "wood",
    ];

    private static readonly Bilingual[] Bodies =
    [
        new("{0} House", "Maison {0}"), new("{0} Centre", "Centre {0}"), new("{0} Community Services", "Services communautaires {0}"),
        new("{0} Women’s Place", "L’Espace des femmes {0}"), new("{0} Family Resource Centre", "Carrefour familial {0}"), new("{0} Outreach", "Proximité {0}"),
        new("{0} Support Network", "Réseau d’entraide {0}"), new("{0} Legal Clinic", "Clinique juridique {0}"), new("{0} Health Team", "Équipe santé {0}"),
        new("{0} Youth Project", "Projet jeunesse {0}"), new("{0} Friendship Centre", "Centre d’amitié {0}"), new("{0} Newcomer Alliance", "Alliance des nouveaux arrivants {0}"),
    ];

    /// <summary>One of 24,000.</summary>
    public static string Word(Dice dice) => dice.Of(First) + dice.Of(Middle) + dice.Of(Last);

    public static Bilingual Body(Dice dice, string word)
    {
        var body = dice.Of(Bodies);
        return Fill(body, word);
    }

    public static Bilingual Fill(Bilingual pattern, params object[] words) => new(
        pattern.En is { } en ? string.Format(System.Globalization.CultureInfo.InvariantCulture, en, words) : null,
        pattern.Fr is { } fr ? string.Format(System.Globalization.CultureInfo.InvariantCulture, fr, words) : null);
}
