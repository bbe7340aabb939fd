using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Somebody with a one-time link sets their own factors. Until a set is complete nothing is saved and nothing else opens.</summary>
public sealed class Activation(IDbContextFactory<NrdDbContext> factory, Passwords passwords, IClock clock)
{
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
            ? await db.Staff.AsSplitQuery().Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleAsync(u => u.Id == id, ct)
            : new StaffUser(open.UserId, chosen.SignInName, chosen.DisplayName, [Role.Administrator], now);
        var isNew = link.UserId is null;
        var faults = await ActivationFaults.FindAsync(db, user, isNew, chosen, now, ct);
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
}
