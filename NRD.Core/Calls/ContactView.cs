using NodaTime;

namespace NRD.Core.Calls;

/// <summary>One field as it was last saved.</summary>
public sealed record FieldState(string Value, long Revision, Instant SavedAt)
{
    /// <summary>Says nothing: what a caller said must not slip into a log.</summary>
    public override string ToString() => "[restricted]";
}

/// <summary>A contact for the screen of somebody who may see it.</summary>
/// <param name="CanWrite">Only its owner writes, and only while it is open.</param>
/// <param name="MaskedNumber">The agreed number of a call back with all but its last two digits hidden; <c>null</c> where there is none.</param>
public sealed record ContactView(
    Guid Id,
    ContactChannel Channel,
    ContactKind Kind,
    string Nickname,
    ContactState State,
    Instant StartedAt,
    Instant StateAt,
    ContactOutcome? Outcome,
    bool CanWrite,
    IReadOnlyDictionary<ContactField, FieldState> Fields,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<LawfulException> Exceptions,
    string? MaskedNumber)
{
    /// <summary>What is noted; <c>null</c> where nothing is, or the person would rather not say.</summary>
    public string? Value(ContactField field) => Fields.GetValueOrDefault(field)?.Value is { Length: > 0 } value && value != SheetChoices.PrefersNot ? value : null;

    /// <summary>The person was asked, and would rather not say.</summary>
    public bool PrefersNotToSay(ContactField field) => Fields.GetValueOrDefault(field)?.Value == SheetChoices.PrefersNot;

    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => $"Contact {Id}";
}

/// <summary>An open contact as a tab shows it.</summary>
public sealed record ContactTab(Guid Id, ContactChannel Channel, ContactKind Kind, string Nickname, ContactState State, Instant StartedAt, Instant StateAt);
