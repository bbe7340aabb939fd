using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>Finds a group by any of its words, whatever the accents and case.</summary>
public static class GroupWords
{
    public static bool Holds(SynonymGroup group, string wanted)
    {
        var folded = SearchText.Fold(wanted);
        return folded.Length == 0 || group.En.Concat(group.Fr).Concat(group.OneWayFrom).Prepend(group.Id)
            .Any(text => SearchText.Fold(text).Contains(folded, StringComparison.Ordinal));
    }
}
