using NodaTime;
using NRD.Core.Reporting;

namespace NRD.Core.Calls.Deciding;

/// <summary>A decision as it is kept: sealed, and never changed.</summary>
public sealed class ContactDecision
{
    public ContactDecision(ReportDecision decision)
    {
        Id = decision.Id;
        ContactId = decision.ContactId;
        Number = decision.Number;
        OperatorId = decision.OperatorId;
        DecidedAt = decision.DecidedAt;
        Detail = new Restricted<ReportDecision>(decision);
    }

    private ContactDecision()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>Counted from 1; the highest holds.</summary>
    public int Number { get; private set; }

    public string OperatorId { get; private set; } = default!;

    public Instant DecidedAt { get; private set; }

    public Restricted<ReportDecision> Detail { get; private set; } = default!;
}

/// <summary>What a supervisor found on one channel of a decision, with the reason; added, never changed.</summary>
public sealed class ContactFinding
{
    public ContactFinding(Guid id, Guid contactId, Guid decisionId, ReportingChannel channel, SupervisorFinding finding, string reason, string supervisorId, Instant now)
    {
        Id = id;
        ContactId = contactId;
        DecisionId = decisionId;
        Channel = channel;
        Finding = finding;
        Reason = new Restricted<string>(reason);
        SupervisorId = supervisorId;
        FoundAt = now;
    }

    private ContactFinding()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid DecisionId { get; private set; }

    public ReportingChannel Channel { get; private set; }

    public SupervisorFinding Finding { get; private set; }

    public Restricted<string> Reason { get; private set; } = default!;

    public string SupervisorId { get; private set; } = default!;

    public Instant FoundAt { get; private set; }
}

/// <summary>That a second person was asked to confirm imminent harm, and what came of it.</summary>
public sealed class HarmConfirmation
{
    /// <summary>After that the operator goes on by themselves.</summary>
    public static readonly Duration Wait = Duration.FromSeconds(60);

    public HarmConfirmation(Guid decisionId, Guid contactId, string askedBy, Instant now)
    {
        Id = decisionId;
        ContactId = contactId;
        AskedBy = askedBy;
        AskedAt = now;
    }

    private HarmConfirmation()
    {
    }

    /// <summary>The decision it is about.</summary>
    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public string AskedBy { get; private set; } = default!;

    public Instant AskedAt { get; private set; }

    public string? ConfirmedBy { get; private set; }

    /// <summary>When it was confirmed, or when the operator went on without an answer.</summary>
    public Instant? SettledAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsSettled => SettledAt is not null;

    public bool MayGoOn(Instant now) => now >= AskedAt + Wait;

    public void Confirm(string by, Instant now)
    {
        ConfirmedBy = by;
        SettledAt = now;
        Version = Guid.NewGuid();
    }

    public void GoOn(Instant now)
    {
        SettledAt = now;
        Version = Guid.NewGuid();
    }
}
