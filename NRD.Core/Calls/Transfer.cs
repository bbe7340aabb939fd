using NodaTime;
using NRD.Core.Partners;

namespace NRD.Core.Calls;

/// <summary>The steps of a warm transfer, in their order.</summary>
public enum TransferStep
{
    /// <summary>Call the agency; say nothing about the person.</summary>
    CallAgency,

    /// <summary>Ask whether they have room and take a transfer now.</summary>
    AskCapacity,

    /// <summary>Ask the person what may be shared, and read it back.</summary>
    TakeConsent,

    /// <summary>Bring both together, with the briefing.</summary>
    Introduce,

    /// <summary>Stay until both say that it is well.</summary>
    Stay,
    Over,
}

/// <summary>How a warm transfer ended.</summary>
public enum TransferResult
{
    Connected,
    DeclinedNotEligible,
    DeclinedOther,
    Full,
    NoAnswer,

    /// <summary>A machine answered; nothing was left on it.</summary>
    VoicemailNotLeft,
    CallerLeft,
    CallerChangedMind,

    /// <summary>A consent it stood on was withdrawn: it stopped where it was (rule R09).</summary>
    ConsentWithdrawn,

    /// <summary>The contact was closed before it came to an end.</summary>
    Unfinished,
}

/// <summary>A warm transfer as it goes: each step is entered once the one before is done. Pure; a step that cannot be taken says why.</summary>
/// <param name="BriefingHandedOverAt">When the briefing left; from then on it is listed as having left.</param>
public sealed record Transfer(
    Guid Id,
    Guid ContactId,
    Guid ServiceId,
    Guid RecipientId,
    TransferStep Step,
    TransferResult? Result,
    string OperatorId,
    Instant StartedAt,
    Instant StepAt,
    Instant? BriefingHandedOverAt,
    ValueList<SharedItem> Left)
{
    public static Transfer Begin(Guid id, Guid contactId, Guid serviceId, Guid recipientId, string operatorId, Instant now) =>
        new(id, contactId, serviceId, recipientId, TransferStep.CallAgency, null, operatorId, now, now, null, []);

    public bool IsOver => Step == TransferStep.Over;

    /// <summary>What a transfer that ended this way says of the referral; <c>null</c> where it says nothing yet.</summary>
    public static ReferralOutcome? OutcomeOf(TransferResult result) => result switch
    {
        TransferResult.Connected => ReferralOutcome.Connected,
        TransferResult.DeclinedNotEligible => ReferralOutcome.NotEligible,
        TransferResult.DeclinedOther => ReferralOutcome.CouldNotGetHelp,
        TransferResult.Full => ReferralOutcome.NoCapacity,
        TransferResult.NoAnswer or TransferResult.VoicemailNotLeft => ReferralOutcome.CouldNotContact,
        TransferResult.CallerChangedMind or TransferResult.ConsentWithdrawn => ReferralOutcome.NoLongerInterested,
        TransferResult.CallerLeft or TransferResult.Unfinished => null,
    };

    /// <summary>What it says of the partner, for every other desk; <c>null</c> where it says nothing about it.</summary>
    public static DeskReportKind? ReportOf(TransferResult result) => result switch
    {
        TransferResult.Full => DeskReportKind.Full,
        TransferResult.NoAnswer or TransferResult.VoicemailNotLeft => DeskReportKind.NoAnswer,
        TransferResult.DeclinedNotEligible or TransferResult.DeclinedOther => DeskReportKind.Declined,
        TransferResult.Connected or TransferResult.CallerLeft or TransferResult.CallerChangedMind or TransferResult.ConsentWithdrawn or TransferResult.Unfinished => null,
    };

    /// <summary>The agency answered.</summary>
    public Transfer Answered(Instant now) => Next(TransferStep.CallAgency, TransferStep.AskCapacity, now);

    /// <summary>They have room and take a transfer now.</summary>
    public Transfer HasRoom(Instant now) => Next(TransferStep.AskCapacity, TransferStep.TakeConsent, now);

    /// <summary>The person agreed to what the briefing holds.</summary>
    /// <param name="unmet">What <see cref="Briefing.Unmet"/> says this moment.</param>
    /// <exception cref="InvalidOperationException">Something is unmet: a bug of the caller, who asks first.</exception>
    public Transfer Introduce(Briefing briefing, IReadOnlyList<BriefingFault> unmet, Instant now) => unmet.Count > 0
        ? throw new InvalidOperationException("A briefing is handed over only when nothing is unmet.")
        : Next(TransferStep.TakeConsent, TransferStep.Introduce, now) with { BriefingHandedOverAt = now, Left = briefing.Lines.Select(line => line.Item).ToValueList() };

    /// <summary>Both are on the line.</summary>
    public Transfer Together(Instant now) => Next(TransferStep.Introduce, TransferStep.Stay, now);

    /// <summary>It ended, at whatever step.</summary>
    /// <exception cref="InvalidOperationException">It is over already, or nobody was brought together.</exception>
    public Transfer Finish(TransferResult result, Instant now) =>
        IsOver ? throw new InvalidOperationException("The transfer is over.")
        : result == TransferResult.Connected && Step != TransferStep.Stay ? throw new InvalidOperationException("Nobody is connected before both are on the line.")
        : this with { Step = TransferStep.Over, Result = result, StepAt = now };

    private Transfer Next(TransferStep from, TransferStep to, Instant now) => Step == from
        ? this with { Step = to, StepAt = now }
        : throw new InvalidOperationException($"From {Step} it does not go to {to}.");
}
