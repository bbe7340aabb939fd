using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Core.Police.Lists;

/// <summary>What one version of a service's list says: its lines, the people and functions that are told, and the protocol. Never changes once saved.</summary>
public sealed record ListContent
{
    public static readonly ListContent Empty = new();

    public ServiceLines Lines { get; init; } = ServiceLines.None;

    public ValueList<ListEntry> Entries { get; init; } = [];

    public PoliceProtocol Protocol { get; init; } = PoliceProtocol.Empty;
}

/// <summary>How a service is reached by anybody.</summary>
public sealed record ServiceLines
{
    public static readonly ServiceLines None = new();

    public ValueList<Phone> General { get; init; } = [];

    public ValueList<Phone> AfterHours { get; init; } = [];

    /// <summary>Its trafficking unit, where it has one.</summary>
    public Bilingual Unit { get; init; } = Bilingual.Empty;

    /// <summary>Codes of the language table.</summary>
    public ValueList<string> Languages { get; init; } = [];
}

/// <summary>A person or function that receives what the hotline tells. Personal numbers are kept apart, sealed.</summary>
public sealed record ListEntry
{
    /// <summary>The same in every version, so that versions can be compared and flags find it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of a person, or what the function is called.</summary>
    public Bilingual Name { get; init; } = Bilingual.Empty;

    public bool IsPerson { get; init; }

    public string? Rank { get; init; }

    public Bilingual Unit { get; init; } = Bilingual.Empty;

    /// <summary>Numbers of the function: internal, never of somebody at home.</summary>
    public ValueList<Phone> Phones { get; init; } = [];

    public string? Email { get; init; }

    public OpeningHours Hours { get; init; } = OpeningHours.Unknown;

    /// <summary>IANA zone of <see cref="Hours"/>.</summary>
    public string? Zone { get; init; }

    /// <summary>Lowest first.</summary>
    public int Order { get; init; }

    /// <summary>Empty where they did not say, which excludes none.</summary>
    public ValueList<RouteUrgency> Takes { get; init; } = [];

    public Answer Minors { get; init; }

    public Answer IndigenousLiaison { get; init; }

    public Answer French { get; init; }

    public Answer AnonymousTips { get; init; }

    public Answer ThirdPartyTips { get; init; }

    /// <summary>Whether telling them may bring immigration enforcement (rule R14).</summary>
    public Answer ImmigrationExposure { get; init; }

    public Confirmation? Confirmed { get; init; }

    /// <summary>There is a personal number or address, which is revealed only with a reason.</summary>
    public bool HasPersonal { get; init; }
}

/// <summary>That somebody made sure of an entry.</summary>
/// <param name="By">Who of the hotline did.</param>
public sealed record Confirmation(LocalDate On, string By, ConfirmedHow How);

public enum ConfirmedHow
{
    Unstated,
    Call,
    Email,
    InPerson,
    Letter,
    OfficialSite,
}

/// <summary>How a service wants to be told, and how far it goes; every text in both languages.</summary>
public sealed record PoliceProtocol
{
    public static readonly PoliceProtocol Empty = new();

    /// <summary>What the service can do.</summary>
    public Bilingual Capacity { get; init; } = Bilingual.Empty;

    /// <summary>What it wants told.</summary>
    public Bilingual WantsTold { get; init; } = Bilingual.Empty;

    /// <summary>How it wants to be told.</summary>
    public Bilingual How { get; init; } = Bilingual.Empty;

    public Bilingual Immediate { get; init; } = Bilingual.Empty;

    public Bilingual Soon { get; init; } = Bilingual.Empty;

    public Bilingual Routine { get; init; } = Bilingual.Empty;

    public Bilingual Minors { get; init; } = Bilingual.Empty;

    public Bilingual Limits { get; init; } = Bilingual.Empty;
}

/// <summary>The personal numbers of one entry: sealed, and read only through <see cref="Oversight.Reveal"/>.</summary>
public sealed record PersonalReach(Guid EntryId, ValueList<Phone> Phones, string? Email)
{
    /// <summary>Says nothing: it must not slip into a log.</summary>
    public override string ToString() => "[restricted]";
}
