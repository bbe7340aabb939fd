using static NRD.Core.Importing.Words.Said;

namespace NRD.Core.Importing.Words;

/// <summary>Why a change of a source was not taken over.</summary>
internal static class ConflictWords
{
    public static Bilingual BothChanged() => InBoth(
        $"The source and staff here both changed it. Ours stands; both values are kept.",
        $"La source et le personnel d’ici l’ont tous deux changé. Notre valeur demeure; les deux sont gardées.");

    public static Bilingual Moved() => InBoth(
        $"The source moves it to another organization, which an import never does. It stays where it is; both values are kept.",
        $"La source le déplace vers un autre organisme, ce qu’une importation ne fait jamais. Il reste où il est; les deux valeurs sont gardées.");

    public static Bilingual AbsentButReviewed() => InBoth(
        $"The record is absent from a complete import, and staff changed or reviewed it.",
        $"La fiche est absente d’une importation complète, et le personnel l’a changée ou vérifiée.");

    public static Bilingual TooManyAbsent() => InBoth(
        $"The record is absent from a complete import, together with more than 5 % of the source.",
        $"La fiche est absente d’une importation complète, avec plus de 5 % de la source.");
}
