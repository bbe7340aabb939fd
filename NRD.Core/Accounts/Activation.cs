using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>What a one-time link opens.</summary>
/// <param name="SignInName">Empty for a new administrator, who chooses it.</param>
public sealed record OpenLink(Guid Id, LinkPurpose Purpose, Guid UserId, string SignInName, string DisplayName);

/// <summary>What was chosen on the page of a link: names where it is a new administrator, and a full set of factors.</summary>
/// <param name="Seed">Of the code app, with a first code that shows it works.</param>
/// <param name="Passkey">Instead of password and code.</param>
public sealed record ChosenFactors(string SignInName, string DisplayName, string Password, string? Seed, string Code, NewPasskey? Passkey)
{
    public override string ToString() => nameof(ChosenFactors);
}

/// <param name="Data">Its public half, as the host reads it again.</param>
public sealed record NewPasskey(Guid UserHandle, byte[] CredentialId, string Name, byte[] Data);

/// <summary>What stands in the way; empty where the account is made.</summary>
public enum ActivationFault
{
    /// <summary>The link was used meanwhile, is too old, or is not needed any more.</summary>
    LinkOver,
    SignInNameMissing,
    SignInNameTaken,
    DisplayNameMissing,
    PasswordTooShort,
    PasswordTooLong,
    PasswordCommon,
    PasswordContext,
    PasswordPattern,
    CodeWrong,
}

/// <param name="RecoveryCodes">Shown once.</param>
public sealed record Activated(IReadOnlyList<ActivationFault> Faults, NewSession? Session, IReadOnlyList<string> RecoveryCodes)
{
    public override string ToString() => nameof(Activated);
}

/// <summary>Somebody with a one-time link sets their own factors. Until a set is complete nothing is saved and nothing else opens.</summary>
public sealed class Activation(IDbContextFactory<NrdDbContext> factory, Passwords passwords, IClock clock)
{
    private const int LongestSignInName = 100;
    private const int LongestDisplayName = 60;

    /// <summary>The link with this secret.</summary>
    /// <returns><c>null</c> where it does not work (any more); nobody is told why.</returns>
    public async Task<OpenLink?> FindAsync(string secret, CancellationToken ct)
    {
        if (Secret.HashOfText(secret, Secret.LinkBytes) is not { } hash)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.OneTimeLinks.AsNoTracking().SingleOrDefaultAsync(l => l.SecretHash == hash, ct) is { } link ? await OpenAsync(db, link, ct) : null;
    }

    /// <summary>Makes the account usable with what was chosen and signs it in, or says everything that stands in the way.</summary>
    public async Task<Activated> CompleteAsync(OpenLink open, ChosenFactors chosen, string device, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var link = await db.OneTimeLinks.SingleOrDefaultAsync(l => l.Id == open.Id, ct);
        if (link is null || await OpenAsync(db, link, ct) is null)
        {
            return Refused(ActivationFault.LinkOver);
        }

        var now = clock.GetCurrentInstant();
        var user = link.UserId is { } id
            ? await db.Staff.Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleAsync(u => u.Id == id, ct)
            : new StaffUser(open.UserId, chosen.SignInName, chosen.DisplayName, [Role.Administrator], now);
        var isNew = link.UserId is null;
        var faults = await FaultsAsync(db, user, isNew, chosen, now, ct);
        if (faults.Count > 0)
        {
            return Refused([.. faults]);
        }

        if (isNew)
        {
            db.Staff.Add(user);
        }

        Apply(db, user, chosen, now);
        var codes = RecoveryCodes.Renew(db, user);
        user.Activate(now);
        link.Use(user.Id, now);
        var session = OpenSessions.Begin(db, user, chosen.Passkey is null ? SignInStrength.PasswordAndCode : SignInStrength.Passkey, device, now);
        db.Audit.Add(new AuditEntry(Actor.Nobody, AuditAction.StaffActivated, SubjectKind.Staff, user.Id, now) { Reason = link.Purpose.ToString() });
        try
        {
            await db.SaveChangesAsync(ct);
            return new([], session, codes);
        }
        catch (DbUpdateException)
        {
            // Somebody else used the link, or took the name, at the same moment.
            await using var anew = await factory.CreateDbContextAsync(ct);
            return Refused(await FindByIdAsync(anew, open.Id, ct) is null ? ActivationFault.LinkOver : ActivationFault.SignInNameTaken);
        }
    }

    private static Activated Refused(params IReadOnlyList<ActivationFault> faults) => new(faults, null, []);

    private async Task<OpenLink?> FindByIdAsync(NrdDbContext db, Guid id, CancellationToken ct) =>
        await db.OneTimeLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is { } link ? await OpenAsync(db, link, ct) : null;

    private async Task<OpenLink?> OpenAsync(NrdDbContext db, OneTimeLink link, CancellationToken ct)
    {
        if (!link.IsOpen(clock.GetCurrentInstant()))
        {
            return null;
        }

        if (link.Purpose == LinkPurpose.Bootstrap)
        {
            // The id of the account that may come of it: of the link, so that a passkey can be made for it before it exists.
            return await Bootstrap.IsOpenAsync(db, ct) ? new(link.Id, link.Purpose, link.Id, "", "") : null;
        }

        return await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == link.UserId, ct) is { DisabledAt: null } user
            ? new(link.Id, link.Purpose, user.Id, user.SignInName, user.DisplayName)
            : null;
    }

    private static async Task<List<ActivationFault>> FaultsAsync(NrdDbContext db, StaffUser user, bool isNew, ChosenFactors chosen, Instant now, CancellationToken ct)
    {
        var faults = new List<ActivationFault>();
        if (isNew)
        {
            if (user.SignInName.Length is 0 or > LongestSignInName)
            {
                faults.Add(ActivationFault.SignInNameMissing);
            }
            else if (await db.Staff.AnyAsync(u => u.NormalizedName == user.NormalizedName, ct))
            {
                faults.Add(ActivationFault.SignInNameTaken);
            }

            if (user.DisplayName.Length is 0 or > LongestDisplayName)
            {
                faults.Add(ActivationFault.DisplayNameMissing);
            }
        }

        if (chosen.Passkey is { } passkey)
        {
            return passkey.UserHandle == user.Id ? faults : [.. faults, ActivationFault.LinkOver];
        }

        if (PasswordRules.Check(chosen.Password, user.SignInName, user.DisplayName) is { } fault)
        {
            faults.Add(Of(fault));
        }

        if (chosen.Seed is null || CodeApp.Accept(chosen.Seed, chosen.Code, null, now) is null)
        {
            faults.Add(ActivationFault.CodeWrong);
        }

        return faults;
    }

    private void Apply(NrdDbContext db, StaffUser user, ChosenFactors chosen, Instant now)
    {
        if (chosen.Passkey is { } passkey)
        {
            db.StaffPasskeys.Add(new(user.Id, passkey.CredentialId, passkey.Name, passkey.Data, now));
            user.RenewStamp();
            return;
        }

        user.SetPasswordHash(passwords.Hash(chosen.Password));
        user.SetTotpSeed(chosen.Seed!);
        user.TakeTotpStep(CodeApp.Accept(chosen.Seed!, chosen.Code, null, now)!.Value);
    }

    private static ActivationFault Of(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => ActivationFault.PasswordTooShort,
        PasswordFault.TooLong => ActivationFault.PasswordTooLong,
        PasswordFault.Common => ActivationFault.PasswordCommon,
        PasswordFault.Context => ActivationFault.PasswordContext,
        PasswordFault.Pattern => ActivationFault.PasswordPattern,
    };
}
