using static NRD.Core.Importing.Words.Said;

namespace NRD.Core.Importing.Words;

/// <summary>Why a row was not taken in.</summary>
internal static class RejectionWords
{
    public static Bilingual NoName() => InBoth(
        $"A record without a name cannot be offered to anybody.",
        $"Une fiche sans nom ne peut être proposée à personne.");

    public static Bilingual OrganizationWithoutName() => InBoth(
        $"An organization without a name cannot be offered to anybody.",
        $"Un organisme sans nom ne peut être proposé à personne.");

    public static Bilingual ServiceWithoutName() => InBoth(
        $"A service without a name cannot be offered to anybody.",
        $"Un service sans nom ne peut être proposé à personne.");

    public static Bilingual SiteWithoutAnything() => InBoth(
        $"The site says neither where it is nor what it is called.",
        $"Le lieu ne dit ni où il se trouve ni comment il s’appelle.");

    public static Bilingual OrganizationNotTaken() => InBoth(
        $"Its agency was not taken in.",
        $"Son organisme n’a pas été retenu.");

    public static Bilingual BelongsToNobody() => InBoth(
        $"No organization with this id was taken in, so the service belongs to nobody.",
        $"Aucun organisme portant cet identifiant n’a été retenu; le service n’appartient donc à personne.");

    public static Bilingual LeadsNowhere() => InBoth(
        $"Nothing with this id was taken in, so the row belongs nowhere.",
        $"Rien qui porte cet identifiant n’a été retenu; la ligne ne se rattache donc à rien.");

    public static Bilingual SaysNoOwner() => InBoth(
        $"The row does not say what it belongs to.",
        $"La ligne ne dit pas à quoi elle se rattache.");

    public static Bilingual LocationUnused() => InBoth(
        $"No organization and no service that was taken in uses this location.",
        $"Aucun organisme ni service retenu n’utilise ce lieu.");

    public static Bilingual NoSuchService() => InBoth(
        $"No service with this id was taken in.",
        $"Aucun service portant cet identifiant n’a été retenu.");

    public static Bilingual NoSuchLocation() => InBoth(
        $"No location with this id was taken in.",
        $"Aucun lieu portant cet identifiant n’a été retenu.");

    public static Bilingual NoId() => InBoth(
        $"The row has no id, so nothing can be joined to it.",
        $"La ligne n’a pas d’identifiant; rien ne peut donc y être rattaché.");

    public static Bilingual SameId(int row) => InBoth(
        $"Row {row} has the same id.",
        $"La ligne {row} porte le même identifiant.");

    public static Bilingual SameIdElsewhere(string file, int row) => InBoth(
        $"{file}, row {row}, has the same id and says something else.",
        $"{file}, ligne {row}, porte le même identifiant et dit autre chose.");

    public static Bilingual UnknownLevel() => InBoth(
        $"Not a level that is known here: Agency, Site, Program or ProgramAtSite.",
        $"Ce niveau n’est pas connu ici : Agency, Site, Program ou ProgramAtSite.");

    public static Bilingual NotHsds() => InBoth(
        $"It is neither an organization nor a service nor a location in the shape of HSDS.",
        $"Ce n’est ni un organisme, ni un service, ni un lieu sous la forme HSDS.");

    public static Bilingual NotAnObject() => InBoth($"It is not an object.", $"Ce n’est pas un objet.");

    public static Bilingual NotInTable() => InBoth(
        $"The mapping's table of values does not hold it.",
        $"La table de valeurs de la correspondance ne contient pas cette valeur.");
}
