using System.Text.RegularExpressions;

namespace NRD.Core.Referrals;

/// <summary>Finds what an editor of the synonyms should not leave behind.</summary>
internal static partial class ThesaurusCheck
{
    public static IReadOnlyList<GroupProblem> Problems(SynonymGroup[] groups)
    {
        var problems = new List<GroupProblem>();
        foreach (var same in groups.GroupBy(group => group.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            problems.Add(Of(GroupPart.Name, $"Two groups are named “{same.Key}”.", $"Deux groupes s’appellent « {same.Key} »."));
        }

        foreach (var group in groups)
        {
            problems.AddRange(Of(group));
        }

        problems.AddRange(Shared(groups, group => group.En, french: false));
        problems.AddRange(Shared(groups, group => group.Fr, french: true));
        return problems;
    }

    private static IEnumerable<GroupProblem> Of(SynonymGroup group)
    {
        if (!IdPattern().IsMatch(group.Id))
        {
            yield return group.Id.Length == 0
                ? Of(GroupPart.Name, "The group has no name: give it one of lower-case letters, digits and hyphens.", "Le groupe n’a pas de nom : donnez-lui-en un, de minuscules sans accent, de chiffres et de traits d’union.")
                : Of(
                    GroupPart.Name,
                    $"The name “{group.Id}” needs lower-case letters, digits and hyphens only.",
                    $"Le nom « {group.Id} » ne peut contenir que des minuscules sans accent, des chiffres et des traits d’union.");
        }

        if (group.En.Count == 0)
        {
            yield return Of(GroupPart.English, $"{Said(group)} has no English word: write at least one.", $"{Dit(group)} n’a aucun mot anglais : écrivez-en au moins un.");
        }

        if (group.Fr.Count == 0)
        {
            yield return Of(GroupPart.French, $"{Said(group)} has no French word: write at least one.", $"{Dit(group)} n’a aucun mot français : écrivez-en au moins un.");
        }

        foreach (var (part, text) in Written(group).Where(written => SearchText.Query(written.Text).IsEmpty))
        {
            yield return Of(
                part,
                $"“{text}” in group “{group.Id}” holds no letter or digit.",
                $"« {text} », dans le groupe « {group.Id} », ne contient ni lettre ni chiffre.");
        }

        foreach (var (part, text) in Twice(group.En, french: false).Select(text => (GroupPart.English, text)).Concat(Twice(group.Fr, french: true).Select(text => (GroupPart.French, text))))
        {
            yield return Of(
                part,
                $"“{text}” stands twice in group “{group.Id}”, or differs only by its ending.",
                $"« {text} » figure deux fois dans le groupe « {group.Id} », ou n’y diffère que par sa terminaison.");
        }

        foreach (var text in group.OneWayFrom.Where(text => Leads(group.En, text, french: false) || Leads(group.Fr, text, french: true)))
        {
            yield return Of(
                GroupPart.OneWay,
                $"“{text}” is a word of group “{group.Id}”: it cannot lead to it one way as well.",
                $"« {text} » est un mot du groupe « {group.Id} » : il ne peut pas aussi y mener à sens unique.");
        }

        foreach (var need in group.Needs.Where(need => !NeedPattern().IsMatch(need)))
        {
            yield return Of(
                GroupPart.Needs,
                $"“{need}” in group “{group.Id}” is not a code of the list of needs.",
                $"« {need} », dans le groupe « {group.Id} », n’est pas un code de la liste des besoins.");
        }
    }

    private static string Said(SynonymGroup group) => group.Id.Length == 0 ? "The group" : $"Group “{group.Id}”";

    private static string Dit(SynonymGroup group) => group.Id.Length == 0 ? "Le groupe" : $"Le groupe « {group.Id} »";

    private static GroupProblem Of(GroupPart part, string english, string french) => new(part, new(english, french));

    private static IEnumerable<(GroupPart Part, string Text)> Written(SynonymGroup group) =>
        group.En.Select(text => (GroupPart.English, text)).Concat(group.Fr.Select(text => (GroupPart.French, text))).Concat(group.OneWayFrom.Select(text => (GroupPart.OneWay, text)));

    private static IEnumerable<string> Twice(ValueList<string> texts, bool french) =>
        texts.GroupBy(text => Key(text, french), StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Last());

    private static bool Leads(ValueList<string> side, string text, bool french) =>
        Key(text, french) is { Length: > 0 } key && side.Any(member => Key(member, french) == key);

    /// <summary>A word of two groups makes one of them: whoever types a word of the first also finds all of the second.</summary>
    private static IEnumerable<GroupProblem> Shared(SynonymGroup[] groups, Func<SynonymGroup, ValueList<string>> side, bool french) =>
        from word in groups.SelectMany(one => side(one).Select(text => (one.Id, Text: text, Key: Key(text, french))))
        where word.Key.Length > 0
        group word by word.Key into same
        let ids = same.Select(word => word.Id).Distinct(StringComparer.Ordinal).ToArray()
        where ids.Length > 1
        select Of(
            french ? GroupPart.French : GroupPart.English,
            $"“{same.First().Text}” stands in the groups “{string.Join("”, “", ids)}” and would join them: keep it in one, or let it lead one way.",
            $"« {same.First().Text} » figure dans les groupes « {string.Join(" », « ", ids)} » et les confondrait : gardez-le dans un seul, ou faites-en un mot à sens unique.");

    private static string Key(string text, bool french) =>
        string.Join(' ', SearchText.Query(text).Words.Select(word => french ? word.Word.FrenchStem : word.Word.EnglishStem));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^([A-L][1-9]|X[1-5])$")]
    private static partial Regex NeedPattern();
}
