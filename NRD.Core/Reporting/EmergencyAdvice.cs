namespace NRD.Core.Reporting;

/// <summary>The emergency number: at once where a life is in danger, after a second person has looked where harm is imminent.</summary>
internal static class EmergencyAdvice
{
    public static IEnumerable<ChannelAdvice> For(AdviceQuestion question)
    {
        if (question.IsDangerous)
        {
            var rule = question.Rules.Telling.Emergency;
            var life = question.Situation.LifeInDanger == Answer.Yes;
            yield return new(
                ReportingChannel.Emergency,
                life ? AdviceLevel.Must : AdviceLevel.Ask,
                rule.Recipient,
                null,
                null,
                life ? rule.Life : rule.Harm,
                [life ? "LIFE" : "HARM"],
                null,
                null,
                Reasons(question.Situation, life).ToValueList());
        }
    }

    private static IEnumerable<AdviceReason> Reasons(Situation situation, bool life)
    {
        yield return new(life ? ReasonCode.LifeInDanger : situation.Harm.IsMet ? ReasonCode.ImminentHarm : ReasonCode.HarmTestOpen);
        yield return new(ReasonCode.LeastDisclosure);
        if (situation.ThirdParty || situation.Consent != ConsentAnswer.Yes)
        {
            yield return new(ReasonCode.NoticeOwed);
        }
    }
}
