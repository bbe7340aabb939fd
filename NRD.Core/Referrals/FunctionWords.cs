using System.Collections.Frozen;

namespace NRD.Core.Referrals;

/// <summary>Words that carry grammar and no meaning of their own, in both languages, folded.</summary>
internal static class FunctionWords
{
    // Left out on purpose: "car", "son", "est" and others that are a function word in one language and a subject in the other.
    private static readonly FrozenSet<string> All = Set(
        """
        a an the of for to in on at by from with without into about as and or but if than then that this these those there
        is are am was were be been being do does did has have had can could will would should may might
        i me my we us our you your he him his she her hers they them their it its who whom whose which what where when how
        not no any some
        le la les un une des du de au aux l d qu j n s c m t en dans sur par pour avec sans chez vers
        et ou mais ni si que qui quoi dont
        je tu il elle on nous vous ils elles lui leur leurs se ce cet cette ces ma mes sa ses ta tes mon notre nos votre vos y
        ne pas suis es sommes etes sont etait avoir ai as avons avez ont avait
        """);

    private static readonly FrozenSet<string> Elisions = Set("l d qu j n s c m t jusqu lorsqu puisqu quoiqu presqu");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllBySpan = All.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ElisionsBySpan = Elisions.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> folded) => AllBySpan.Contains(folded);

    /// <summary>Whether an apostrophe after this is a French elision, so that only what follows is the word.</summary>
    public static bool IsElision(ReadOnlySpan<char> folded) => ElisionsBySpan.Contains(folded);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
