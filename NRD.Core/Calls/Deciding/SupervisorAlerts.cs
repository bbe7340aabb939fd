using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls.Deciding;

/// <summary>An alert as a supervisor's list shows it.</summary>
/// <param name="RaisedBy">What that person is called.</param>
/// <param name="IsOwn">Nobody reviews what they did themselves.</param>
public sealed record AlertLine(Guid Id, AlertKind Kind, Guid ContactId, Guid? AboutId, string RaisedBy, Instant RaisedAt, Instant? ReviewDue, bool IsOwn);

/// <summary>Why an alert was not settled.</summary>
public enum AlertRefusal
{
    NotThere,

    /// <summary>It is about what this person did; somebody else reviews it.</summary>
    Own,
}

/// <summary>What supervisors should see now. A window that listens learns of it at once.</summary>
public sealed class SupervisorAlerts(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Something came in or was settled. Comes on any thread.</summary>
    public event Action? Changed;

    /// <summary>
    /// Somebody's life is in danger: supervisors are told, and nothing is asked. The grounds come afterwards, with the review.
    /// Pressing the key again within the contact tells nobody twice.
    /// </summary>
    /// <returns><c>false</c> where there is no such open contact of theirs.</returns>
    public async Task<bool> LifeInDangerAsync(Actor actor, Guid contactId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact || !contact.IsOwnedBy(actor))
        {
            return false;
        }

        await RaiseOnceAsync(db, actor, AlertKind.LifeInDanger, contactId, null, clock.GetCurrentInstant(), ct);
        await db.SaveChangesAsync(ct);
        Tell();
        return true;
    }

    /// <summary>What is still to be seen or reviewed: danger first, then the oldest.</summary>
    public async Task<IReadOnlyList<AlertLine>> OpenAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var open = await db.SupervisorAlerts.AsNoTracking().Where(a => a.SettledAt == null).ToListAsync(ct);
        var names = await NamesAsync(db, ct);
        return
        [
            .. open.OrderBy(a => a.Kind is AlertKind.LifeInDanger or AlertKind.ConfirmHarm ? 0 : 1).ThenBy(a => a.RaisedAt)
                .Select(a => new AlertLine(a.Id, a.Kind, a.ContactId, a.AboutId, names.GetValueOrDefault(a.RaisedBy, ""), a.RaisedAt, a.ReviewDue, a.RaisedBy == actor.Id)),
        ];
    }

    /// <summary>How many wait; for the menu.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.SupervisorAlerts.CountAsync(a => a.SettledAt == null, ct);
    }

    /// <summary>It was seen or, where a review is due, reviewed.</summary>
    public async Task<AlertRefusal?> SettleAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.SupervisorAlerts.SingleOrDefaultAsync(a => a.Id == id && a.SettledAt == null, ct) is not { } alert)
        {
            return AlertRefusal.NotThere;
        }

        if (alert.RaisedBy == actor.Id)
        {
            return AlertRefusal.Own;
        }

        var now = clock.GetCurrentInstant();
        alert.Settle(actor.Id, now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.AlertSettled, SubjectKind.Contact, alert.ContactId, now) { Reason = alert.Kind.ToString() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return AlertRefusal.NotThere;
        }

        Tell();
        return null;
    }

    /// <summary>To be called after a save that raised one.</summary>
    internal void Tell() => Changed?.Invoke();

    /// <summary>Adds an alert to the caller's save.</summary>
    internal static void Raise(NrdDbContext db, Actor actor, AlertKind kind, Guid contactId, Guid? aboutId, Instant now)
    {
        db.SupervisorAlerts.Add(new SupervisorAlert(Guid.NewGuid(), kind, contactId, aboutId, actor.Id, now));
        db.Audit.Add(new AuditEntry(actor, AuditAction.AlertRaised, SubjectKind.Contact, contactId, now) { Reason = kind.ToString() });
    }

    /// <summary>As <see cref="Raise"/>, unless the same is open already.</summary>
    internal static async Task RaiseOnceAsync(NrdDbContext db, Actor actor, AlertKind kind, Guid contactId, Guid? aboutId, Instant now, CancellationToken ct)
    {
        if (!await db.SupervisorAlerts.AnyAsync(a => a.ContactId == contactId && a.Kind == kind && a.AboutId == aboutId && a.SettledAt == null, ct))
        {
            Raise(db, actor, kind, contactId, aboutId, now);
        }
    }

    private static async Task<Dictionary<string, string>> NamesAsync(NrdDbContext db, CancellationToken ct) =>
        (await db.Staff.AsNoTracking().Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct)).ToDictionary(u => u.Id.ToString(), u => u.DisplayName);
}
