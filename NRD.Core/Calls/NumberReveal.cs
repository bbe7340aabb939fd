using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Core.Calls;

/// <summary>The number of a contact was shown to somebody in an emergency; supervisors see it until one of them says so. Ids and codes only.</summary>
public sealed class NumberReveal
{
    public NumberReveal(Guid id, Guid contactId, Actor actor, string? secondPerson, Instant now)
    {
        Id = id;
        ContactId = contactId;
        RevealedBy = actor.Id;
        SecondPerson = secondPerson;
        At = now;
    }

    private NumberReveal()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>A staff id.</summary>
    public string RevealedBy { get; private set; } = default!;

    /// <summary>Who allowed it; <c>null</c>: nobody else was there, or nobody answered.</summary>
    public string? SecondPerson { get; private set; }

    public Instant At { get; private set; }

    public string? SeenBy { get; private set; }

    public Instant? SeenAt { get; private set; }

    internal void Seen(Actor actor, Instant now)
    {
        SeenBy = actor.Id;
        SeenAt = now;
    }
}
