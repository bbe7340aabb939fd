namespace NRD.Core.Reporting;

/// <summary>What lets something be told.</summary>
public enum TellingBasis
{
    Consent,

    /// <summary>The law requires it.</summary>
    Duty,

    /// <summary>A life is in danger this minute.</summary>
    LifeInDanger,

    /// <summary>The three tests are met, and a second person confirmed it or did not answer in time.</summary>
    ImminentHarm,

    /// <summary>The Centre reads its published policy so.</summary>
    PublishedPolicy,

    /// <summary>The law was not certain, and a supervisor found that it applies.</summary>
    SupervisorFound,
}

/// <summary>Why something may not be told yet.</summary>
public enum TellingUnmet
{
    /// <summary>The decision does not say to report on this channel.</summary>
    NotDecided,

    /// <summary>The person has not agreed, and nothing else lets it.</summary>
    NoConsent,

    /// <summary>The person said no, and nothing else lets it.</summary>
    ConsentRefused,

    /// <summary>The three tests are met: a second person confirms first.</summary>
    HarmNotConfirmed,

    /// <summary>The law is not certain: a supervisor says whether it applies.</summary>
    SupervisorNotAsked,

    /// <summary>A supervisor found that the law does not apply here.</summary>
    FoundNotToApply,
}

/// <summary>What a supervisor found on a channel.</summary>
public enum SupervisorFinding
{
    /// <summary>It is to be reported.</summary>
    Applies,

    /// <summary>It is not within the duty; the reason is recorded.</summary>
    DoesNotApply,
}

/// <summary>Everything that may let one channel be told, at one moment.</summary>
/// <param name="Decision">The latest of the contact.</param>
/// <param name="Consent">The answer that a valid consent for this recipient and purpose gives.</param>
/// <param name="HarmSettled">A second person confirmed the three tests, or was asked and did not answer in time.</param>
/// <param name="Finding">The latest finding of a supervisor on this decision and channel.</param>
public sealed record TellingCase(ReportDecision Decision, ReportingChannel Channel, ConsentAnswer Consent, bool HarmSettled, SupervisorFinding? Finding);

/// <summary>Whether one channel may be told, and by what right (rules R08, R10, R11). Pure; a reason typed freely opens nothing.</summary>
public static class TellingGate
{
    /// <returns>The basis, or what is missing; exactly one of the two.</returns>
    public static (TellingBasis? Basis, TellingUnmet? Unmet) Of(TellingCase telling)
    {
        var decision = telling.Decision;
        if (decision.ActOn(telling.Channel) != ChannelAct.Report || decision.Advice.On(telling.Channel) is not { } advice)
        {
            return (null, TellingUnmet.NotDecided);
        }

        // What the law requires and what saves a life waits for nobody.
        if (telling.Channel is ReportingChannel.Emergency or ReportingChannel.Police && decision.Situation.LifeInDanger == Answer.Yes)
        {
            return (TellingBasis.LifeInDanger, null);
        }

        // A supervisor's finding lets a contact be closed without the report; it never stops somebody from making it.
        if (advice.Level == AdviceLevel.Must)
        {
            return (telling.Channel == ReportingChannel.Police ? TellingBasis.PublishedPolicy : TellingBasis.Duty, null);
        }

        if (telling.Finding == SupervisorFinding.DoesNotApply)
        {
            return (null, TellingUnmet.FoundNotToApply);
        }

        if (telling.Consent == ConsentAnswer.Yes && !decision.Situation.ThirdParty)
        {
            return (TellingBasis.Consent, null);
        }

        if (decision.Situation.Harm.IsMet && telling.Channel is ReportingChannel.Emergency or ReportingChannel.Police)
        {
            return telling.HarmSettled ? (TellingBasis.ImminentHarm, null) : (null, TellingUnmet.HarmNotConfirmed);
        }

        return Uncertain(telling, advice);
    }

    /// <summary>A supervisor says whether an uncertain law applies, and whether a tip about somebody else is passed on; never that a refusal does not count.</summary>
    private static (TellingBasis? Basis, TellingUnmet? Unmet) Uncertain(TellingCase telling, ChannelAdvice advice)
    {
        var mayBeFound = advice.Level == AdviceLevel.Ask && (telling.Channel is not (ReportingChannel.Police or ReportingChannel.Emergency) || telling.Decision.Situation.ThirdParty);
        return mayBeFound
            ? telling.Finding == SupervisorFinding.Applies ? (TellingBasis.SupervisorFound, null) : (null, TellingUnmet.SupervisorNotAsked)
            : (null, telling.Consent == ConsentAnswer.No || telling.Decision.Situation.Consent == ConsentAnswer.No ? TellingUnmet.ConsentRefused : TellingUnmet.NoConsent);
    }
}
