using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>Somebody who works with the console. Nobody sets a password for somebody else: a one-time link lets them do it themselves.</summary>
public sealed class StaffUser
{
    /// <summary>Length in bytes of a code app's seed.</summary>
    public const int SeedBytes = 20;

    public StaffUser(Guid id, string signInName, string displayName, IReadOnlyCollection<Role> roles, Instant now)
    {
        Id = id;
        SignInName = signInName.Trim();
        NormalizedName = Normalize(signInName);
        DisplayName = displayName.Trim();
        CreatedAt = now;
        SecurityStamp = NewStamp();
        SetRoles(roles);
    }

    private StaffUser()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>What they type to sign in; unique whatever the case.</summary>
    public string SignInName { get; private set; } = default!;

    public string NormalizedName { get; private set; } = default!;

    /// <summary>First name or alias. Only this ever stands beside what they did (rule R40).</summary>
    public string DisplayName { get; private set; } = default!;

    public ValueList<Role> Roles { get; private set; } = [];

    /// <summary>When they set their own factors; <c>null</c> while the invitation is open.</summary>
    public Instant? ActivatedAt { get; private set; }

    public Instant? DisabledAt { get; private set; }

    /// <summary>Changes with every factor, so that what was signed in before is over.</summary>
    public string SecurityStamp { get; private set; } = default!;

    public string? PasswordHash { get; private set; }

    /// <summary>The seed of the code app, Base32; <c>null</c> where there is none.</summary>
    public Restricted<string>? TotpSeed { get; private set; }

    /// <summary>The last 30-second step whose code was taken: a code works once.</summary>
    public long? TotpLastStep { get; private set; }

    public Instant CreatedAt { get; private set; }

    public long Version { get; private set; }

    public ICollection<StaffPasskey> Passkeys { get; private set; } = [];

    public ICollection<RecoveryCode> RecoveryCodes { get; private set; } = [];

    public bool IsActive => ActivatedAt is not null && DisabledAt is null;

    public static string Normalize(string signInName) => signInName.Trim().Normalize().ToUpperInvariant();

    /// <exception cref="ArgumentException">No role, or two that one person cannot hold.</exception>
    public void SetRoles(IReadOnlyCollection<Role> roles)
    {
        if (roles.Count == 0 || !Accounts.Roles.CanBeHeldTogether(roles))
        {
            throw new ArgumentException("Somebody holds at least one role, and never administrator and auditor at once.", nameof(roles));
        }

        Roles = roles.Distinct().Order().ToValueList();
        Version++;
    }

    public void Activate(Instant now)
    {
        ActivatedAt ??= now;
        Version++;
    }

    public void Disable(Instant now)
    {
        DisabledAt ??= now;
        RenewStamp();
    }

    public void Enable()
    {
        DisabledAt = null;
        RenewStamp();
    }

    public void SetPasswordHash(string hash)
    {
        PasswordHash = hash;
        RenewStamp();
    }

    public void SetTotpSeed(string seed)
    {
        TotpSeed = new Restricted<string>(seed);
        TotpLastStep = null;
        RenewStamp();
    }

    public void TakeTotpStep(long step)
    {
        TotpLastStep = step;
        Version++;
    }

    /// <summary>All factors are gone; only a new one-time link lets them in again.</summary>
    public void ClearFactors()
    {
        PasswordHash = null;
        TotpSeed = null;
        TotpLastStep = null;
        Passkeys.Clear();
        RecoveryCodes.Clear();
        ActivatedAt = null;
        RenewStamp();
    }

    public void RenewStamp()
    {
        SecurityStamp = NewStamp();
        Version++;
    }

    private static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}

/// <summary>A passkey of a staff user: only its public half, so nothing here lets anybody in.</summary>
public sealed class StaffPasskey
{
    public StaffPasskey(Guid userId, byte[] credentialId, string name, byte[] data, Instant now)
    {
        UserId = userId;
        CredentialId = credentialId;
        Name = name;
        Data = data;
        CreatedAt = now;
    }

    private StaffPasskey()
    {
    }

    public byte[] CredentialId { get; private set; } = default!;

    public Guid UserId { get; private set; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; } = default!;

    /// <summary>Public key, signature counter and flags, as the framework's handler needs them, in JSON.</summary>
    public byte[] Data { get; private set; } = default!;

    public Instant CreatedAt { get; private set; }

    public Instant? LastUsedAt { get; private set; }

    public void Used(byte[] data, Instant now)
    {
        Data = data;
        LastUsedAt = now;
    }

    public void Rename(string name) => Name = name;
}

/// <summary>A code for when phone and passkey are lost: 128 bits, kept as a hash, works once.</summary>
public sealed class RecoveryCode
{
    public RecoveryCode(Guid userId, byte[] hash)
    {
        UserId = userId;
        Hash = hash;
    }

    private RecoveryCode()
    {
    }

    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the code.</summary>
    public byte[] Hash { get; private set; } = default!;

    public Instant? UsedAt { get; private set; }

    public void Use(Instant now) => UsedAt = now;
}
