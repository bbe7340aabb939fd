using NodaTime;

namespace NRD.Core.Reporting;

/// <summary>How strongly telling somebody is called for, weakest first. There is no level for "no duty": that is for counsel to say.</summary>
public enum AdviceLevel
{
    /// <summary>The law leaves it open; the person's wishes decide.</summary>
    May = 1,

    /// <summary>The law or the facts are not certain: a supervisor is asked.</summary>
    Ask,

    /// <summary>It is told at once; nobody may hold it back.</summary>
    Must,
}

/// <summary>Who can be told. Each has its own contact, log and completion: one never stands for another.</summary>
public enum ReportingChannel
{
    Emergency,
    ChildProtection,
    Police,
    AdultProtection,
    GovernmentBody,
}

/// <summary>Advice on one channel.</summary>
/// <param name="Recipient">Who is told.</param>
/// <param name="PoliceSatisfies">Whether telling the police alone is enough; <see cref="Answer.Unknown"/> where the law is not confirmed, <c>null</c> where the question does not arise.</param>
/// <param name="Line">A phone number that the rules name; of child and adult protection only.</param>
/// <param name="Citation">The law or the policy behind it.</param>
/// <param name="RuleIds">The rows of the rules that were used.</param>
public sealed record ChannelAdvice(
    ReportingChannel Channel,
    AdviceLevel Level,
    Bilingual Recipient,
    Answer? PoliceSatisfies,
    string? Line,
    Bilingual Citation,
    ValueList<string> RuleIds,
    LocalDate? EffectiveFrom,
    LocalDate? ReviewedOn,
    ValueList<AdviceReason> Reasons);

/// <summary>All that advice depends on.</summary>
internal sealed record AdviceQuestion(Situation Situation, DutyRules Rules, CentrePolicy Policy, LocalDate Day)
{
    public bool IsDangerous => Situation.LifeInDanger == Answer.Yes || Situation.Harm.IsMet || Situation.Harm.MayBeMet;

    /// <summary>A known age under 19, or the appearance of one. An unknown age is not one.</summary>
    public bool IsMinor => Situation.Band is not AgeBand.From19 and not AgeBand.Unknown;
}
