using NodaTime;

namespace NRD.Core.Calls;

/// <summary>Why a contact must be kept longer. A code, so that nothing about a person is typed into it.</summary>
public enum HoldReason
{
    CourtOrder,
    LegalProceedings,
    Complaint,
    PrivacyIncident,
    RequestOfThePerson,
}

/// <summary>Keeps one contact from being purged, until it is lifted. Two supervisors place it and two lift it.</summary>
public sealed class LegalHold
{
    public LegalHold(Guid contactId, HoldReason reason, string requestedBy, string approvedBy, Instant now)
    {
        ContactId = contactId;
        Reason = reason;
        RequestedBy = requestedBy;
        ApprovedBy = approvedBy;
        PlacedAt = now;
    }

    private LegalHold()
    {
    }

    public Guid ContactId { get; private set; }

    public HoldReason Reason { get; private set; }

    /// <summary>A staff id, as is <see cref="ApprovedBy"/>.</summary>
    public string RequestedBy { get; private set; } = default!;

    public string ApprovedBy { get; private set; } = default!;

    public Instant PlacedAt { get; private set; }
}
