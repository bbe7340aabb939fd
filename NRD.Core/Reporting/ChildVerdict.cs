using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>What the law of one province says of a child, before places are compared.</summary>
internal sealed record ChildVerdict(AdviceLevel Level, ValueList<DutyRule> Rules, ValueList<AdviceReason> Reasons)
{
    private static readonly AgeBand[] MinorBands = [AgeBand.UpTo12, AgeBand.At13, AgeBand.From14To15, AgeBand.From16To17, AgeBand.At18];

    /// <returns><c>null</c> where the table knows no rule for that age.</returns>
    public static ChildVerdict? Of(AdviceQuestion question, Province place)
    {
        var situation = question.Situation;
        var rules = question.Rules.OfChildren(place, question.Day).ToList();
        if (rules.Count == 0)
        {
            return situation.Band == AgeBand.From19 ? null : Uncertain(question.Rules.Children.Where(r => r.Jurisdiction == place.Code).Take(1), ReasonCode.NoRuleForTheDay, place);
        }

        var bands = situation.Band is AgeBand.AppearsMinor or AgeBand.Unknown ? MinorBands : [situation.Band];
        var grounds = situation.Grounds.Count == 0 ? Enum.GetValues<Ground>().ToValueList() : situation.Grounds;
        var found = bands.SelectMany(band => grounds.Select(ground => One(rules, band, ground, situation.Perpetrator, place))).OfType<ChildVerdict>().ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var level = found.Max(v => v.Level);
        var strictest = found.Where(v => v.Level == level).ToList();
        var used = strictest.SelectMany(v => v.Rules).Distinct().ToValueList();
        return situation.Band == AgeBand.Unknown ? new(AdviceLevel.Ask, used, [new(ReasonCode.AgeUnknown)])
            : situation.Grounds.Count == 0 ? new(AdviceLevel.Ask, used, [new(ReasonCode.GroundsUnknown)])
            : new(level, used, strictest.SelectMany(v => v.Reasons).Distinct().ToValueList());
    }

    private static ChildVerdict? One(List<DutyRule> rules, AgeBand band, Ground ground, Perpetrator perpetrator, Province place)
    {
        if (rules.Where(r => r.Covers(band, ground, perpetrator)).MaxBy(r => r.Level) is { } rule)
        {
            // The strictest reading holds until somebody knows that it was not a parent.
            var dependsOnWho = perpetrator == Perpetrator.Unknown && !rules.Exists(r => r.Covers(band, ground, Perpetrator.Other) && r.Level == rule.Level);
            return new(rule.Level, [rule], dependsOnWho ? [ReasonOf(rule, place), new(ReasonCode.PerpetratorUnknown)] : [ReasonOf(rule, place)]);
        }

        // A child of that age is protected there, but no row speaks of this: that is a question, never an answer.
        return rules.Max(r => r.To) >= band ? Uncertain(rules.Where(r => r.From <= band && r.To >= band).Take(1), ReasonCode.LawSilent, place) : null;
    }

    private static ChildVerdict Uncertain(IEnumerable<DutyRule> near, ReasonCode why, Province place) => new(AdviceLevel.Ask, near.ToValueList(), [new(why, place.Name)]);

    private static AdviceReason ReasonOf(DutyRule rule, Province place) => rule.Basis switch
    {
        RuleBasis.Stated => new(rule.Level switch
        {
            AdviceLevel.Must => ReasonCode.LawRequires,
            AdviceLevel.May => ReasonCode.LawLeavesOpen,
            AdviceLevel.Ask => ReasonCode.LawNotConfirmed,
        }, place.Name),
        RuleBasis.GuardianCentred => new(ReasonCode.GuardianCentred, place.Name),
        RuleBasis.Silent => new(ReasonCode.LawSilent, place.Name),
        RuleBasis.Unconfirmed => new(ReasonCode.LawNotConfirmed, place.Name),
        RuleBasis.Professionals => new(ReasonCode.ProfessionalsOnly, place.Name),
    };
}
