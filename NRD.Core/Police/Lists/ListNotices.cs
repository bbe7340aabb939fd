using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Police.Lists;

/// <summary>An open flag: a task for supervisors.</summary>
/// <param name="Entry">The entry's name as it was when it was flagged.</param>
/// <param name="By">Display name of who flagged it.</param>
public sealed record FlagTask(Guid Id, string ServiceId, Guid EntryId, Bilingual Entry, FlagKind Kind, string By, Instant At);

/// <summary>What the desk has to say about a list: read, or wrong.</summary>
public sealed class ListNotices(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Says that one has read the version in force.</summary>
    /// <returns><c>false</c> where it is not in force any more.</returns>
    public async Task<bool> AcknowledgeAsync(Actor actor, Guid listId, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPoliceLists, SubjectKind.PoliceList, listId);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await FindAsync(db, listId, now, ct) is null)
        {
            return false;
        }

        if (!await db.ListAcknowledgements.AnyAsync(a => a.ListId == listId && a.StaffId == actor.Id, ct))
        {
            db.ListAcknowledgements.Add(new(listId, actor.Id, now));
            db.Audit.Add(new AuditEntry(actor, AuditAction.ListAcknowledged, SubjectKind.PoliceList, listId, now));
            await db.SaveChangesAsync(ct);
        }

        return true;
    }

    /// <summary>Says that an entry's number is wrong or a message came back: at once no route uses it, and supervisors have a task.</summary>
    /// <returns>The flag, so that it can be taken back; <c>null</c> where the version is not in force or has no such entry.</returns>
    public async Task<Guid?> FlagAsync(Actor actor, Guid listId, Guid entryId, FlagKind kind, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPoliceLists, SubjectKind.PoliceList, listId);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await FindAsync(db, listId, now, ct) is not { } list || list.Content.Entries.All(e => e.Id != entryId))
        {
            return null;
        }

        if (await db.ContactFlags.AsNoTracking().FirstOrDefaultAsync(f => f.ServiceId == list.ServiceId && f.EntryId == entryId && f.Kind == kind && f.SettledAt == null, ct) is { } known)
        {
            return known.Id;
        }

        var flag = new ContactFlag(Guid.NewGuid(), list, entryId, kind, actor.Id, now);
        db.ContactFlags.Add(flag);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ListFlagged, SubjectKind.PoliceList, listId, now) { Reason = kind.ToString() });
        await db.SaveChangesAsync(ct);
        return flag.Id;
    }

    /// <summary>Takes one's own report back: the key was pressed by mistake.</summary>
    /// <returns><c>false</c> where it is somebody else's, or settled already.</returns>
    public async Task<bool> TakeBackAsync(Actor actor, Guid flagId, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPoliceLists);
        return await SettleAsync(actor, flagId, FlagEnd.TakenBack, flag => flag.FlaggedBy == actor.Id, ct);
    }

    /// <summary>Every open flag, the oldest first.</summary>
    public async Task<IReadOnlyList<FlagTask>> OpenFlagsAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.EditPoliceLists);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await TasksAsync(db, db.ContactFlags.AsNoTracking(), ct);
    }

    /// <summary>A supervisor made sure that what was flagged is right after all. What is really wrong is corrected in a new version instead.</summary>
    /// <returns><c>false</c> where it is settled already.</returns>
    public async Task<bool> FoundRightAsync(Actor actor, Guid flagId, CancellationToken ct)
    {
        actor.Demand(Permission.EditPoliceLists);
        return await SettleAsync(actor, flagId, FlagEnd.FoundRight, _ => true, ct);
    }

    internal static async Task<IReadOnlyList<FlagTask>> TasksAsync(NrdDbContext db, IQueryable<ContactFlag> flags, CancellationToken ct)
    {
        var open = await flags.Where(f => f.SettledAt == null).OrderBy(f => f.FlaggedAt).ThenBy(f => f.Id).ToListAsync(ct);
        var ids = open.Select(f => f.ListId).Distinct().ToList();
        var lists = await db.ContactLists.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var names = await ListPeople.ReadAsync(db, ct);
        return [.. open.Select(f => new FlagTask(f.Id, f.ServiceId, f.EntryId, lists[f.ListId].Content.Entries.FirstOrDefault(e => e.Id == f.EntryId)?.Name ?? Bilingual.Empty, f.Kind, names.Of(f.FlaggedBy), f.FlaggedAt))];
    }

    private async Task<bool> SettleAsync(Actor actor, Guid flagId, FlagEnd end, Func<ContactFlag, bool> may, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactFlags.SingleOrDefaultAsync(f => f.Id == flagId && f.SettledAt == null, ct) is not { } flag || !may(flag))
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        flag.Settle(actor.Id, end, now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ListFlagSettled, SubjectKind.PoliceList, flag.ListId, now) { Reason = end.ToString() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        return true;
    }

    private static async Task<ContactList?> FindAsync(NrdDbContext db, Guid listId, Instant now, CancellationToken ct) =>
        await db.ContactLists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == listId, ct) is { } list
        && ListTimeline.InForce(await db.ContactLists.AsNoTracking().Where(l => l.ServiceId == list.ServiceId).ToListAsync(ct), ListTimeline.DayOf(now)) is { } inForce && inForce.Id == listId
            ? list
            : null;
}
