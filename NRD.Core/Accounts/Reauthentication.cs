using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>The person of a sign-in proves again who they are; that also unlocks. Anybody else gets nothing.</summary>
public sealed class Reauthentication(IDbContextFactory<NrdDbContext> factory, Passwords passwords, IClock clock, SessionSignal signal)
{
    /// <summary>Who this sign-in belongs to and what they can prove it by; <c>null</c> where it is over.</summary>
    public async Task<ReauthenticationWays?> WaysAsync(Guid session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await LoadAsync(db, session, ct) is var (row, user) && user is not null
            ? new(user.Id, user.SignInName, user.DisplayName, user.Passkeys.Count > 0, user.PasswordHash is not null && user.TotpSeed is not null, row.Strength == SignInStrength.Sample)
            : null;
    }

    /// <returns>Whether password and code together are this person's.</returns>
    public async Task<bool> WithCodeAsync(Guid session, string password, string code, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (row, user) = await LoadAsync(db, session, ct);
        var right = await passwords.MatchesAsync(user?.PasswordHash, password, ct);
        return await FinishAsync(db, row, user, SignInStrength.PasswordAndCode, right && SecondFactor.TakeCode(user!, code, clock.GetCurrentInstant()), ct);
    }

    /// <summary>
    /// Unlocks with the password alone what began with more than that: whoever comes back to their desk in the middle of a call has it open in seconds.
    /// It counts for nothing else: what asks for proof anew asks for the code too.
    /// </summary>
    /// <returns>Whether it is this person's password.</returns>
    public async Task<bool> UnlockAsync(Guid session, string password, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (row, user) = await LoadAsync(db, session, ct);
        var right = await passwords.MatchesAsync(user?.PasswordHash, password, ct);
        return await FinishAsync(db, row, user, "Password", right, row => row.Unlock(clock.GetCurrentInstant()), ct);
    }

    /// <summary>A passkey that the host has found to be <paramref name="owner"/>'s.</summary>
    /// <returns>Whether that is the person of the sign-in.</returns>
    public async Task<bool> WithPasskeyAsync(Guid session, Guid owner, byte[] credentialId, byte[] data, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (row, user) = await LoadAsync(db, session, ct);
        var passkey = user?.Id == owner ? user.Passkeys.SingleOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId)) : null;
        passkey?.Used(data, clock.GetCurrentInstant());
        return await FinishAsync(db, row, user, SignInStrength.Passkey, passkey is not null, ct);
    }

    /// <summary>Sample staff have nothing to prove; the host offers this in Development only.</summary>
    public async Task<bool> AsSampleAsync(Guid session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (row, user) = await LoadAsync(db, session, ct);
        return await FinishAsync(db, row, user, SignInStrength.Sample, row?.Strength == SignInStrength.Sample, ct);
    }

    private async Task<(StaffSession Row, StaffUser User)> LoadAsync(NrdDbContext db, Guid session, CancellationToken ct)
    {
        var row = await db.StaffSessions.SingleOrDefaultAsync(s => s.Id == session, ct);
        var user = row is null ? null : await db.Staff.Include(u => u.Passkeys).SingleOrDefaultAsync(u => u.Id == row.UserId, ct);
        return row is null || user is null || row.IsOver(user, clock.GetCurrentInstant()) ? default : (row, user);
    }

    private Task<bool> FinishAsync(NrdDbContext db, StaffSession? row, StaffUser? user, SignInStrength strength, bool right, CancellationToken ct) =>
        FinishAsync(db, row, user, strength.ToString(), right, row => row.Reauthenticate(strength, clock.GetCurrentInstant()), ct);

    private async Task<bool> FinishAsync(NrdDbContext db, StaffSession? row, StaffUser? user, string how, bool right, Action<StaffSession> prove, CancellationToken ct)
    {
        if (row is null || user is null)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        if (!right)
        {
            db.Audit.Add(new AuditEntry(Actor.Of(user, row), AuditAction.SignInFailed, SubjectKind.Staff, user.Id, now) { Outcome = AuditOutcome.Denied, Reason = how });
            await db.SaveChangesAsync(ct);
            return false;
        }

        var wasLocked = row.LockedAt is not null;
        prove(row);
        db.Audit.Add(new AuditEntry(Actor.Of(user, row), wasLocked ? AuditAction.Unlocked : AuditAction.Reauthenticated, SubjectKind.Session, row.Id, now) { Reason = how });
        try
        {
            await db.SaveChangesAsync(ct);
            signal.Raise(user.Id, row.Id);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same code at the same moment: one of the two was first.
            return false;
        }
    }
}

/// <summary>What the page of proving who one is must offer.</summary>
public sealed record ReauthenticationWays(Guid UserId, string SignInName, string DisplayName, bool Passkey, bool PasswordAndCode, bool Sample);
