using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>Why a change to staff was not made. Nothing was changed.</summary>
public enum StaffRefusal
{
    NotFound,

    /// <summary>A sign-in name has 2 to 60 letters, digits and <c>. - _ @</c>.</summary>
    SignInName,

    /// <summary>A display name has 1 to 60 characters on one line.</summary>
    DisplayName,
    NameTaken,
    NoRole,

    /// <summary>Administrator and auditor at once.</summary>
    NotTogether,

    /// <summary>Nobody changes their own roles.</summary>
    OwnRoles,

    /// <summary>Nobody disables or resets themselves here.</summary>
    OwnAccount,

    /// <summary>Nobody could manage staff any more.</summary>
    LastAdministrator,

    /// <summary>It is already so.</summary>
    Unchanged,

    /// <summary>A link is for somebody who has still to set their factors.</summary>
    NoLinkNeeded,

    /// <summary>Disabled people get no link.</summary>
    IsDisabled,

    /// <summary>Somebody else changed the same person meanwhile.</summary>
    ChangedMeanwhile,
}

/// <summary>A one-time link as it is shown, once, to whoever made it.</summary>
/// <param name="Secret">Part of the address; kept nowhere else than as a hash.</param>
public sealed record MadeLink(Guid UserId, LinkPurpose Purpose, string Secret, Instant ExpiresAt)
{
    /// <summary>Says nothing of the secret: a link must not slip into a log.</summary>
    public override string ToString() => $"{Purpose} {UserId}";
}

/// <summary>What became of a change to staff.</summary>
/// <param name="Refusal"><c>null</c> where it was done, or asked for.</param>
/// <param name="Asked">The request that a second administrator must answer first; <c>null</c> where it is done.</param>
public sealed record StaffOutcome(StaffRefusal? Refusal = null, Guid? Asked = null, MadeLink? Link = null, Guid? UserId = null)
{
    internal static StaffOutcome Not(StaffRefusal refusal) => new(refusal);
}
