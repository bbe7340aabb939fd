namespace NRD.Core.Calls;

/// <summary>What the check of a text found.</summary>
public enum NoteFindingKind
{
    // Blocked: never leaves, unless a consent names it.
    SocialInsuranceNumber,
    DocumentNumber,
    PhoneNumber,
    PostalCode,
    EmailAddress,
    Link,
    ExactAddress,
    Promise,
    TooLong,

    // Held: waits until a consent names it, or the operator says it is not about the person.
    ImmigrationStatus,
    CriminalHistory,
    Health,
    ViolenceNarrative,
    Credibility,
    OtherAgency,
}

/// <summary>How strictly a finding is meant.</summary>
public enum NoteFindingLevel
{
    /// <summary>The text cannot be finished with it.</summary>
    Blocked,

    /// <summary>The text waits for a consent, or for "not about the person".</summary>
    Held,
}

/// <summary>One place in a text that must not leave as it is.</summary>
/// <param name="Start">Where it begins in the text as typed.</param>
/// <param name="Length">How many characters it takes.</param>
public sealed record NoteFinding(NoteFindingKind Kind, int Start, int Length)
{
    public NoteFindingLevel Level => NoteKinds.LevelOf(Kind);
}

/// <summary>How each kind of finding is treated.</summary>
public static class NoteKinds
{
    public static NoteFindingLevel LevelOf(NoteFindingKind kind) => kind switch
    {
        NoteFindingKind.SocialInsuranceNumber or NoteFindingKind.DocumentNumber or NoteFindingKind.PhoneNumber or NoteFindingKind.PostalCode
            or NoteFindingKind.EmailAddress or NoteFindingKind.Link or NoteFindingKind.ExactAddress or NoteFindingKind.Promise or NoteFindingKind.TooLong => NoteFindingLevel.Blocked,
        NoteFindingKind.ImmigrationStatus or NoteFindingKind.CriminalHistory or NoteFindingKind.Health or NoteFindingKind.ViolenceNarrative
            or NoteFindingKind.Credibility or NoteFindingKind.OtherAgency => NoteFindingLevel.Held,
    };

    /// <summary>The item whose consent lets it pass; <c>null</c> where nothing does: nobody can promise for a partner, and an opinion on credibility helps nobody.</summary>
    public static SharedItem? GivesWayTo(NoteFindingKind kind) => kind switch
    {
        NoteFindingKind.DocumentNumber => SharedItem.DocumentNumber,
        NoteFindingKind.PhoneNumber => SharedItem.PhoneNumber,
        NoteFindingKind.EmailAddress => SharedItem.EmailAddress,
        NoteFindingKind.PostalCode or NoteFindingKind.ExactAddress => SharedItem.ExactAddress,
        NoteFindingKind.ImmigrationStatus => SharedItem.ImmigrationStatus,
        NoteFindingKind.CriminalHistory => SharedItem.CriminalHistory,
        NoteFindingKind.Health => SharedItem.Health,
        NoteFindingKind.ViolenceNarrative => SharedItem.ViolenceNarrative,
        NoteFindingKind.OtherAgency => SharedItem.OtherAgencies,
        NoteFindingKind.SocialInsuranceNumber or NoteFindingKind.Link or NoteFindingKind.Promise or NoteFindingKind.TooLong or NoteFindingKind.Credibility => null,
    };
}
