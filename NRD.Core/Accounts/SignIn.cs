using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Signing in by password and a code. Nobody learns which of the things they gave was wrong, nor whether anybody has that name.</summary>
public sealed class SignIn(IDbContextFactory<NrdDbContext> factory, Passwords passwords, IClock clock)
{
    /// <summary>What tries on a name are counted by; tells nobody the name.</summary>
    public static string AccountKey(string signInName) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(StaffUser.Normalize(signInName))));

    /// <summary>Looks at name and password; takes the same time and answers the same whether they are right or not.</summary>
    public async Task<FirstStep> CheckPasswordAsync(string signInName, string password, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var name = StaffUser.Normalize(signInName);
        var user = await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedName == name, ct);
        var right = await passwords.MatchesAsync(user is { IsActive: true } ? user.PasswordHash : null, password, ct);
        return FirstStep.Of(user, right);
    }

    /// <returns><c>null</c> where name, password and code together are not right.</returns>
    public Task<NewSession?> WithCodeAsync(FirstStep first, string code, string device, CancellationToken ct) =>
        FinishAsync(first, SignInStrength.PasswordAndCode, user => SecondFactor.TakeCode(user, code, clock.GetCurrentInstant()), device, ct);

    /// <returns><c>null</c> where name, password and recovery code together are not right.</returns>
    public Task<NewSession?> WithRecoveryCodeAsync(FirstStep first, string code, string device, CancellationToken ct) =>
        FinishAsync(first, SignInStrength.PasswordAndRecoveryCode, user => SecondFactor.TakeRecoveryCode(user, code, clock.GetCurrentInstant()), device, ct);

    /// <summary>A passkey that the host has found to be this person's.</summary>
    /// <returns><c>null</c> where the account is not active, or the passkey is not theirs any more.</returns>
    public async Task<NewSession?> WithPasskeyAsync(Guid userId, byte[] credentialId, byte[] data, string device, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.Staff.Include(u => u.Passkeys).SingleOrDefaultAsync(u => u.Id == userId, ct) is not { IsActive: true } user
            || user.Passkeys.SingleOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId)) is not { } passkey)
        {
            await FailedAsync(db, userId, SignInStrength.Passkey, now, ct);
            return null;
        }

        passkey.Used(data, now);
        var session = OpenSessions.Begin(db, user, SignInStrength.Passkey, device, now);
        await db.SaveChangesAsync(ct);
        return session;
    }

    /// <summary>A passkey that belongs to nobody, or an answer that was made up.</summary>
    public async Task PasskeyFailedAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await FailedAsync(db, Guid.Empty, SignInStrength.Passkey, clock.GetCurrentInstant(), ct);
    }

    internal static void Failed(NrdDbContext db, Guid known, SignInStrength by, Instant now) =>
        db.Audit.Add(new AuditEntry(Actor.Nobody, AuditAction.SignInFailed, SubjectKind.Staff, known, now) { Outcome = AuditOutcome.Denied, Reason = by.ToString() });

    private async Task<NewSession?> FinishAsync(FirstStep first, SignInStrength strength, Func<StaffUser, bool> take, string device, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var user = await db.Staff.Include(u => u.RecoveryCodes).SingleOrDefaultAsync(u => u.Id == first.Known, ct);

        // A code is only used up where the password was right, so that nobody else can use up somebody's codes.
        if (user is null || !first.Right || !first.StillFor(user) || !take(user))
        {
            await FailedAsync(db, first.Known, strength, now, ct);
            return null;
        }

        var session = OpenSessions.Begin(db, user, strength, device, now);
        try
        {
            await db.SaveChangesAsync(ct);
            return session;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same code at the same moment: one of the two was first.
            await using var anew = await factory.CreateDbContextAsync(ct);
            await FailedAsync(anew, first.Known, strength, now, ct);
            return null;
        }
    }

    private static async Task FailedAsync(NrdDbContext db, Guid known, SignInStrength by, Instant now, CancellationToken ct)
    {
        Failed(db, known, by, now);
        await db.SaveChangesAsync(ct);
    }
}
