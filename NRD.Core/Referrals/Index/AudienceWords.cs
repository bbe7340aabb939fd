using System.Collections.Frozen;
using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>
/// Words that say whom something is for. An organization often names in one sentence all whom its several services are for; such a word is
/// not true of a service that says otherwise of itself: a refuge for every gender is no women's refuge because a women's floor stands beside it.
/// </summary>
internal static class AudienceWords
{
    [Flags]
    internal enum Group
    {
        None = 0,
        Women = 1,
        Men = 2,
        Children = 4,
        Youth = 8,
        Seniors = 16,
    }

    /// <summary>What a service is found by that states it is for every gender; nobody types it.</summary>
    public static readonly SearchWord Everyone = new("for:everyone", "for:everyone", "for:everyone");

    private static readonly FrozenSet<string> GenderWords =
        "woman women womens female females femme femmes man men mens male males homme hommes".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly AgeRange ChildAges = new(0, 12);
    private static readonly AgeRange YouthAges = new(12, 24);
    private static readonly AgeRange SeniorAges = new(60, null);

    private static readonly (Group Group, string Words)[] All =
    [
        (Group.Women, "woman women womens female females lady ladies girl girls mother mothers femme femmes fille filles mere meres"),
        (Group.Men, "man men mens male males boy boys father fathers homme hommes garcon garcons pere peres"),
        (Group.Children, "child children childrens kid kids enfant enfants"),
        (Group.Youth, "youth youths teen teens teenager teenagers adolescent adolescents adolescente adolescentes ado ados jeune jeunes jeunesse"),
        (Group.Seniors, "senior seniors elderly aine aines ainee ainees"),
    ];

    /// <summary>Whether a word names a gender: whoever takes everyone takes her or him too.</summary>
    public static bool IsGender(SearchWord word) => GenderWords.Contains(word.Text);

    /// <summary>Whom the service, by what it states, is not in particular for.</summary>
    public static Group Denied(Eligibility stated)
    {
        var denied = Group.None;
        if (stated.Genders is { } genders and not Genders.None)
        {
            var women = (genders & (Genders.Women | Genders.TransWomen)) != 0;
            var men = (genders & (Genders.Men | Genders.TransMen)) != 0;
            denied |= women && !men ? Group.None : Group.Women;
            denied |= men && !women ? Group.None : Group.Men;
        }

        if (stated.Ages is { } ages)
        {
            denied |= stated.Children == true || Meets(ages, ChildAges) ? Group.None : Group.Children;
            denied |= Meets(ages, YouthAges) ? Group.None : Group.Youth;
            denied |= Meets(ages, SeniorAges) ? Group.None : Group.Seniors;
        }

        return denied;
    }

    /// <summary>All that an index may hold of the words of these groups.</summary>
    public static IEnumerable<string> Terms(Group groups)
    {
        foreach (var (group, words) in All)
        {
            if (groups.HasFlag(group))
            {
                foreach (var term in SearchText.Terms(words, language: null))
                {
                    yield return term;
                }
            }
        }
    }

    private static bool Meets(AgeRange one, AgeRange other) =>
        (one.From ?? 0) <= (other.To ?? int.MaxValue) && (other.From ?? 0) <= (one.To ?? int.MaxValue);
}
