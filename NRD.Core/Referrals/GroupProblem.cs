namespace NRD.Core.Referrals;

/// <summary>The part of a group of synonyms that an editor writes.</summary>
public enum GroupPart
{
    /// <summary>None in particular: the group as a whole.</summary>
    Whole,
    Name,
    English,
    French,
    OneWay,
    Needs,
}

/// <summary>What is wrong with a group, where, and in words.</summary>
public sealed record GroupProblem(GroupPart Part, Bilingual Text);
