using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>Adult protection, for a person who lacks the capacity to protect themselves.</summary>
internal static class AdultProtectionAdvice
{
    public static IEnumerable<ChannelAdvice> For(AdviceQuestion question)
    {
        var places = question.Situation.Place is { } known ? [known] : Province.All;
        var found = places
            .SelectMany(place => question.Rules.OfAdults(place, question.Day).Select(rule => (Place: place, Rule: rule, Level: LevelOn(question, rule))))
            .Where(f => f.Level is not null)
            .ToList();
        if (found.Count == 0)
        {
            yield break;
        }

        var level = found.Max(f => f.Level) ?? AdviceLevel.Ask;
        var strictest = found.Where(f => f.Level == level).ToList();
        var first = strictest[0];
        var somewhere = question.Situation.Place is null;
        yield return new(
            ReportingChannel.AdultProtection,
            level,
            somewhere ? question.Rules.Telling.AdultWhereThePersonIs : first.Rule.Recipient,
            somewhere ? Answer.No : first.Rule.PoliceSatisfies,
            somewhere ? null : first.Rule.Line,
            somewhere ? ChildProtectionAdvice.Citations(strictest.Select(f => (f.Place.Code, f.Rule.Citation))) : first.Rule.Citation,
            strictest.Select(f => f.Rule.Id).Distinct().ToValueList(),
            somewhere ? null : first.Rule.EffectiveFrom,
            somewhere ? null : first.Rule.ReviewedOn,
            strictest.SelectMany(f => Reasons(question, f.Place, f.Rule, level)).Distinct().ToValueList());
    }

    /// <summary>A rule that does not hold on the day is a question, never an answer.</summary>
    private static AdviceLevel? LevelOn(AdviceQuestion question, AdultRule rule) =>
        LevelOf(question.Situation, rule) is { } level ? rule.HoldsOn(question.Day) ? level : AdviceLevel.Ask : null;

    /// <summary>Nobody is taken for an adult, or for lacking capacity, without being known to be so.</summary>
    private static AdviceLevel? LevelOf(Situation situation, AdultRule rule) => situation.LacksCapacity switch
    {
        Answer.No => null,
        Answer.Unknown => situation.Band == AgeBand.Unknown || IsAdult(situation.Band, rule) ? rule.WhenUnknown : null,
        Answer.Yes => situation.Band is AgeBand.Unknown or AgeBand.AppearsMinor ? AdviceLevel.Ask
            : !IsAdult(situation.Band, rule) ? null
            : IsAbuseOrNeglect(situation) ? rule.Level
            : rule.Level == AdviceLevel.Must ? AdviceLevel.Ask : rule.Level,
    };

    private static bool IsAdult(AgeBand band, AdultRule rule) => band >= rule.From && band <= AgeBand.From19;

    // Whether exploitation of labour alone is abuse of an adult is stated nowhere.
    private static bool IsAbuseOrNeglect(Situation situation) => situation.Grounds.Any(ground => ground != Ground.LabourExploitation);

    private static IEnumerable<AdviceReason> Reasons(AdviceQuestion question, Province place, AdultRule rule, AdviceLevel level)
    {
        var situation = question.Situation;
        if (!rule.HoldsOn(question.Day))
        {
            yield return new(ReasonCode.NoRuleForTheDay, place.Name);
        }
        else if (situation.LacksCapacity == Answer.Unknown)
        {
            yield return new(ReasonCode.CapacityUnknown, place.Name);
        }
        else if (situation.Band is AgeBand.Unknown or AgeBand.AppearsMinor)
        {
            yield return new(ReasonCode.AgeUnknown);
        }
        else if (level != rule.Level)
        {
            yield return new(situation.Grounds.Count == 0 ? ReasonCode.GroundsUnknown : ReasonCode.LawSilent, place.Name);
        }
        else
        {
            yield return new(rule.Basis switch
            {
                RuleBasis.Stated => level == AdviceLevel.Must ? ReasonCode.LawRequires : ReasonCode.LawLeavesOpen,
                RuleBasis.GuardianCentred => ReasonCode.GuardianCentred,
                RuleBasis.Silent => ReasonCode.LawSilent,
                RuleBasis.Unconfirmed => ReasonCode.LawNotConfirmed,
                RuleBasis.Professionals => ReasonCode.ProfessionalsOnly,
            }, place.Name);
        }

        if (level == AdviceLevel.May)
        {
            yield return ConsentReason.Of(situation);
        }

        if (rule.PoliceSatisfies == Answer.Yes && situation.Place is not null)
        {
            yield return new(ReasonCode.PoliceSatisfy);
        }

        if (rule.Standing == RuleStanding.Unconfirmed)
        {
            yield return new(ReasonCode.RowNotConfirmed);
        }

        if (rule.ReviewedOn is null)
        {
            yield return new(ReasonCode.NotReviewed);
        }
    }
}
