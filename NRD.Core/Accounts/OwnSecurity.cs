using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Everybody looks after their own sign-in. A changed factor ends every other sign-in of theirs; nobody is ever left without a full set.</summary>
public sealed class OwnSecurity(IDbContextFactory<NrdDbContext> factory, Passwords passwords, IClock clock, SessionSignal signal)
{
    /// <summary>So long after proving who they are somebody may change a factor.</summary>
    public static readonly Duration Fresh = Duration.FromMinutes(10);

    private readonly OwnAccount account = new(factory, clock, signal);

    public async Task<SecurityOverview> OverviewAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var user = await OwnAccount.LoadAsync(db, actor, ct);
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
        return account.IsFresh(actor);
    }

    public Task<FactorFault?> ChangePasswordAsync(Actor actor, string password, CancellationToken ct) => account.ChangeAsync(actor, "Password", (_, user) =>
    {
        if (PasswordRules.Check(password, user.SignInName, user.DisplayName) is { } fault)
        {
            return Of(fault);
        }

        user.SetPasswordHash(passwords.Hash(password));
        return null;
    }, ct);

    /// <param name="seed">What <see cref="CodeApp.NewSeed"/> gave; the code shows that their app has it.</param>
    public Task<FactorFault?> SetCodeAppAsync(Actor actor, string seed, string code, CancellationToken ct) => account.ChangeAsync(actor, "CodeApp", (_, user) =>
    {
        if (CodeApp.Accept(seed, code, null, clock.GetCurrentInstant()) is not { } step)
        {
            return FactorFault.CodeWrong;
        }

        user.SetTotpSeed(seed);
        user.TakeTotpStep(step);
        return null;
    }, ct);

    /// <summary>Makes ten new recovery codes; the old ones stop working.</summary>
    /// <returns>The codes, to be shown once; or why there are none.</returns>
    public async Task<(IReadOnlyList<string> Codes, FactorFault? Fault)> NewRecoveryCodesAsync(Actor actor, CancellationToken ct)
    {
        IReadOnlyList<string> codes = [];
        var fault = await account.ChangeAsync(actor, "RecoveryCodes", (db, user) =>
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
        var user = await OwnAccount.LoadAsync(db, actor, ct);
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

    private static FactorFault Of(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => FactorFault.PasswordTooShort,
        PasswordFault.TooLong => FactorFault.PasswordTooLong,
        PasswordFault.Common => FactorFault.PasswordCommon,
        PasswordFault.Context => FactorFault.PasswordContext,
        PasswordFault.Pattern => FactorFault.PasswordPattern,
    };
}
