namespace NRD.Core.Reporting;

/// <summary>The police, by the route of the place. Consent decides, except as the Centre's policy and danger say otherwise.</summary>
internal static class PoliceAdvice
{
    public static ChannelAdvice For(AdviceQuestion question)
    {
        var rule = question.Rules.Telling.Police;
        var published = question.Policy == CentrePolicy.Published && (question.Situation.Harm.IsMet || (question.IsMinor && question.Situation.Grounds.Count > 0));
        return new(
            ReportingChannel.Police,
            published ? AdviceLevel.Must : question.IsDangerous || question.Situation.ThirdParty ? AdviceLevel.Ask : ByConsent(question.Situation.Consent),
            rule.Recipient,
            null,
            null,
            rule.For(question.Policy),
            [$"POLICY-{ReportingCodes.Policies[question.Policy].ToUpperInvariant()}"],
            null,
            null,
            Reasons(question, published).ToValueList());
    }

    /// <summary>Not asked is still open: the person is asked first. A refusal is not overridden by one person alone.</summary>
    private static AdviceLevel ByConsent(ConsentAnswer consent) => consent switch
    {
        ConsentAnswer.Yes => AdviceLevel.May,
        ConsentAnswer.NotAsked => AdviceLevel.May,
        ConsentAnswer.No => AdviceLevel.Ask,
    };

    private static IEnumerable<AdviceReason> Reasons(AdviceQuestion question, bool published)
    {
        if (published)
        {
            yield return new(ReasonCode.PublishedPolicy);
        }

        if (question.Situation.LifeInDanger == Answer.Yes)
        {
            yield return new(ReasonCode.LifeInDanger);
        }
        else if (question.IsDangerous)
        {
            yield return new(question.Situation.Harm.IsMet ? ReasonCode.ImminentHarm : ReasonCode.HarmTestOpen);
        }

        yield return ConsentReason.Of(question.Situation);
    }
}

/// <summary>What the person said to being spoken of, as a reason.</summary>
internal static class ConsentReason
{
    public static AdviceReason Of(Situation situation) => new(situation.ThirdParty
        ? ReasonCode.ThirdPartyTip
        : situation.Consent switch
        {
            ConsentAnswer.Yes => ReasonCode.ConsentGiven,
            ConsentAnswer.No => ReasonCode.ConsentRefused,
            ConsentAnswer.NotAsked => ReasonCode.ConsentNotAsked,
        });
}
