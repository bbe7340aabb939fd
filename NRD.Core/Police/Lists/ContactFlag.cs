using NodaTime;

namespace NRD.Core.Police.Lists;

/// <summary>What was found wrong with an entry.</summary>
public enum FlagKind
{
    WrongNumber,

    /// <summary>A message came back.</summary>
    Bounced,
}

/// <summary>How a flag was settled.</summary>
public enum FlagEnd
{
    /// <summary>A version came into force in which the entry is changed and confirmed anew, or gone.</summary>
    Corrected,

    /// <summary>A supervisor made sure that it is right after all.</summary>
    FoundRight,

    /// <summary>Whoever reported it pressed the key by mistake.</summary>
    TakenBack,
}

/// <summary>
/// Somebody at the desk found a number wrong, or a message came back. While it is open no route uses the entry, and it stands on the supervisors' page as a task.
/// </summary>
public sealed class ContactFlag
{
    public ContactFlag(Guid id, ContactList list, Guid entryId, FlagKind kind, string by, Instant now)
    {
        Id = id;
        ServiceId = list.ServiceId;
        ListId = list.Id;
        EntryId = entryId;
        Kind = kind;
        FlaggedBy = by;
        FlaggedAt = now;
    }

    private ContactFlag()
    {
    }

    public Guid Id { get; private set; }

    public string ServiceId { get; private set; } = default!;

    /// <summary>The version it was seen in.</summary>
    public Guid ListId { get; private set; }

    public Guid EntryId { get; private set; }

    public FlagKind Kind { get; private set; }

    public string FlaggedBy { get; private set; } = default!;

    public Instant FlaggedAt { get; private set; }

    public string? SettledBy { get; private set; }

    public Instant? SettledAt { get; private set; }

    public FlagEnd? End { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public void Settle(string by, FlagEnd end, Instant now)
    {
        SettledBy = by;
        SettledAt = now;
        End = end;
        Version = Guid.NewGuid();
    }
}

/// <summary>That somebody has read a version of a list.</summary>
public sealed class ListAcknowledgement
{
    public ListAcknowledgement(Guid listId, string staffId, Instant at)
    {
        ListId = listId;
        StaffId = staffId;
        At = at;
    }

    private ListAcknowledgement()
    {
    }

    public Guid ListId { get; private set; }

    public string StaffId { get; private set; } = default!;

    public Instant At { get; private set; }
}
