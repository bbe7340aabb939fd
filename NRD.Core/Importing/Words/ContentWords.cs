using static NRD.Core.Importing.Words.Said;

namespace NRD.Core.Importing.Words;

/// <summary>Why an import as a whole is refused, and what to do: about what the files hold.</summary>
internal static class ContentWords
{
    public static Bilingual TooManyRows(int limit) => InBoth(
        $"There are more than {limit:N0} rows. Split the source and import its parts under one source name.",
        $"Il y a plus de {limit:N0} lignes. Divisez la source et importez ses parties sous un même nom de source.");

    public static Bilingual NoRow() => InBoth(
        $"There is not one row in it. Check that it is the right file.",
        $"Il ne contient aucune ligne. Vérifiez que c’est le bon fichier.");

    public static Bilingual TooManyColumns(string file, int count, int limit) => InBoth(
        $"{file}: {count:N0} columns; the limit is {limit:N0}. Leave out columns that are not needed.",
        $"{file} : {count:N0} colonnes; la limite est de {limit:N0}. Retirez les colonnes inutiles.");

    public static Bilingual TooManyProperties(string file, int limit) => InBoth(
        $"{file}: more than {limit:N0} different properties. Leave out those that are not needed.",
        $"{file} : plus de {limit:N0} propriétés différentes. Retirez celles qui sont inutiles.");

    public static Bilingual OpenQuotation(string file, int record) => InBoth(
        $"{file}: record {record:N0} is longer than a table's record can be, which is what a quotation mark that is never closed looks like.",
        $"{file} : l’enregistrement {record:N0} est plus long que ne peut l’être celui d’un tableau; c’est l’effet d’un guillemet jamais refermé.");

    public static Bilingual JsonTooDeep(string file, int limit) => InBoth(
        $"{file}: nested deeper than {limit} levels.",
        $"{file} : imbriqué au-delà de {limit} niveaux.");

    public static Bilingual NotSoundJson(string file, long line, long position) => InBoth(
        $"{file}: not sound JSON, at line {line:N0}, byte {position:N0}.",
        $"{file} : JSON mal formé, à la ligne {line:N0}, octet {position:N0}.");

    public static Bilingual NotSoundXml(string file, int line, int position) => InBoth(
        $"{file}: not sound XML, at line {line:N0}, position {position:N0}.",
        $"{file} : XML mal formé, à la ligne {line:N0}, position {position:N0}.");

    public static Bilingual DocumentType(string file) => InBoth(
        $"{file}: it declares a document type, which is refused because it can pull in other files. Take the DOCTYPE out.",
        $"{file} : il déclare un type de document, ce qui est refusé parce qu’un tel type peut faire lire d’autres fichiers. Retirez le DOCTYPE.");

    public static Bilingual NothingReadable() => InBoth(
        $"Nothing that can be read was found: no CSV, JSON, GeoJSON or XML.",
        $"Rien de lisible n’a été trouvé : ni CSV, ni JSON, ni GeoJSON, ni XML.");

    public static Bilingual NothingToMap() => InBoth(
        $"A mapping reads CSV, JSON and GeoJSON; none of them is there.",
        $"Une correspondance lit le CSV, le JSON et le GeoJSON; il n’y a rien de tel ici.");

    public static Bilingual NoneOfFormat(string format) => InBoth(
        $"No {format} was found. Leave --format out to have the format recognized by content.",
        $"Aucun contenu {format} n’a été trouvé. Sans --format, le format est reconnu d’après le contenu.");

    public static Bilingual NoPackage() => InBoth(
        $"None of the tables organizations, services and locations was found. An HSDS or Ohana package holds them as organizations.csv, services.csv and locations.csv in one folder or zip archive.",
        $"Aucune des tables organizations, services et locations n’a été trouvée. Un ensemble HSDS ou Ohana les contient sous les noms organizations.csv, services.csv et locations.csv, dans un même dossier ou une même archive zip.");

    public static Bilingual NoHsdsJson() => InBoth(
        $"No HSDS JSON was found. It is an organization, a service or a location object, an array or a page of them (under contents), or one on each line.",
        $"Aucun JSON HSDS n’a été trouvé. Il s’agit d’un objet organisme, service ou lieu, d’un tableau ou d’une page de tels objets (sous contents), ou d’un objet par ligne.");

    public static Bilingual OnlyTaxonomy(string files, int rows) => InBoth(
        $"There is only a taxonomy in it ({files}: {rows:N0} rows), and no organization, service or location; nothing was changed. Import it together with the directory that uses it, in one folder or zip archive.",
        $"Il n’y a là qu’une taxonomie ({files} : {rows:N0} lignes), sans organisme, service ni lieu; rien n’a été modifié. Importez-la avec le répertoire qui s’en sert, dans un même dossier ou une même archive zip.");

    public static Bilingual NoIcarol() => InBoth(
        $"No iCarol resource export was found. It is one CSV file whose columns include ResourceAgencyNum, PublicName, TaxonomyLevelName and ParentAgencyNum.",
        $"Aucune exportation de ressources iCarol n’a été trouvée. C’est un fichier CSV dont les colonnes comprennent ResourceAgencyNum, PublicName, TaxonomyLevelName et ParentAgencyNum.");

    public static Bilingual NoAirs() => InBoth(
        $"No AIRS XML was found: a file whose root Source holds Agency elements.",
        $"Aucun XML AIRS n’a été trouvé : un fichier dont la racine Source contient des éléments Agency.");
}
