using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>
/// Lets the framework's passkey handler find staff and their passkeys. It only ever reads: whatever changes is changed by the classes beside this one,
/// which audit it.
/// </summary>
public sealed class StaffUserStore(IDbContextFactory<NrdDbContext> factory) : IUserPasskeyStore<StaffUser>
{
    /// <summary>The public half of a passkey, as it is kept.</summary>
    public static byte[] Write(UserPasskeyInfo passkey) => JsonSerializer.SerializeToUtf8Bytes(new Kept(
        passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson));

    public async Task<StaffUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return Guid.TryParse(userId, out var id) ? await WithPasskeys(db).SingleOrDefaultAsync(u => u.Id == id, cancellationToken) : null;
    }

    public async Task<StaffUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await WithPasskeys(db).SingleOrDefaultAsync(u => u.NormalizedName == normalizedUserName, cancellationToken);
    }

    public async Task<StaffUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.StaffPasskeys.AsNoTracking().SingleOrDefaultAsync(p => p.CredentialId == credentialId, cancellationToken) is { } passkey
            ? await WithPasskeys(db).SingleOrDefaultAsync(u => u.Id == passkey.UserId, cancellationToken)
            : null;
    }

    public Task<UserPasskeyInfo?> FindPasskeyAsync(StaffUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Passkeys.SingleOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId)) is { } passkey ? Read(passkey) : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffUser user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(Read)]);

    public Task<string> GetUserIdAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task<string?> GetNormalizedUserNameAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    public Task AddOrUpdatePasskeyAsync(StaffUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyReads();

    public Task RemovePasskeyAsync(StaffUser user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetUserNameAsync(StaffUser user, string? userName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetNormalizedUserNameAsync(StaffUser user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> CreateAsync(StaffUser user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> UpdateAsync(StaffUser user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> DeleteAsync(StaffUser user, CancellationToken cancellationToken) => throw OnlyReads();

    public void Dispose()
    {
        // Holds nothing.
    }

    private static IQueryable<StaffUser> WithPasskeys(NrdDbContext db) => db.Staff.AsNoTracking().Include(u => u.Passkeys);

    private static UserPasskeyInfo Read(StaffPasskey passkey)
    {
        var kept = JsonSerializer.Deserialize<Kept>(passkey.Data) ?? throw new JsonException("A passkey is kept empty.");
        return new(passkey.CredentialId, kept.PublicKey, kept.CreatedAt, kept.SignCount, kept.Transports, kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp, kept.AttestationObject, kept.ClientDataJson)
        {
            Name = passkey.Name,
        };
    }

    private static NotSupportedException OnlyReads() => new("Staff are changed by the commands of this feature, which audit.");

    private sealed record Kept(
        byte[] PublicKey,
        DateTimeOffset CreatedAt,
        uint SignCount,
        string[]? Transports,
        bool IsUserVerified,
        bool IsBackupEligible,
        bool IsBackedUp,
        byte[] AttestationObject,
        byte[] ClientDataJson);
}
