using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Core.Calls;

/// <summary>How somebody reached the hotline.</summary>
public enum ContactChannel
{
    Call,
    Chat,
    Text,
    Email,
}

/// <summary>How a contact stands.</summary>
public enum ContactState
{
    Live,
    OnHold,

    /// <summary>The line was lost; what was agreed about calling back holds, nothing else.</summary>
    Dropped,
    Closed,
}

/// <summary>What a contact is about.</summary>
public enum ContactKind
{
    /// <summary>Somebody in need, or on behalf of somebody.</summary>
    PersonInNeed,

    /// <summary>Information, training or volunteering: no safety sheet.</summary>
    Involvement,

    /// <summary>Nobody spoke: no number, no notes.</summary>
    Silent,
}

/// <summary>How a contact ended.</summary>
public enum ContactOutcome
{
    Referred,
    WarmTransferred,
    InformationGiven,
    SupportGiven,
    NothingFitting,
    CallerLeft,
    Silent,
    WrongNumberOrHoax,
    TipTaken,
    EmergencyServices,
}

/// <summary>
/// One call, chat, text or e-mail. A row from its first second; everything said in it lies in its sealed entries. The row itself holds nothing about the person.
/// </summary>
public sealed class Contact
{
    /// <summary>How long its operator may still open it after it was closed.</summary>
    public static readonly Duration ReadableAfterClosing = Duration.FromHours(12);

    /// <param name="id">Made by the desk, so that pressing the key twice makes one contact; opaque, and all that an address holds.</param>
    public Contact(Guid id, ContactChannel channel, ContactKind kind, Actor owner, string nickname, Instant now)
    {
        Id = id;
        Channel = channel;
        Kind = kind;
        OwnerId = owner.Id;
        Nickname = nickname;
        StartedAt = StateAt = now;
    }

    private Contact()
    {
    }

    public Guid Id { get; private set; }

    public ContactChannel Channel { get; private set; }

    public ContactKind Kind { get; private set; }

    /// <summary>Whose contact it is now: a staff id.</summary>
    public string OwnerId { get; private set; } = default!;

    /// <summary>A word to tell tabs apart, drawn from a list: never about the person.</summary>
    public string Nickname { get; private set; } = default!;

    public ContactState State { get; private set; }

    public Instant StartedAt { get; private set; }

    /// <summary>Since when <see cref="State"/> holds.</summary>
    public Instant StateAt { get; private set; }

    public Instant? ClosedAt { get; private set; }

    public ContactOutcome? Outcome { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsOver => State == ContactState.Closed;

    internal bool IsOwnedBy(Actor actor) => OwnerId == actor.Id;

    /// <summary>Its owner reads and, while it is open, writes it; until 12 hours after closing.</summary>
    internal bool IsReadableBy(Actor actor, Instant now) => IsOwnedBy(actor) && (ClosedAt is not { } closed || now < closed + ReadableAfterClosing);

    internal void TakeOver(Actor actor)
    {
        OwnerId = actor.Id;
        Version = Guid.NewGuid();
    }

    public void BecomeAbout(ContactKind kind)
    {
        Kind = kind;
        Version = Guid.NewGuid();
    }

    /// <exception cref="InvalidOperationException">It is closed; reopening comes first.</exception>
    public void MoveTo(ContactState state, Instant now)
    {
        if (State == ContactState.Closed || state == ContactState.Closed)
        {
            throw new InvalidOperationException("Closing and reopening have acts of their own.");
        }

        Enter(state, now);
    }

    public void Close(ContactOutcome outcome, Instant now)
    {
        Outcome = outcome;
        ClosedAt = now;
        Enter(ContactState.Closed, now);
    }

    public void Reopen(Instant now)
    {
        Outcome = null;
        ClosedAt = null;
        Enter(ContactState.Live, now);
    }

    private void Enter(ContactState state, Instant now)
    {
        State = state;
        StateAt = now;
        Version = Guid.NewGuid();
    }
}
