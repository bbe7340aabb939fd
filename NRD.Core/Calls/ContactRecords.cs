using NodaTime;

namespace NRD.Core.Calls;

/// <summary>A consent as it is kept: what it says is sealed, when it counts is not.</summary>
public sealed class ContactConsent
{
    public ContactConsent(Consent consent)
    {
        Id = consent.Id;
        ContactId = consent.ContactId;
        GivenAt = consent.GivenAt;
        Detail = new Restricted<Consent>(consent);
    }

    private ContactConsent()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Instant GivenAt { get; private set; }

    public Restricted<Consent> Detail { get; private set; } = default!;

    public Guid Version { get; private set; } = Guid.NewGuid();

    public void Replace(Consent consent)
    {
        Detail = new Restricted<Consent>(consent);
        Version = Guid.NewGuid();
    }
}

/// <summary>A lawful exception as it is kept.</summary>
public sealed class ContactException
{
    public ContactException(LawfulException exception)
    {
        Id = exception.Id;
        ContactId = exception.ContactId;
        RecordedAt = exception.RecordedAt;
        Detail = new Restricted<LawfulException>(exception);
    }

    private ContactException()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Instant RecordedAt { get; private set; }

    public Restricted<LawfulException> Detail { get; private set; } = default!;
}
