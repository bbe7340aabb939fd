using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>How somebody proved who they are.</summary>
public enum SignInStrength
{
    Passkey,
    PasswordAndCode,

    /// <summary>Password and a recovery code; the person is asked to set up a second factor again.</summary>
    PasswordAndRecoveryCode,

    /// <summary>Picked from the sample staff; only in Development.</summary>
    Sample,
}

/// <summary>Why a sign-in is over.</summary>
public enum SessionEnd
{
    SignedOut,
    EndedByOwner,
    EndedByAdministrator,
    FactorChanged,
    Disabled,
}

/// <summary>One sign-in on one browser. It lives at most 12 hours, whatever happens in it; nothing prolongs it.</summary>
public sealed class StaffSession
{
    /// <summary>One shift.</summary>
    public static readonly Duration Longest = Duration.FromHours(12);

    /// <param name="keyHash">SHA-256 of the secret that only the browser's cookie holds.</param>
    /// <param name="device">Browser and system in a few words, so that its owner knows it again.</param>
    public StaffSession(Guid id, StaffUser user, byte[] keyHash, SignInStrength strength, string device, Instant now)
    {
        Id = id;
        UserId = user.Id;
        Stamp = user.SecurityStamp;
        KeyHash = keyHash;
        Strength = strength;
        Device = device;
        StartedAt = AuthenticatedAt = LastActivityAt = now;
        ExpiresAt = now + Longest;
    }

    private StaffSession()
    {
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public byte[] KeyHash { get; private set; } = default!;

    /// <summary>The person's security stamp at sign-in; when theirs has moved on, this is over.</summary>
    public string Stamp { get; private set; } = default!;

    public SignInStrength Strength { get; private set; }

    public string Device { get; private set; } = default!;

    public Instant StartedAt { get; private set; }

    public Instant ExpiresAt { get; private set; }

    /// <summary>When they last proved who they are: at sign-in, at unlocking, or when asked again.</summary>
    public Instant AuthenticatedAt { get; private set; }

    /// <summary>The last pointer, scroll or key, to within some seconds.</summary>
    public Instant LastActivityAt { get; private set; }

    public Instant? LockedAt { get; private set; }

    public Instant? EndedAt { get; private set; }

    public SessionEnd? End { get; private set; }

    public bool IsOver(StaffUser user, Instant now) => EndedAt is not null || now >= ExpiresAt || !user.IsActive || Stamp != user.SecurityStamp;

    public void Touch(Instant now) => LastActivityAt = now > LastActivityAt ? now : LastActivityAt;

    public void Lock(Instant now) => LockedAt ??= now;

    /// <summary>The same person proved again who they are; that also unlocks.</summary>
    public void Reauthenticate(SignInStrength strength, Instant now)
    {
        Strength = strength;
        AuthenticatedAt = LastActivityAt = now;
        LockedAt = null;
    }

    /// <summary>Opens it again without counting as proof for anything else.</summary>
    public void Unlock(Instant now)
    {
        LastActivityAt = now;
        LockedAt = null;
    }

    /// <summary>Their own change of a factor ends every other sign-in, not the one it was made in.</summary>
    public void Follow(StaffUser user) => Stamp = user.SecurityStamp;

    public void Finish(SessionEnd end, Instant now)
    {
        EndedAt ??= now;
        End ??= end;
    }
}
