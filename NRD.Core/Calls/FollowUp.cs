using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Core.Calls;

/// <summary>Why somebody is called.</summary>
public enum FollowUpKind
{
    /// <summary>The line was lost, and it was agreed before that the hotline calls.</summary>
    CallBack,

    /// <summary>They asked to be called later.</summary>
    FollowUp,
}

/// <summary>How an agreed call ended.</summary>
public enum FollowUpEnd
{
    Reached,

    /// <summary>They no longer want it, or somebody found it unsafe.</summary>
    Cancelled,

    /// <summary>The consent was withdrawn (rule R09).</summary>
    ConsentWithdrawn,

    /// <summary>They called again themselves.</summary>
    CallerCameBack,

    /// <summary>What was agreed ended with the contact.</summary>
    ContactClosed,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>
/// A call that somebody agreed to, with its window. Nothing dials (rule R06): whoever does it reads the number through an audited act.
/// With its end the plan and its number are destroyed.
/// </summary>
public sealed class FollowUp
{
    public FollowUp(Guid id, Guid contactId, Guid consentId, FollowUpKind kind, AgreedPlan plan, Instant from, Instant until, Actor agreedWith, Instant now)
    {
        Id = id;
        ContactId = contactId;
        ConsentId = consentId;
        Kind = kind;
        Plan = new Restricted<AgreedPlan>(plan);
        From = from;
        Until = until;
        AgreedWith = agreedWith.Id;
        AgreedAt = now;
    }

    private FollowUp()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ConsentId { get; private set; }

    public FollowUpKind Kind { get; private set; }

    /// <summary>Gone once it ended.</summary>
    public Restricted<AgreedPlan>? Plan { get; private set; }

    public Instant From { get; private set; }

    /// <summary>The first instant at which nobody may call any more.</summary>
    public Instant Until { get; private set; }

    /// <summary>The operator it was agreed with: a staff id.</summary>
    public string AgreedWith { get; private set; } = default!;

    public Instant AgreedAt { get; private set; }

    /// <summary>Who does it; <c>null</c> where nobody took it.</summary>
    public string? OwnerId { get; private set; }

    /// <summary>How often nobody could be reached.</summary>
    public int Tries { get; private set; }

    public Instant? TriedAt { get; private set; }

    public FollowUpEnd? End { get; private set; }

    public Instant? EndedAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsOpen => EndedAt is null;

    internal void Take(Actor actor)
    {
        OwnerId = actor.Id;
        Version = Guid.NewGuid();
    }

    internal void NotReached(Instant now)
    {
        Tries++;
        TriedAt = now;
        OwnerId = null;
        Version = Guid.NewGuid();
    }

    internal void Finish(FollowUpEnd end, Instant now)
    {
        End = end;
        EndedAt = now;
        Plan = null;
        Version = Guid.NewGuid();
    }
}
