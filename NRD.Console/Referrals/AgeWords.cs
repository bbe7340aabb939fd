using NRD.Console.Components;
using NRD.Core.Partners;

namespace NRD.Console.Referrals;

/// <summary>Ages as one says them.</summary>
public static class AgeWords
{
    /// <summary>The bands an operator may hear instead of an age.</summary>
    public static readonly IReadOnlyList<AgeRange> Bands = [new(0, 12), new(13, 15), new(16, 17), new(18, 24), new(25, 54), new(55, 64), new(65, null)];

    public static string Say(AgeRange ages, Words words) => (ages.From, ages.To) switch
    {
        (null or 0, null) => words["Filters.AnyAge"],
        (null or 0, { } to) => words["Filters.UnderAge", to + 1],
        ({ } from, null) => words["Filters.AgeAndOver", from],
        ({ } from, { } to) when from == to => words["Filters.ExactAge", from],
        ({ } from, { } to) => words["Filters.AgeRange", from, to],
    };
}
