using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls.Deciding;

/// <summary>Tips by third parties, with their times, and the written notices that are owed.</summary>
public sealed class Tips(IDbContextFactory<NrdDbContext> factory, SupervisorAlerts alerts, IClock clock)
{
    /// <summary>A third party gave information: from here the time to its decision counts. Doing it again changes nothing.</summary>
    /// <returns><c>false</c> where the contact is not theirs.</returns>
    public async Task<bool> ReceiveAsync(Actor actor, Guid contactId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact || !contact.IsOwnedBy(actor))
        {
            return false;
        }

        if (!await db.ContactTips.AnyAsync(t => t.ContactId == contactId, ct))
        {
            var now = clock.GetCurrentInstant();
            db.ContactTips.Add(new ContactTip(contactId, now));
            db.Audit.Add(new AuditEntry(actor, AuditAction.TipReceived, SubjectKind.Contact, contactId, now));
            await db.SaveChangesAsync(ct);
        }

        return true;
    }

    /// <summary>Tells supervisors once of each tip that waits too long; called every minute.</summary>
    internal async Task<int> AlertLateAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var late = (await db.ContactTips.Where(t => t.DecidedAt == null && t.AlertedAt == null).ToListAsync(ct)).Where(t => t.IsLate(now)).ToList();
        foreach (var tip in late)
        {
            tip.Alerted(now);
            SupervisorAlerts.Raise(db, Actor.Watch, AlertKind.TipLate, tip.ContactId, null, now);
        }

        if (late.Count > 0)
        {
            await db.SaveChangesAsync(ct);
            alerts.Tell();
        }

        return late.Count;
    }

    /// <summary>There is a safe way to reach the person now: the notice may be given.</summary>
    public Task<bool> SafeToNotifyAsync(Actor actor, Guid reportId, CancellationToken ct) =>
        NoticeAsync(actor, reportId, AuditAction.NoticeUnblocked, (notice, now) => notice.FindSafe(now), blocked: null, ct);

    /// <summary>The notice was given.</summary>
    /// <returns><c>false</c> while it is blocked.</returns>
    public Task<bool> NotifiedAsync(Actor actor, Guid reportId, CancellationToken ct) =>
        NoticeAsync(actor, reportId, AuditAction.NoticeGiven, (notice, now) => notice.Give(now), blocked: false, ct);

    private async Task<bool> NoticeAsync(Actor actor, Guid reportId, AuditAction action, Action<OwedNotice, Instant> change, bool? blocked, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.OwedNotices.SingleOrDefaultAsync(n => n.Id == reportId && n.GivenAt == null, ct) is not { } notice || (blocked is { } must && notice.IsBlocked != must))
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        change(notice, now);
        db.Audit.Add(new AuditEntry(actor, action, SubjectKind.Contact, notice.ContactId, now));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
