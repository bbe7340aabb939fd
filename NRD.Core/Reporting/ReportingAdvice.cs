using NodaTime;

namespace NRD.Core.Reporting;

/// <summary>
/// Whom a situation must, may or, after asking a supervisor, perhaps should be told, with the reasons and what is missing.
/// Not legal advice. The same situation, rules, policy and day always give the same advice; it never scores and never says that there is no duty.
/// </summary>
/// <param name="Channels">Never empty; at most one of each kind but other government bodies.</param>
/// <param name="Missing">What nobody has answered yet and would change or settle the advice.</param>
/// <param name="Reasons">Reasons for the advice as a whole; each channel has its own besides.</param>
/// <param name="NoneForNow">Telling nobody is a choice that the person still has: the law requires nothing here that the table knows of.</param>
/// <param name="RuleVersion">The version of the rules that were used.</param>
/// <param name="Day">The day whose law was asked for.</param>
public sealed record ReportingAdvice(
    ValueList<ChannelAdvice> Channels, ValueList<MissingFact> Missing, ValueList<AdviceReason> Reasons, bool NoneForNow, string RuleVersion, LocalDate Day)
{
    /// <param name="day">The day whose law holds, where the person at risk is.</param>
    public static ReportingAdvice For(Situation situation, DutyRules rules, CentrePolicy policy, LocalDate day)
    {
        var question = new AdviceQuestion(situation, rules, policy, day);
        var channels = new List<ChannelAdvice>();
        channels.AddRange(EmergencyAdvice.For(question));
        channels.AddRange(ChildProtectionAdvice.For(question));
        channels.Add(PoliceAdvice.For(question));
        channels.AddRange(AdultProtectionAdvice.For(question));
        channels.AddRange(GovernmentBodyAdvice.For(question));

        var noneForNow = channels.TrueForAll(LeavesItOpen);
        return new(channels.ToValueList(), MissingFacts.Of(question).ToValueList(), General(situation, noneForNow).ToValueList(), noneForNow, rules.Version, day);

        // A refusal is put to a supervisor so that nobody overrides it alone; it is no ground for telling.
        bool LeavesItOpen(ChannelAdvice channel) => channel.Level == AdviceLevel.May
            || (channel.Channel == ReportingChannel.Police && channel.Level == AdviceLevel.Ask && situation.Consent == ConsentAnswer.No && !question.IsDangerous && !situation.ThirdParty);
    }

    public ChannelAdvice? On(ReportingChannel channel) => Channels.FirstOrDefault(c => c.Channel == channel);

    private static IEnumerable<AdviceReason> General(Situation situation, bool noneForNow)
    {
        if (situation.Place is null)
        {
            yield return new(ReasonCode.PlaceUnknown);
        }

        if (situation.Band is AgeBand.Unknown)
        {
            yield return new(ReasonCode.AgeUnknown);
        }
        else if (situation.Band is AgeBand.AppearsMinor)
        {
            yield return new(ReasonCode.AppearsMinor);
        }

        if (noneForNow)
        {
            yield return new(ReasonCode.NoneForNow);
        }
    }
}
