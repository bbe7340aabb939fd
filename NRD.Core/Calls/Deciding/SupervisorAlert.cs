using NodaTime;

namespace NRD.Core.Calls.Deciding;

/// <summary>Why a supervisor should look now.</summary>
public enum AlertKind
{
    /// <summary>An operator has somebody whose life is in danger.</summary>
    LifeInDanger,

    /// <summary>A second person is asked to confirm imminent harm.</summary>
    ConfirmHarm,

    /// <summary>Nobody confirmed within a minute, and the operator went on.</summary>
    WentOnAlone,

    /// <summary>Something was reported that the law requires.</summary>
    DutyReported,

    /// <summary>An operator asks what the law or the protocol means here.</summary>
    Question,

    /// <summary>A tip waits for its decision longer than it should.</summary>
    TipLate,
}

/// <summary>
/// Something a supervisor should see. Ids and codes only. Some are reviewed afterwards, within a day.
/// </summary>
public sealed class SupervisorAlert
{
    /// <summary>Within which what was done alone is reviewed.</summary>
    public static readonly Duration ReviewWithin = Duration.FromHours(24);

    public SupervisorAlert(Guid id, AlertKind kind, Guid contactId, Guid? aboutId, string raisedBy, Instant now)
    {
        Id = id;
        Kind = kind;
        ContactId = contactId;
        AboutId = aboutId;
        RaisedBy = raisedBy;
        RaisedAt = now;
        ReviewDue = kind is AlertKind.LifeInDanger or AlertKind.WentOnAlone ? now + ReviewWithin : null;
    }

    private SupervisorAlert()
    {
    }

    public Guid Id { get; private set; }

    public AlertKind Kind { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>The decision or report it is about.</summary>
    public Guid? AboutId { get; private set; }

    public string RaisedBy { get; private set; } = default!;

    public Instant RaisedAt { get; private set; }

    /// <summary><c>null</c> where seeing it is enough.</summary>
    public Instant? ReviewDue { get; private set; }

    public string? SettledBy { get; private set; }

    /// <summary>When it was seen or, where a review is due, reviewed.</summary>
    public Instant? SettledAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsOpen => SettledAt is null;

    public void Settle(string by, Instant now)
    {
        SettledBy = by;
        SettledAt = now;
        Version = Guid.NewGuid();
    }
}

/// <summary>A tip by a third party, from its coming in to its being passed on.</summary>
public sealed class ContactTip
{
    /// <summary>Within which a tip is decided on; a supervisor is told of each that is not.</summary>
    public static readonly Duration DecideWithin = Duration.FromHours(2);

    public ContactTip(Guid contactId, Instant now)
    {
        ContactId = contactId;
        ReceivedAt = now;
    }

    private ContactTip()
    {
    }

    public Guid ContactId { get; private set; }

    public Instant ReceivedAt { get; private set; }

    public Instant? DecidedAt { get; private set; }

    /// <summary><c>null</c> also where it was decided not to pass it on.</summary>
    public Instant? SentAt { get; private set; }

    public Instant? AlertedAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsLate(Instant now) => DecidedAt is null && now >= ReceivedAt + DecideWithin;

    public void Decided(Instant now)
    {
        DecidedAt ??= now;
        Version = Guid.NewGuid();
    }

    public void Sent(Instant now)
    {
        SentAt ??= now;
        Version = Guid.NewGuid();
    }

    public void Alerted(Instant now)
    {
        AlertedAt ??= now;
        Version = Guid.NewGuid();
    }
}

/// <summary>A written notice owed to a person of whom something was told without their consent. Blocked until there is a safe way to reach them.</summary>
public sealed class OwedNotice
{
    public OwedNotice(Guid reportId, Guid contactId, Instant now)
    {
        Id = reportId;
        ContactId = contactId;
        OwedSince = now;
    }

    private OwedNotice()
    {
    }

    /// <summary>The report it is about.</summary>
    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Instant OwedSince { get; private set; }

    /// <summary>When a supervisor found a safe way; <c>null</c>: blocked.</summary>
    public Instant? SafeSince { get; private set; }

    public Instant? GivenAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsBlocked => SafeSince is null;

    public void FindSafe(Instant now)
    {
        SafeSince ??= now;
        Version = Guid.NewGuid();
    }

    /// <exception cref="InvalidOperationException">There is no safe way yet.</exception>
    public void Give(Instant now)
    {
        GivenAt = IsBlocked ? throw new InvalidOperationException("A notice that could be read by somebody else is not given.") : now;
        Version = Guid.NewGuid();
    }
}

/// <summary>That two contacts are about the same matter, said by somebody.</summary>
public sealed class ContactLink
{
    public ContactLink(Guid id, Guid contactId, Guid otherId, string linkedBy, Instant now)
    {
        Id = id;
        ContactId = contactId;
        OtherId = otherId;
        LinkedBy = linkedBy;
        LinkedAt = now;
    }

    private ContactLink()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid OtherId { get; private set; }

    public string LinkedBy { get; private set; } = default!;

    public Instant LinkedAt { get; private set; }
}
