using System.Text.Json.Serialization;
using NodaTime;

namespace NRD.Core.Partners;

/// <summary>How a partner wants to be reached by the hotline. Internal: framed "do not read out".</summary>
public sealed record ReferralProtocol
{
    /// <summary>Steps before and during the call, one a line.</summary>
    public Bilingual HowToReach { get; init; } = Bilingual.Empty;

    public bool? WarmTransfer { get; init; }

    /// <summary>Ask whether there is room before anything about the person is said.</summary>
    public bool? AskCapacityFirst { get; init; }

    public Bilingual Say { get; init; } = Bilingual.Empty;

    public Bilingual DoNotSay { get; init; } = Bilingual.Empty;

    public bool? VoicemailSafe { get; init; }

    /// <summary>What may be passed on to the person beyond the public details, such as which bell to ring.</summary>
    public Bilingual MayPassOn { get; init; } = Bilingual.Empty;
}

/// <summary>Facts of an organization that operators see and the public never does.</summary>
public sealed record OrganizationInternals
{
    public static readonly OrganizationInternals None = new();

    /// <summary>Holds for every service that has no protocol of its own.</summary>
    public ReferralProtocol? Protocol { get; init; }

    public ValueList<Alert> Alerts { get; init; } = [];

    /// <summary>Words that find this partner though they stand nowhere in its listing.</summary>
    public Bilingual SearchHints { get; init; } = Bilingual.Empty;

    /// <summary>Notes of staff or of the source, such as an export's internal notes.</summary>
    public string? Notes { get; init; }

    public ValueList<InternalContact> Contacts { get; init; } = [];
}

/// <summary>Facts of a service that operators see and the public never does.</summary>
public sealed record ServiceInternals
{
    public static readonly ServiceInternals None = new();

    public ReferralProtocol? Protocol { get; init; }

    public Capacity? Capacity { get; init; }

    public ValueList<Alert> Alerts { get; init; } = [];

    /// <summary>Words that find this service though they stand nowhere in its listing.</summary>
    public Bilingual SearchHints { get; init; } = Bilingual.Empty;

    /// <summary>Notes of staff or of the source, such as an export's internal notes.</summary>
    public string? Notes { get; init; }

    public ValueList<InternalContact> Contacts { get; init; } = [];

    /// <summary>Category codes of the source, opaque to us and never published.</summary>
    public ValueList<string> ExternalCodes { get; init; } = [];
}

/// <summary>Facts of a site that operators see and the public never does.</summary>
public sealed record SiteInternals
{
    public static readonly SiteInternals None = new();

    public ValueList<InternalContact> Contacts { get; init; } = [];

    public string? Notes { get; init; }
}

/// <summary>A temporary message to operators.</summary>
/// <param name="Until">The first instant at which it no longer shows; <c>null</c> where it stays until somebody ends it.</param>
public sealed record Alert(Bilingual Text, Instant From, Instant? Until)
{
    public bool HoldsAt(Instant now) => From <= now && (Until is null || now < Until);
}

/// <summary>
/// Somebody at a partner, for the hotline only: never read out, never published. How to reach them is restricted: <see cref="Oversight.Reveal"/> shows it.
/// The database holds the whole contact sealed.
/// </summary>
public sealed record InternalContact
{
    /// <summary>Stands where contacts were not read, as in a projection for searching; saving it changes nothing.</summary>
    internal static readonly ValueList<InternalContact> NotRead = new([]);

    public InternalContact(string? Name, string? Role, ValueList<Phone> Phones, string? Email, Bilingual? Note = null)
    {
        this.Name = Name;
        this.Role = Role;
        this.Phones = Phones;
        this.Email = Email is null ? null : new(Email);
        this.Note = Note;
    }

    [JsonConstructor]
    private InternalContact()
    {
    }

    public string? Name { get; init; }

    public string? Role { get; init; }

    public Restricted<ValueList<Phone>> Phones { get; init; } = new(ValueList<Phone>.Empty);

    public Restricted<string>? Email { get; init; }

    public Bilingual? Note { get; init; }
}

/// <summary>A record with internal contacts, which are kept in a sealed column apart from its other internal facts.</summary>
internal interface IHoldsContacts
{
    ValueList<InternalContact> Contacts { get; }

    Restricted<ValueList<InternalContact>>? SealedContacts { get; }

    void TakeContacts(ValueList<InternalContact> contacts);
}
