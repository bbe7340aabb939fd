using NodaTime;
using NRD.Core.Reporting;

namespace NRD.Core.Calls.Deciding;

/// <summary>How a report stands.</summary>
public enum ReportState
{
    /// <summary>Written, and nothing left yet.</summary>
    Composing,

    /// <summary>Somebody was told.</summary>
    Told,

    /// <summary>Told, and its outcome is known.</summary>
    Completed,

    /// <summary>Dropped before anything left: the consent was withdrawn, or the decision was another.</summary>
    Dropped,
}

/// <summary>What became of a report.</summary>
public enum ReportOutcome
{
    Accepted,
    NotTheirs,
    NoAnswer,
    CalledBackLater,
    Refused,
}

/// <summary>That somebody was told something; added, never changed.</summary>
/// <param name="Whom">Name and badge number, or the desk that answered.</param>
/// <param name="What">What was said, in short.</param>
public sealed record ReportLogLine(Instant At, string By, string Whom, string? EventNumber, string? FileNumber, string What);

/// <summary>What a report holds.</summary>
/// <param name="RecipientCode">Of the police service; <c>null</c> for a body that the advice names.</param>
/// <param name="Basis">What lets it be told.</param>
/// <param name="Text">As composed, and as it was told.</param>
/// <param name="Cites">Earlier reports on the same matter; the first of them is named in this one.</param>
public sealed record ReportDetail(
    Bilingual Recipient, string? RecipientCode, TellingBasis Basis, Guid? ConsentId, string Text, string Language,
    ValueList<SharedItem> Items, ValueList<ReportLogLine> Log, ReportOutcome? Outcome, ValueList<Guid> Cites)
{
    public string? EventNumber => Log.LastOrDefault(line => line.EventNumber is not null)?.EventNumber;

    /// <inheritdoc cref="NRD.Core.Restricted{T}"/>
    public override string ToString() => "[restricted]";
}

/// <summary>A report to one recipient as it is kept.</summary>
public sealed class ContactReport
{
    public ContactReport(Guid id, Guid contactId, Guid decisionId, ReportingChannel channel, Guid recipientId, ReportDetail detail, Instant now)
    {
        Id = id;
        ContactId = contactId;
        DecisionId = decisionId;
        Channel = channel;
        RecipientId = recipientId;
        StartedAt = now;
        Detail = new Restricted<ReportDetail>(detail);
    }

    private ContactReport()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid DecisionId { get; private set; }

    public ReportingChannel Channel { get; private set; }

    public Guid RecipientId { get; private set; }

    public ReportState State { get; private set; }

    public Instant StartedAt { get; private set; }

    /// <summary>When the first of it left the house.</summary>
    public Instant? ToldAt { get; private set; }

    public Restricted<ReportDetail> Detail { get; private set; } = default!;

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Counts as reported: somebody was told.</summary>
    public bool HasLeft => State is ReportState.Told or ReportState.Completed;

    public void Write(ReportDetail detail) => Keep(detail);

    public void Tell(ReportDetail detail, Instant now)
    {
        State = State == ReportState.Completed ? State : ReportState.Told;
        ToldAt ??= now;
        Keep(detail);
    }

    public void Complete(ReportDetail detail)
    {
        State = ReportState.Completed;
        Keep(detail);
    }

    public void Drop()
    {
        State = ReportState.Dropped;
        Version = Guid.NewGuid();
    }

    private void Keep(ReportDetail detail)
    {
        Detail = new Restricted<ReportDetail>(detail);
        Version = Guid.NewGuid();
    }
}
