namespace NRD.Core.Reporting;

/// <summary>Bodies other than police and protection: only where the person asks for them, or a law reaches any person.</summary>
internal static class GovernmentBodyAdvice
{
    public static IEnumerable<ChannelAdvice> For(AdviceQuestion question) =>
        question.Rules.Telling.Bodies.Select(rule => For(question, rule)).OfType<ChannelAdvice>();

    private static ChannelAdvice? For(AdviceQuestion question, BodyRule rule)
    {
        var situation = question.Situation;
        var asked = situation.Requested.Contains(rule.Body);
        var online = rule.Body == RequestedBody.Cybertip && situation.MaterialOnline == Answer.Yes;
        if (!asked && !online)
        {
            return null;
        }

        var law = online ? rule.RequiredIn(situation.Place) : null;
        return new(
            ReportingChannel.GovernmentBody,
            Level(situation, rule, law, online),
            rule.Recipient,
            null,
            null,
            law?.Citation ?? rule.Citation,
            [rule.Id],
            null,
            null,
            Reasons(situation, rule, law, asked, online).ToValueList());
    }

    private static AdviceLevel Level(Situation situation, BodyRule rule, BodyRequirement? law, bool online) =>
        law is not null ? situation.Band == AgeBand.Unknown ? AdviceLevel.Ask : AdviceLevel.Must
        : rule.Body == RequestedBody.ImmigrationAuthority ? AdviceLevel.Ask
        : online ? AdviceLevel.May
        : situation.ThirdParty || situation.Consent == ConsentAnswer.No ? AdviceLevel.Ask
        : AdviceLevel.May;

    private static IEnumerable<AdviceReason> Reasons(Situation situation, BodyRule rule, BodyRequirement? law, bool asked, bool online)
    {
        if (online)
        {
            yield return new(ReasonCode.MaterialOnline);
            yield return new(ReasonCode.LinkAsText);
        }

        if (law is not null)
        {
            yield return new(situation.Band == AgeBand.Unknown ? ReasonCode.AgeUnknown : ReasonCode.LawRequires, Places.Province.Find(law.Jurisdiction)?.Name);
            yield return new(ReasonCode.NotReviewed);
        }

        if (asked)
        {
            yield return new(situation.ThirdParty ? ReasonCode.AskedForByAnother : ReasonCode.AskedFor);
        }

        if (rule.Body == RequestedBody.ImmigrationAuthority)
        {
            yield return new(ReasonCode.ImmigrationRisk);
        }
    }
}
