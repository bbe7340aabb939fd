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

/// <summary>One of a person's own sign-ins, as they see it.</summary>
/// <param name="IsThis">The one they are looking from.</param>
public sealed record OwnSignIn(Guid Id, string Device, SignInStrength Strength, Instant StartedAt, Instant LastActivityAt, Instant ExpiresAt, bool IsLocked, bool IsThis);

/// <summary>The sign-ins of staff: seen, touched, locked and ended. Every window of one learns of it at once.</summary>
public sealed class StaffSessions(IDbContextFactory<NrdDbContext> factory, IClock clock, SessionActivity activity, SessionSignal signal)
{
    /// <summary>The actor's own sign-ins that are not over, the latest first.</summary>
    public async Task<IReadOnlyList<OwnSignIn>> MineAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        await using var db = await factory.CreateDbContextAsync(ct);
        var (owner, now) = (Guid.Parse(actor.Id), clock.GetCurrentInstant());
        if (await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == owner, ct) is not { } user)
        {
            return [];
        }

        var rows = await db.StaffSessions.AsNoTracking().Where(s => s.UserId == owner && s.EndedAt == null).ToListAsync(ct);
        return
        [
            .. rows.Where(s => !s.IsOver(user, now))
                .OrderByDescending(s => s.StartedAt)
                .Select(s => new OwnSignIn(
                    s.Id, s.Device, s.Strength, s.StartedAt, s.LastActivityAt, s.ExpiresAt,
                    s.LockedAt is not null || activity.StateOf(s.Id, s.LastActivityAt, now).Locks, s.Id == actor.Session)),
        ];
    }

    /// <summary>Ends one of the actor's own sign-ins.</summary>
    /// <returns>Whether there was one to end; that of somebody else looks like none.</returns>
    public async Task<bool> EndMineAsync(Actor actor, Guid session, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        await using var db = await factory.CreateDbContextAsync(ct);
        var owner = Guid.Parse(actor.Id);
        return await EndAsync(db, actor, await db.StaffSessions.Where(s => s.Id == session && s.UserId == owner && s.EndedAt == null).ToListAsync(ct), SessionEnd.EndedByOwner, ct) > 0;
    }

    /// <summary>Ends every sign-in of <paramref name="user"/>.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EndAllOfAsync(Actor actor, Guid user, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await EndAsync(db, actor, await db.StaffSessions.Where(s => s.UserId == user && s.EndedAt == null).ToListAsync(ct), SessionEnd.EndedByAdministrator, ct);
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

    private async Task<int> EndAsync(NrdDbContext db, Actor actor, List<StaffSession> sessions, SessionEnd end, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var session in sessions)
        {
            session.Finish(end, now);
            db.Audit.Add(new(actor, AuditAction.SessionEnded, SubjectKind.Session, session.Id, now) { Reason = end.ToString() });
        }

        await db.SaveChangesAsync(ct);
        foreach (var session in sessions)
        {
            activity.Forget(session.Id);
            signal.Raise(session.UserId, session.Id);
        }

        return sessions.Count;
    }
}
