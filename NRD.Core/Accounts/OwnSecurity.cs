using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

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

/// <summary>Everybody looks after their own sign-in. A changed factor ends every other sign-in of theirs; nobody is ever left without a full set.</summary>
public sealed class OwnSecurity(IDbContextFactory<NrdDbContext> factory, Passwords passwords, IClock clock, SessionSignal signal)
{
    public const int MostPasskeys = 10;

    /// <summary>So long after proving who they are somebody may change a factor.</summary>
    public static readonly Duration Fresh = Duration.FromMinutes(10);

    private const int LongestName = 60;

    public async Task<SecurityOverview> OverviewAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await LoadAsync(db, actor, ct);
        var now = clock.GetCurrentInstant();
        var sessions = (await db.StaffSessions.AsNoTracking().Where(s => s.UserId == user.Id && s.EndedAt == null && s.ExpiresAt > now).ToListAsync(ct))
            .Where(s => !s.IsOver(user, now)).OrderByDescending(s => s.StartedAt);
        return new(
            user.Id,
            user.SignInName,
            user.DisplayName,
            user.PasswordHash is not null,
            user.TotpSeed is not null,
            [.. user.Passkeys.OrderBy(p => p.CreatedAt).Select(p => new OwnPasskey(Secret.Text(p.CredentialId), p.Name, p.CreatedAt, p.LastUsedAt))],
            user.RecoveryCodes.Count(code => code.UsedAt is null),
            [.. sessions.Select(s => new OwnSession(s.Id, s.Device, s.Strength, s.StartedAt, s.LastActivityAt, s.Id == actor.Session))]);
    }

    /// <summary>Whether they may change a factor without proving again who they are.</summary>
    public bool IsFresh(Actor actor)
    {
        actor.Demand(Permission.OwnSecurity);
        return actor.AuthenticatedAt is { } at && clock.GetCurrentInstant() - at <= Fresh;
    }

    public Task<FactorFault?> ChangePasswordAsync(Actor actor, string password, CancellationToken ct) => ChangeAsync(actor, "Password", (_, user) =>
    {
        if (PasswordRules.Check(password, user.SignInName, user.DisplayName) is { } fault)
        {
            return Of(fault);
        }

        user.SetPasswordHash(passwords.Hash(password));
        return null;
    }, ct);

    /// <param name="seed">What <see cref="CodeApp.NewSeed"/> gave; the code shows that their app has it.</param>
    public Task<FactorFault?> SetCodeAppAsync(Actor actor, string seed, string code, CancellationToken ct) => ChangeAsync(actor, "CodeApp", (_, user) =>
    {
        if (CodeApp.Accept(seed, code, null, clock.GetCurrentInstant()) is not { } step)
        {
            return FactorFault.CodeWrong;
        }

        user.SetTotpSeed(seed);
        user.TakeTotpStep(step);
        return null;
    }, ct);

    public Task<FactorFault?> AddPasskeyAsync(Actor actor, NewPasskey passkey, CancellationToken ct) => ChangeAsync(actor, "PasskeyAdded", (db, user) =>
    {
        if (user.Passkeys.Count >= MostPasskeys)
        {
            return FactorFault.TooManyPasskeys;
        }

        if (passkey.UserHandle != user.Id)
        {
            return FactorFault.NotThere;
        }

        db.StaffPasskeys.Add(new(user.Id, passkey.CredentialId, passkey.Name, passkey.Data, clock.GetCurrentInstant()));
        user.RenewStamp();
        return null;
    }, ct);

    public Task<FactorFault?> RenamePasskeyAsync(Actor actor, string id, string name, CancellationToken ct) => ChangeAsync(actor, "PasskeyRenamed", (_, user) =>
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } given)
        {
            return FactorFault.NameMissing;
        }

        if (Find(user, id) is not { } passkey)
        {
            return FactorFault.NotThere;
        }

        passkey.Rename(given);
        return null;
    }, ct);

    public Task<FactorFault?> RemovePasskeyAsync(Actor actor, string id, CancellationToken ct) => ChangeAsync(actor, "PasskeyRemoved", (_, user) =>
    {
        if (Find(user, id) is not { } passkey)
        {
            return FactorFault.NotThere;
        }

        if (user.Passkeys.Count == 1 && (user.PasswordHash is null || user.TotpSeed is null))
        {
            return FactorFault.LastWayIn;
        }

        user.Passkeys.Remove(passkey);
        user.RenewStamp();
        return null;
    }, ct);

    /// <summary>Makes ten new recovery codes; the old ones stop working.</summary>
    /// <returns>The codes, to be shown once; or why there are none.</returns>
    public async Task<(IReadOnlyList<string> Codes, FactorFault? Fault)> NewRecoveryCodesAsync(Actor actor, CancellationToken ct)
    {
        IReadOnlyList<string> codes = [];
        var fault = await ChangeAsync(actor, "RecoveryCodes", (db, user) =>
        {
            codes = RecoveryCodes.Renew(db, user);
            user.RenewStamp();
            return null;
        }, ct);
        return fault is null ? (codes, null) : ([], fault);
    }

    /// <summary>Ends one of their own sign-ins. What is not theirs looks like what is not there.</summary>
    public async Task<bool> EndSessionAsync(Actor actor, Guid session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await LoadAsync(db, actor, ct);
        if (await db.StaffSessions.SingleOrDefaultAsync(s => s.Id == session && s.UserId == user.Id && s.EndedAt == null, ct) is not { } row)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        row.Finish(SessionEnd.EndedByOwner, now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.SessionEnded, SubjectKind.Session, row.Id, now) { Reason = nameof(SessionEnd.EndedByOwner) });
        await db.SaveChangesAsync(ct);
        signal.Raise(user.Id, row.Id);
        return true;
    }

    private static StaffPasskey? Find(StaffUser user, string id) => user.Passkeys.SingleOrDefault(p => Secret.Text(p.CredentialId) == id);

    private static async Task<StaffUser> LoadAsync(NrdDbContext db, Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        var id = Guid.Parse(actor.Id);
        return await db.Staff.Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleAsync(u => u.Id == id, ct);
    }

    private async Task<FactorFault?> ChangeAsync(Actor actor, string what, Func<NrdDbContext, StaffUser, FactorFault?> change, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await LoadAsync(db, actor, ct);
        if (!IsFresh(actor))
        {
            return FactorFault.ProveAgain;
        }

        var stamp = user.SecurityStamp;
        if (change(db, user) is { } fault)
        {
            return fault;
        }

        var now = clock.GetCurrentInstant();
        if (user.SecurityStamp != stamp)
        {
            await EndOthersAsync(db, user, actor, now, ct);
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.FactorChanged, SubjectKind.Staff, user.Id, now) { Reason = what });
        try
        {
            await db.SaveChangesAsync(ct);
            signal.Raise(user.Id);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return FactorFault.Changed;
        }
    }

    private static async Task EndOthersAsync(NrdDbContext db, StaffUser user, Actor actor, Instant now, CancellationToken ct)
    {
        foreach (var session in await db.StaffSessions.Where(s => s.UserId == user.Id && s.EndedAt == null).ToListAsync(ct))
        {
            if (session.Id == actor.Session)
            {
                session.Follow(user);
            }
            else
            {
                session.Finish(SessionEnd.FactorChanged, now);
            }
        }
    }

    private static FactorFault Of(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => FactorFault.PasswordTooShort,
        PasswordFault.TooLong => FactorFault.PasswordTooLong,
        PasswordFault.Common => FactorFault.PasswordCommon,
        PasswordFault.Context => FactorFault.PasswordContext,
        PasswordFault.Pattern => FactorFault.PasswordPattern,
    };
}
