using NodaTime;

namespace NRD.Core.Reporting;

/// <summary>What is done about one channel.</summary>
public enum ChannelAct
{
    /// <summary>It is told.</summary>
    Report,

    /// <summary>Not now: the person’s wishes decide, or nothing calls for it.</summary>
    NotNow,

    /// <summary>A supervisor is asked first.</summary>
    AskSupervisor,
}

/// <summary>The choice on one channel that the advice names.</summary>
public sealed record ChannelChoice(ReportingChannel Channel, ChannelAct Act);

/// <summary>One step of the communication route as it stood, so that a decision can be read years later.</summary>
/// <param name="Service">Id of the police service; <c>null</c> for a step that names none.</param>
/// <param name="Reasons">Codes.</param>
public sealed record DecidedStep(string Kind, string? Service, Bilingual? Contact, bool Chosen, ValueList<string> Reasons);

/// <summary>What the three tests of immediate danger rest on, each in words of its own.</summary>
public sealed record HarmGrounds(string? KnownPerson, string? SeriousHarm, string? Imminent)
{
    public static readonly HarmGrounds None = new(null, null, null);

    /// <summary>A limb answered with yes has its grounds.</summary>
    public bool Carry(HarmTest test) =>
        Carries(test.KnownPerson, KnownPerson) && Carries(test.SeriousHarm, SeriousHarm) && Carries(test.Imminent, Imminent);

    private static bool Carries(Answer answer, string? grounds) => answer != Answer.Yes || !string.IsNullOrWhiteSpace(grounds);
}

/// <summary>
/// What somebody decided about telling others, with all that it rested on. Never changed: looking at it again makes another one.
/// </summary>
/// <param name="Number">Counted from 1 in its contact.</param>
/// <param name="Advice">As it was given, with the versions of its rules.</param>
/// <param name="Choices">One for each channel that the advice names.</param>
/// <param name="Reasons">Why, in the operator's words.</param>
public sealed record ReportDecision(
    Guid Id,
    Guid ContactId,
    int Number,
    Situation Situation,
    HarmGrounds Grounds,
    ValueList<FactorAnswer> Factors,
    ReportingAdvice Advice,
    CentrePolicy Policy,
    ValueList<ChannelChoice> Choices,
    ValueList<DecidedStep> Route,
    string Reasons,
    string OperatorId,
    Instant DecidedAt)
{
    public ChannelAct? ActOn(ReportingChannel channel) => Choices.FirstOrDefault(choice => choice.Channel == channel)?.Act;

    /// <inheritdoc cref="NRD.Core.Restricted{T}"/>
    public override string ToString() => $"Decision {Id}";
}

/// <summary>Why a decision is not taken yet.</summary>
public enum DecisionFault
{
    /// <summary>A factor is neither answered nor said to be unknown.</summary>
    FactorOpen,

    /// <summary>A limb of the test of danger is answered with yes and has no grounds.</summary>
    GroundsMissing,

    /// <summary>A channel that the advice names has no choice.</summary>
    ChannelOpen,

    /// <summary>Nobody holds back what the law requires (rule R11); only a supervisor may find that it does not apply.</summary>
    DutyHeldBack,

    /// <summary>The law or the facts are not certain: reporting or asking a supervisor, not dropping it.</summary>
    SupervisorNotAsked,

    ReasonsMissing,
}

/// <summary>What is wrong, and with what.</summary>
/// <param name="Factor">Set where it is about one factor.</param>
/// <param name="Channel">Set where it is about one channel.</param>
public sealed record DecisionProblem(DecisionFault Fault, string? Factor = null, ReportingChannel? Channel = null);

/// <summary>Whether a decision is whole (rules R10, R11, R12). Pure.</summary>
public static class DecisionCheck
{
    /// <returns>What is missing, in the order of the panel; empty where nothing is.</returns>
    public static IReadOnlyList<DecisionProblem> Problems(ReportDecision decision)
    {
        var problems = new List<DecisionProblem>();
        problems.AddRange(DecisionFactor.All.Where(factor => !decision.Factors.Any(answer => answer.Factor == factor.Code)).Select(factor => new DecisionProblem(DecisionFault.FactorOpen, Factor: factor.Code)));
        if (!decision.Grounds.Carry(decision.Situation.Harm))
        {
            problems.Add(new(DecisionFault.GroundsMissing));
        }

        foreach (var channel in decision.Advice.Channels.Select(advice => advice.Channel).Distinct())
        {
            if (Fault(decision, channel) is { } fault)
            {
                problems.Add(new(fault, Channel: channel));
            }
        }

        if (string.IsNullOrWhiteSpace(decision.Reasons))
        {
            problems.Add(new(DecisionFault.ReasonsMissing));
        }

        return problems;
    }

    /// <summary>The person's refusal alone is put to a supervisor only so that nobody overrides it; leaving it at that is always open.</summary>
    private static DecisionFault? Fault(ReportDecision decision, ReportingChannel channel)
    {
        if (decision.ActOn(channel) is not { } act)
        {
            return DecisionFault.ChannelOpen;
        }

        return decision.Advice.Channels.Where(advice => advice.Channel == channel).Max(advice => advice.Level) switch
        {
            AdviceLevel.Must => act == ChannelAct.Report ? null : DecisionFault.DutyHeldBack,
            AdviceLevel.Ask => act == ChannelAct.NotNow && !decision.Advice.NoneForNow ? DecisionFault.SupervisorNotAsked : null,
            AdviceLevel.May => null,
        };
    }
}
