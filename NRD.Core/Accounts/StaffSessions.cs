using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Why a sign-in is locked.</summary>
public enum LockReason
{
    /// <summary>Nobody touched anything for some minutes.</summary>
    Idle,

    /// <summary>The person hid the screen.</summary>
    HiddenNow,
}

/// <summary>The sign-ins of staff: touched, locked and ended. Their owners see and end them in <see cref="OwnSecurity"/>. Every window of one learns of it at once.</summary>
public sealed class StaffSessions(IDbContextFactory<NrdDbContext> factory, IClock clock, SessionActivity activity, SessionSignal signal)
{
    /// <summary>Ends every sign-in of <paramref name="user"/>.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EndAllOfAsync(Actor actor, Guid user, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        await using var db = await factory.CreateDbContextAsync(ct);
        var (open, now) = (await db.StaffSessions.Where(s => s.UserId == user && s.EndedAt == null).ToListAsync(ct), clock.GetCurrentInstant());
        foreach (var session in open)
        {
            session.Finish(SessionEnd.EndedByAdministrator, now);
            db.Audit.Add(new(actor, AuditAction.SessionEnded, SubjectKind.Session, session.Id, now) { Reason = nameof(SessionEnd.EndedByAdministrator) });
        }

        await db.SaveChangesAsync(ct);
        signal.Raise(user);
        return open.Count;
    }

    /// <summary>Locks the sign-in the actor acts under; only the same person opens it again, by proving who they are.</summary>
    public async Task LockAsync(Actor actor, LockReason reason, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.StaffSessions.SingleOrDefaultAsync(s => s.Id == actor.Session && s.EndedAt == null && s.LockedAt == null, ct) is not { } row)
        {
            return;
        }

        row.Lock(now);
        db.Audit.Add(new(actor, AuditAction.Locked, SubjectKind.Session, row.Id, now) { Reason = reason.ToString() });
        await db.SaveChangesAsync(ct);
        signal.Raise(row.UserId, row.Id);
    }

    /// <summary>A pointer, a scroll or a key in a window of the actor's sign-in, and nothing of what it was.</summary>
    public async Task SeenAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        if (actor.Session is not { } session)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        activity.Seen(session, now);
        if (activity.IsDue(session, now))
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await db.StaffSessions.Where(s => s.Id == session && s.LockedAt == null && s.EndedAt == null).ExecuteUpdateAsync(row => row.SetProperty(s => s.LastActivityAt, now), ct);
            activity.Wrote(session, now);
        }
    }
}
