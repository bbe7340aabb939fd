using NRD.Console.Components;
using NRD.Core.Partners;

namespace NRD.Console.Referrals;

/// <summary>Who a service says it is for, in a line.</summary>
public static class EligibilityWords
{
    private static readonly Genders[] Each = [Genders.Women, Genders.Men, Genders.TransWomen, Genders.TransMen, Genders.NonBinary];

    /// <summary>What is stated, without what is not; empty where nothing is.</summary>
    public static string Say(Eligibility eligibility, Words words)
    {
        var parts = new List<string>();
        if (eligibility.Ages is { } ages)
        {
            parts.Add(AgeWords.Say(ages, words));
        }

        if (eligibility.Genders is { } genders)
        {
            parts.Add(Say(genders, words));
        }

        if (eligibility.Status is { } status)
        {
            parts.Add(Say(status, words));
        }

        if (eligibility.IndigenousOnly == true)
        {
            parts.Add(words["Filters.IndigenousOnly"]);
        }

        return string.Join(words["Search.Separator"], parts);
    }

    public static string Say(Genders genders, Words words) => genders == Genders.All
        ? words["Filters.AllGenders"]
        : words.List([.. Each.Where(one => genders.HasFlag(one)).Select(one => words[$"Filters.Gender{one}"])]);

    public static string Say(StatusRequirement status, Words words) => words[$"Filters.Requires{status}"];

    /// <summary>Yes, no, or not stated: which is never a no (rule R16).</summary>
    public static string Accepts(bool? accepted, Words words) => accepted switch
    {
        true => words["Record.Yes"],
        false => words["Record.No"],
        null => words["Record.NotStated"],
    };
}
