using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>How every change of one's own factors goes: freshly proven, audited, and the end of every other sign-in.</summary>
internal sealed class OwnAccount(IDbContextFactory<NrdDbContext> factory, IClock clock, SessionSignal signal)
{
    public bool IsFresh(Actor actor) => actor.AuthenticatedAt is { } at && clock.GetCurrentInstant() - at <= OwnSecurity.Fresh;

    public static async Task<StaffUser> LoadAsync(NrdDbContext db, Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        var id = Guid.Parse(actor.Id);
        return await db.Staff.AsSplitQuery().Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleAsync(u => u.Id == id, ct);
    }

    public async Task<FactorFault?> ChangeAsync(Actor actor, string what, Func<NrdDbContext, StaffUser, FactorFault?> change, CancellationToken ct)
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
}
