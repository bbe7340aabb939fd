using static NRD.Core.Importing.Words.Said;

namespace NRD.Core.Importing.Words;

/// <summary>Why an import as a whole is refused, and what to do: about paths, archives and sizes.</summary>
internal static class RefusalWords
{
    private const int Shown = 10;

    public static Bilingual SourceNameTooLong(int limit) => InBoth(
        $"The name of the source is longer than {limit:N0} characters. Give a shorter one with --source.",
        $"Le nom de la source dépasse {limit:N0} caractères. Donnez-en un plus court avec --source.");

    public static Bilingual NothingNamed() => InBoth(
        $"No file was named. Name a file, a folder or a zip archive.",
        $"Aucun fichier n’a été nommé. Nommez un fichier, un dossier ou une archive zip.");

    public static Bilingual NotFound(string path) => InBoth(
        $"'{path}' was not found. Name a file, a folder or a zip archive.",
        $"« {path} » est introuvable. Nommez un fichier, un dossier ou une archive zip.");

    public static Bilingual NotAllowed(string path) => InBoth(
        $"'{path}' cannot be read: this account may not open it. Give it the right to read, or copy the file elsewhere.",
        $"« {path} » ne peut pas être lu : ce compte n’a pas le droit de l’ouvrir. Donnez-lui le droit de lecture ou copiez le fichier ailleurs.");

    public static Bilingual NotReadable(string path) => InBoth(
        $"'{path}' cannot be read: another program holds it, or the disk answers no more. Close the file or copy it, and try again.",
        $"« {path} » ne peut pas être lu : un autre programme le tient, ou le disque ne répond plus. Fermez le fichier ou copiez-le, puis recommencez.");

    public static Bilingual NotASoundArchive(string path) => InBoth(
        $"'{path}' is not a sound zip archive. Pack it again, or name the unpacked folder.",
        $"« {path} » n’est pas une archive zip en bon état. Refaites-la ou nommez le dossier décompressé.");

    public static Bilingual FileTooLarge(string name, long bytes, long limit) => InBoth(
        $"'{name}' has {bytes:N0} bytes; the limit is {limit:N0}. Split it and import its parts under one source name.",
        $"« {name} » compte {bytes:N0} octets; la limite est de {limit:N0}. Divisez-le et importez ses parties sous un même nom de source.");

    public static Bilingual TooManyFiles(string name, int limit) => InBoth(
        $"'{name}' holds more than {limit:N0} files. Name a folder with fewer.",
        $"« {name} » contient plus de {limit:N0} fichiers. Nommez un dossier qui en contient moins.");

    public static Bilingual TooManyEntries(string name, int count, int limit) => InBoth(
        $"'{name}' holds {count:N0} entries; the limit is {limit:N0}. Pack only the files of the directory.",
        $"« {name} » contient {count:N0} entrées; la limite est de {limit:N0}. N’y mettez que les fichiers du répertoire.");

    public static Bilingual NoKnownEnding(string name, IEnumerable<string> endings, IReadOnlyCollection<string> seen)
    {
        var known = List(endings);
        return seen.Count == 0
            ? InBoth(
                $"'{name}' holds no file with a known ending ({known}). It is empty.",
                $"« {name} » ne contient aucun fichier dont la terminaison est connue ({known}). Il est vide.")
            : InBoth(
                $"'{name}' holds no file with a known ending ({known}). It holds: {List(seen, Shown)}.",
                $"« {name} » ne contient aucun fichier dont la terminaison est connue ({known}). On y trouve : {List(seen, Shown)}.");
    }

    public static Bilingual Spreadsheet(string name) => InBoth(
        $"'{name}' is a spreadsheet or a text document. Save it as CSV (UTF-8) and import that.",
        $"« {name} » est une feuille de calcul ou un document de texte. Enregistrez-le en CSV (UTF-8) et importez ce fichier.");

    public static Bilingual PointsOut(string name) => InBoth(
        $"'{name}' holds an entry that points out of the archive. Nothing of it was read.",
        $"« {name} » contient une entrée qui mène hors de l’archive. Rien n’en a été lu.");

    public static Bilingual UnpacksTooLarge(string name, long limit) => InBoth(
        $"'{name}' unpacks to more than {limit:N0} bytes. Split it and import its parts under one source name.",
        $"« {name} » dépasse {limit:N0} octets une fois décompressé. Divisez-le et importez ses parties sous un même nom de source.");

    public static Bilingual UnpacksTooFar(string name, int ratio) => InBoth(
        $"'{name}' unpacks to more than {ratio} times its size. Name the unpacked folder if that is right.",
        $"« {name} » atteint plus de {ratio} fois sa taille une fois décompressé. Si c’est normal, nommez le dossier décompressé.");
}
