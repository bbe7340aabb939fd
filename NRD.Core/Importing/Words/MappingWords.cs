using static NRD.Core.Importing.Words.Said;

namespace NRD.Core.Importing.Words;

/// <summary>What is wrong with a mapping, or with using it.</summary>
internal static class MappingWords
{
    public static Bilingual Wrong(string key, Bilingual what) => new(
        $"The mapping is not right: {key} {what.En}.",
        $"La correspondance n’est pas juste : {key} {what.Fr}.");

    public static Bilingual NotFound(string name, IEnumerable<string> shipped)
    {
        var names = List(shipped);
        return InBoth(
            $"The mapping '{name}' was not found: it is neither a file nor one of {names}.",
            $"La correspondance « {name} » est introuvable : ce n’est ni un fichier ni l’une de celles-ci : {names}.");
    }

    public static Bilingual NoList(string file, string path) => InBoth(
        $"{file}: the mapping looks for the records under '{path}', and there is no list.",
        $"{file} : la correspondance cherche les enregistrements sous « {path} », où il n’y a pas de liste.");

    public static Bilingual HoldsNothing(string file, string map, IEnumerable<string> columns)
    {
        var names = List(columns);
        return InBoth(
            $"{file}: no record holds anything that the mapping '{map}' names. The columns are: {names}.",
            $"{file} : aucun enregistrement ne contient ce que nomme la correspondance « {map} ». Les colonnes sont : {names}.");
    }

    public static Bilingual Needed(IEnumerable<string> columns)
    {
        var names = List(columns);
        return InBoth(
            $"The columns tell no name beside an address, a phone or a description, so a mapping is needed (--map FILE). The columns are: {names}.",
            $"Les colonnes n’indiquent pas de nom accompagné d’une adresse, d’un téléphone ou d’une description; il faut donc une correspondance (--map FICHIER). Les colonnes sont : {names}.");
    }

    public static Bilingual NoRecord() => InBoth($"There is no record in it.", $"Il ne contient aucun enregistrement.");

    public static Bilingual NoFields() => InBoth($"is missing: a mapping is an object with fields", $"manque : une correspondance est un objet qui contient fields");

    public static Bilingual NoName() => InBoth(
        $"is missing: a record without a name cannot be offered to anybody",
        $"manque : une fiche sans nom ne peut être proposée à personne");

    public static Bilingual NotPaths() => InBoth($"is not a list of paths", $"n’est pas une liste de chemins");

    public static Bilingual NotAZone() => InBoth($"is not a time zone such as America/Toronto", $"n’est pas un fuseau horaire comme America/Toronto");

    public static Bilingual NotAnOrder() => InBoth($"is neither day-first nor month-first", $"n’est ni day-first ni month-first");

    public static Bilingual NotKnown(string may) => InBoth($"is not known; allowed are {may}", $"n’est pas connu; sont permis : {may}");

    public static Bilingual NotAField(IEnumerable<string> fields)
    {
        var names = List(fields, int.MaxValue);
        return InBoth($"is not a field; the fields are {names}", $"n’est pas un champ; les champs sont : {names}");
    }

    public static Bilingual NotALanguage() => InBoth($"stands beside en and fr, which stand alone", $"se trouve à côté de en et de fr, qui doivent rester seuls");

    public static Bilingual NoSuchNeed(string value) => InBoth($"gives '{value}', which is no code of the taxonomy", $"donne « {value} », qui n’est pas un code de la taxonomie");

    public static Bilingual NoneOf(string value, IEnumerable<string> choices)
    {
        var names = List(choices);
        return InBoth($"gives '{value}', which is none of {names}", $"donne « {value} », qui n’est aucune de ces valeurs : {names}");
    }

    public static Bilingual NoSuchFocus(string value) => InBoth($"gives '{value}', which is no focus area", $"donne « {value} », qui n’est pas un champ d’action");

    public static Bilingual NotText() => InBoth($"is not a text", $"n’est pas un texte");

    public static Bilingual NotATruth() => InBoth($"is neither true nor false", $"n’est ni true ni false");

    public static Bilingual NotAValue() => InBoth($"is not a text, a number, true or false", $"n’est ni un texte, ni un nombre, ni true, ni false");

    public static Bilingual NotASource() => InBoth(
        $"is neither a path nor a list of paths nor an object",
        $"n’est ni un chemin, ni une liste de chemins, ni un objet");

    public static Bilingual NoSource() => InBoth(
        $"names no source: give from, template or constant",
        $"ne nomme aucune source : donnez from, template ou constant");
}
