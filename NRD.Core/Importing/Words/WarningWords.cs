using static NRD.Core.Importing.Words.Said;

namespace NRD.Core.Importing.Words;

/// <summary>What somebody should know of an import that was done.</summary>
internal static class WarningWords
{
    private const int Shown = 10;

    public static Bilingual Ignored(IEnumerable<string> files)
    {
        var names = List(files, Shown);
        return InBoth($"Not read, since they hold no data: {names}.", $"Non lus, car ils ne contiennent pas de données : {names}.");
    }

    public static Bilingual ArchivesWithin(IEnumerable<string> files)
    {
        var names = List(files, Shown);
        return InBoth(
            $"Archives not read, since an archive within another is not opened: {names}. Import them by themselves if they belong to the directory.",
            $"Archives non lues, car une archive dans une autre n’est pas ouverte : {names}. Importez-les à part si elles font partie du répertoire.");
    }

    public static Bilingual Encoding(string file, string encoding) => InBoth(
        $"{file}: not UTF-8, read as {encoding}. Check a name with an accent in it.",
        $"{file} : n’est pas en UTF-8, lu en {encoding}. Vérifiez un nom qui porte un accent.");

    public static Bilingual NotOfFormat(string file, string format) => InBoth(
        $"{file}: not {format}; it was not read.",
        $"{file} : ce n’est pas du {format}; il n’a pas été lu.");

    public static Bilingual NoAgency(string file) => InBoth(
        $"{file}: holds no Agency element; it was not read.",
        $"{file} : ne contient aucun élément Agency; il n’a pas été lu.");

    public static Bilingual NotIcarol(string file) => InBoth(
        $"{file}: not such an export, for it lacks the column ResourceAgencyNum; it was not read.",
        $"{file} : ce n’est pas une telle exportation, car la colonne ResourceAgencyNum y manque; il n’a pas été lu.");

    public static Bilingual NotHsds(string file) => InBoth(
        $"{file}: holds no organization and no service in the shape of HSDS; it was not read.",
        $"{file} : ne contient ni organisme ni service sous la forme HSDS; il n’a pas été lu.");

    public static Bilingual NotATable(string file) => InBoth(
        $"{file}: not a table of this format; it was not read.",
        $"{file} : ce n’est pas une table de ce format; il n’a pas été lu.");

    public static Bilingual TableKeptAside(string file) => InBoth(
        $"{file}: not a table of this format; its rows are kept aside and shown nowhere.",
        $"{file} : ce n’est pas une table de ce format; ses lignes sont gardées à part et ne sont montrées nulle part.");

    public static Bilingual ColumnsKeptAside(string file, IEnumerable<string> columns)
    {
        var names = List(columns, int.MaxValue);
        return InBoth(
            $"{file}: kept aside, since no field here is for them: {names}.",
            $"{file} : gardées à part, car aucun champ d’ici ne leur correspond : {names}.");
    }

    public static Bilingual Invisible(string file, int cells) => InBoth(
        $"{file}: control or invisible characters were taken out of {cells:N0} cells.",
        $"{file} : des caractères de contrôle ou invisibles ont été retirés de {cells:N0} cellules.");

    public static Bilingual Twins(string file, int rows, string other) => InBoth(
        $"{file}: {rows:N0} rows say the same as in {other} and count as unchanged.",
        $"{file} : {rows:N0} lignes disent la même chose que dans {other} et comptent comme inchangées.");

    public static Bilingual Differing(string file, int objects) => InBoth(
        $"{file}: {objects:N0} objects occur again under the same id with other values; the first stands.",
        $"{file} : {objects:N0} objets reviennent sous le même identifiant avec d’autres valeurs; le premier est retenu.");

    public static Bilingual LostAddresses(string file, int lost, int all) => InBoth(
        $"{file}: {lost:N0} of {all:N0} rows name a location that does not exist, so none of its references is relied on. The addresses are kept as notes only.",
        $"{file} : {lost:N0} lignes sur {all:N0} nomment un lieu qui n’existe pas; on ne se fie donc à aucun de ses renvois. Les adresses ne sont gardées que comme notes.");

    public static Bilingual Misplaced(string file, int points) => InBoth(
        $"{file}: {points:N0} points lie far outside the province of their address and were left out.",
        $"{file} : {points:N0} points se trouvent bien en dehors de la province de leur adresse et ont été laissés de côté.");

    public static Bilingual ReadByMapping(string file, string map) => InBoth(
        $"{file}: read by the mapping '{map}', which fits it.",
        $"{file} : lu au moyen de la correspondance « {map} », qui lui convient.");

    public static Bilingual ReadByGuess(string file, IReadOnlyList<(string Field, string Column)> english, IReadOnlyList<(string Field, string Column)> french)
    {
        string Words(string from, string inFrench) => string.Join(", ",
            english.Select(f => $"{f.Field} {from} {f.Column}").Concat(french.Select(f => $"{f.Field} ({inFrench}) {from} {f.Column}")));
        return InBoth(
            $"{file}: read without a mapping, by a guess from its columns: {Words("from", "French")}. Write a mapping if that is not right.",
            $"{file} : lu sans correspondance, d’après ses colonnes : {Words("tiré de", "français")}. Si ce n’est pas juste, écrivez une correspondance.");
    }

    public static Bilingual NotGuessed(string file) => InBoth(
        $"{file}: not read, since its columns tell no name beside an address, a phone or a description. Name it alone, with a mapping.",
        $"{file} : non lu, car ses colonnes n’indiquent pas de nom accompagné d’une adresse, d’un téléphone ou d’une description. Nommez-le seul, avec une correspondance.");

    public static Bilingual HeldByNone(string file, IEnumerable<string> paths)
    {
        var names = List(paths);
        return InBoth(
            $"{file}: the mapping names what no record holds: {names}.",
            $"{file} : la correspondance nomme ce qu’aucun enregistrement ne contient : {names}.");
    }
}
