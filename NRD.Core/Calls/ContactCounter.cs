using NodaTime;

namespace NRD.Core.Calls;

/// <summary>How many contacts of one sort a week had. What stays when they are purged: no hour, no operator, no place finer than a province.</summary>
public sealed class ContactCounter
{
    public ContactCounter(Guid id, LocalDate week, ContactChannel channel, ContactKind kind, ContactOutcome outcome, string province)
    {
        Id = id;
        Week = week;
        Channel = channel;
        Kind = kind;
        Outcome = outcome;
        Province = province;
    }

    private ContactCounter()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The Monday it began with.</summary>
    public LocalDate Week { get; private set; }

    public ContactChannel Channel { get; private set; }

    public ContactKind Kind { get; private set; }

    public ContactOutcome Outcome { get; private set; }

    /// <summary>ISO 3166-2; empty where the place was not said.</summary>
    public string Province { get; private set; } = "";

    public int Count { get; private set; }

    internal void Add() => Count++;
}
