using static NRD.Core.Importing.Words.Said;

namespace NRD.Core.Importing.Words;

/// <summary>Why a row was not taken in: about what stands in its cells.</summary>
internal static class CellWords
{
    public static Bilingual TooLong(int length, int limit) => InBoth(
        $"The text has {length:N0} characters; the limit is {limit:N0}.",
        $"Le texte compte {length:N0} caractères; la limite est de {limit:N0}.");

    public static Bilingual Quotation() => InBoth(
        $"The quotation marks of the row do not match, so its cells cannot be told apart.",
        $"Les guillemets de la ligne ne vont pas par paires; ses cellules ne peuvent donc pas être distinguées.");

    public static Bilingual TooManyCells(int cells, int columns) => InBoth(
        $"The row has {cells:N0} cells under {columns:N0} columns, so its cells may stand under the wrong names.",
        $"La ligne compte {cells:N0} cellules pour {columns:N0} colonnes; ses cellules se trouvent peut-être sous les mauvais noms.");

    public static Bilingual EmptyRow() => InBoth($"The row is empty.", $"La ligne est vide.");

    public static Bilingual SaysNothing() => InBoth($"The row says nothing.", $"La ligne ne dit rien.");

    public static Bilingual NoNumber() => InBoth($"The row has no number.", $"La ligne n’a pas de numéro.");

    public static Bilingual NoDigit() => InBoth(
        $"There is no digit in it that could be dialled.",
        $"Il n’y a là aucun chiffre que l’on puisse composer.");

    public static Bilingual NamesNobody() => InBoth(
        $"The row names nobody and nothing to reach them by.",
        $"La ligne ne nomme personne ni aucun moyen de joindre quelqu’un.");

    public static Bilingual NoLanguage() => InBoth($"The row names no language.", $"La ligne ne nomme aucune langue.");

    public static Bilingual NoWeekday() => InBoth(
        $"The row names no day of the week.",
        $"La ligne ne nomme aucun jour de la semaine.");

    public static Bilingual NotATime() => InBoth($"Not a time of day.", $"Ce n’est pas une heure du jour.");

    public static Bilingual NotADate() => InBoth($"Not a date.", $"Ce n’est pas une date.");

    public static Bilingual EndsBeforeItBegins() => InBoth($"It is before the first day.", $"Cette date précède le premier jour.");

    public static Bilingual NeitherOpenNorClosed() => InBoth(
        $"The row says neither that it is closed nor when it is open.",
        $"La ligne ne dit ni que c’est fermé ni quand c’est ouvert.");
}
