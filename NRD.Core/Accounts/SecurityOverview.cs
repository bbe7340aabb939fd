using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>One's own factors and sign-ins, as the page shows them.</summary>
public sealed record SecurityOverview(
    Guid UserId,
    string SignInName,
    string DisplayName,
    bool HasPassword,
    bool HasCodeApp,
    IReadOnlyList<OwnPasskey> Passkeys,
    int RecoveryCodesLeft,
    IReadOnlyList<OwnSession> Sessions);

public sealed record OwnPasskey(string Id, string Name, Instant CreatedAt, Instant? LastUsedAt);

public sealed record OwnSession(Guid Id, string Device, SignInStrength Strength, Instant StartedAt, Instant LastActivityAt, bool IsThis);

/// <summary>Why a factor stays as it is.</summary>
public enum FactorFault
{
    /// <summary>They proved who they are too long ago.</summary>
    ProveAgain,
    PasswordTooShort,
    PasswordTooLong,
    PasswordCommon,
    PasswordContext,
    PasswordPattern,
    CodeWrong,
    TooManyPasskeys,
    NameMissing,

    /// <summary>Without it they could not get in any more.</summary>
    LastWayIn,
    NotThere,

    /// <summary>Somebody else changed the account at the same moment.</summary>
    Changed,
}
