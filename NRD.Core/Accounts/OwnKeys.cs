using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Everybody chooses their own keys; they go with the person to every desk.</summary>
public sealed class OwnKeys(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    public async Task<KeyMap> ReadAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await FindAsync(db, actor, ct) is { } own ? new(own.Chosen) : KeyMap.Shipped;
    }

    /// <param name="key">One of <see cref="KeyMap.Free"/>; <c>null</c> turns it off.</param>
    /// <returns>Why it could not be; <c>null</c> where it is done.</returns>
    public async Task<KeyFault?> ChooseAsync(Actor actor, DeskAct act, string? key, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        await using var db = await factory.CreateDbContextAsync(ct);
        var own = await FindAsync(db, actor, ct);
        var (map, fault) = new KeyMap(own?.Chosen ?? []).With(act, key);
        if (map is null)
        {
            return fault;
        }

        own ??= db.StaffKeys.Add(new(Guid.Parse(actor.Id))).Entity;
        own.Choose(map);
        await SaveAsync(db, actor, ct);
        return null;
    }

    /// <summary>All keys as they came.</summary>
    public async Task ResetAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.OwnSecurity);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindAsync(db, actor, ct) is { } own)
        {
            db.StaffKeys.Remove(own);
            await SaveAsync(db, actor, ct);
        }
    }

    private static Task<StaffKeys?> FindAsync(NrdDbContext db, Actor actor, CancellationToken ct)
    {
        var user = Guid.Parse(actor.Id);
        return db.StaffKeys.SingleOrDefaultAsync(keys => keys.UserId == user, ct);
    }

    private async Task SaveAsync(NrdDbContext db, Actor actor, CancellationToken ct)
    {
        db.Audit.Add(new AuditEntry(actor, AuditAction.Changed, SubjectKind.Staff, Guid.Parse(actor.Id), clock.GetCurrentInstant()) { Reason = "Keys" });
        await db.SaveChangesAsync(ct);
    }
}
