using NodaTime;

namespace NRD.Core.Calls;

/// <summary>One of the three tests of immediate danger, with what it rests on.</summary>
/// <param name="Met"><c>null</c>: not known.</param>
/// <param name="Grounds">What was stated, heard or observed; without it the test is not met.</param>
public sealed record DangerTest(bool? Met, string? Grounds)
{
    public bool Holds => Met == true && !string.IsNullOrWhiteSpace(Grounds);
}

/// <summary>
/// A danger that is clear, serious and imminent (Smith v. Jones, [1999] 1 SCR 455). It permits as little disclosure as is necessary; each test is answered by itself.
/// </summary>
public sealed record ImmediateDanger(DangerTest SomebodyIdentifiable, DangerTest SeriousHarm, DangerTest Imminent)
{
    public bool IsMet => SomebodyIdentifiable.Holds && SeriousHarm.Holds && Imminent.Holds;
}

/// <summary>Why something may be shared without a consent. A free-text reason alone is none.</summary>
/// <param name="ContactId">The contact it was recorded in; it holds in no other.</param>
/// <param name="RecipientId">The one organization that may be told.</param>
/// <param name="Items">As little as the danger asks for.</param>
/// <param name="Danger">The three tests; <c>null</c> for a mere safety fact.</param>
/// <param name="SafetyGrounds">What the safety of the person or of agency staff rests on (rule R26); allows <see cref="SharedItem.SafetyConcerns"/> alone.</param>
public sealed record LawfulException(
    Guid Id,
    Guid ContactId,
    Guid RecipientId,
    ValueList<SharedItem> Items,
    ImmediateDanger? Danger,
    string? SafetyGrounds,
    string OperatorId,
    Instant RecordedAt)
{
    /// <summary>Whether it allows sharing <paramref name="item"/>.</summary>
    public bool Covers(SharedItem item) =>
        (Danger is { IsMet: true } && Items.Contains(item)) || (item == SharedItem.SafetyConcerns && !string.IsNullOrWhiteSpace(SafetyGrounds));
}
