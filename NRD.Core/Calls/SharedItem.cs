namespace NRD.Core.Calls;

/// <summary>One thing about a person that they may let somebody else know. Each is asked for by itself; none is answered in advance.</summary>
public enum SharedItem
{
    /// <summary>The name they want to be called by.</summary>
    NameToUse,

    Pronouns,

    /// <summary>The age band, never a date of birth.</summary>
    AgeBand,

    /// <summary>Town or area, never an address.</summary>
    Area,

    /// <summary>The language they speak, and whether an interpreter is needed.</summary>
    Language,

    /// <summary>What they are looking for.</summary>
    Needs,

    /// <summary>How soon.</summary>
    Urgency,

    /// <summary>How and when they can be reached safely, without a number.</summary>
    SafeContact,

    /// <summary>Facts they asked to pass on, in their own words.</summary>
    Background,

    /// <summary>Who comes with them: children, a partner, animals.</summary>
    Companions,

    /// <summary>What they need to get in and around.</summary>
    AccessNeeds,

    /// <summary>What threatens them: somebody who looks for them, a tracked phone, the way there.</summary>
    SafetyConcerns,

    // What follows is never pre-filled and never a field of the contact: it enters a text only under a consent that names it (rule R15).
    PhoneNumber,
    EmailAddress,
    ExactAddress,
    DocumentNumber,
    ImmigrationStatus,
    CriminalHistory,
    Health,
    ViolenceNarrative,
    OtherAgencies,
}

/// <summary>What may be said of shared items in general.</summary>
public static class SharedItems
{
    /// <summary>What a consent offers to ask for, in the order practice asks.</summary>
    public static IReadOnlyList<SharedItem> Usual { get; } =
    [
        SharedItem.NameToUse, SharedItem.Pronouns, SharedItem.AgeBand, SharedItem.Area, SharedItem.Language, SharedItem.Needs, SharedItem.Urgency,
        SharedItem.SafeContact, SharedItem.Background, SharedItem.Companions, SharedItem.AccessNeeds, SharedItem.SafetyConcerns,
    ];

    /// <summary>What needs a consent that names it, since it can turn against the person.</summary>
    public static IReadOnlyList<SharedItem> OnlyWhenNamed { get; } = [.. Enum.GetValues<SharedItem>().Except(Usual)];
}
