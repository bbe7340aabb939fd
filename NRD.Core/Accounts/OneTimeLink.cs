using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>What a one-time link is for.</summary>
public enum LinkPurpose
{
    /// <summary>Makes an administrator of a new installation; made on the server itself.</summary>
    Bootstrap,

    /// <summary>Lets somebody invited set their own factors.</summary>
    Activation,

    /// <summary>Lets somebody whose factors were reset set them again.</summary>
    FactorReset,
}

/// <summary>A secret of 128 bits that opens one page once. Only its hash is kept.</summary>
public sealed class OneTimeLink
{
    public OneTimeLink(Guid id, LinkPurpose purpose, Guid? userId, byte[] secretHash, Instant now, Duration lives)
    {
        Id = id;
        Purpose = purpose;
        UserId = userId;
        SecretHash = secretHash;
        CreatedAt = now;
        ExpiresAt = now + lives;
    }

    private OneTimeLink()
    {
    }

    public Guid Id { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    /// <summary>Whom it lets in; <c>null</c> for a bootstrap link until it is used.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; private set; } = default!;

    public Instant CreatedAt { get; private set; }

    public Instant ExpiresAt { get; private set; }

    /// <summary>Of twenty uses at the same moment one saves; the others meet this as a concurrency token.</summary>
    public Instant? UsedAt { get; private set; }

    public bool IsOpen(Instant now) => UsedAt is null && now < ExpiresAt;

    public void Use(Guid userId, Instant now)
    {
        UserId = userId;
        UsedAt = now;
    }

    /// <summary>A newer link takes its place.</summary>
    public void Cancel(Instant now) => UsedAt ??= now;
}
