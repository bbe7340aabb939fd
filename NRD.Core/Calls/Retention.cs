using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Calls;

/// <summary>What became of a purge.</summary>
/// <param name="Refused">Why nothing was purged; <c>null</c> where it was done.</param>
/// <param name="Purged">How many contacts went.</param>
/// <param name="Held">How many were due and stay because of a hold.</param>
public sealed record PurgeReport(ClockDoubt? Refused, int Purged, int Held);

/// <summary>
/// Destroys what was said once its time is over: first the rows, with an audit entry and the counters in the same save, then the key, so that no older copy of the database
/// says anything of it either. Killed in between, the next purge finishes.
/// </summary>
public sealed class Retention(IDbContextFactory<NrdDbContext> factory, KeyRing keys, IClock clock, ILogger<Retention> log) : INightRound
{
    /// <summary>A key without a contact is left over from a purge that was cut short, unless its contact is being begun this moment.</summary>
    private static readonly Duration BeingBegun = Duration.FromHours(1);

    public string Name => "retention";

    /// <summary>Purges what is due.</summary>
    /// <param name="clockChecked">A person looked at the clock and says that it is right.</param>
    public async Task<PurgeReport> PurgeAsync(Actor actor, bool clockChecked, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        var now = clock.GetCurrentInstant();
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!clockChecked && await ClockCheck.DoubtAsync(db, now, RetentionRules.Shipped, ct) is { } doubt)
        {
            return new(doubt, 0, 0);
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.RetentionRun, SubjectKind.Console, Guid.Empty, now) { Reason = clockChecked ? "ClockChecked" : null });
        await db.SaveChangesAsync(ct);
        var due = (await KeptContacts.ClosedAsync(db, now, ct)).Where(kept => kept.Due <= now).ToList();
        var purged = 0;
        foreach (var kept in due.Where(kept => !kept.IsHeld))
        {
            purged += await PurgeOneAsync(actor, kept.Id, now, ct) ? 1 : 0;
        }

        await SweepAsync(now, ct);
        await DatabaseCopy.EmptyLogAsync(db, ct);
        return new(null, purged, due.Count(kept => kept.IsHeld));
    }

    async Task INightRound.NightAsync(CancellationToken ct)
    {
        if ((await PurgeAsync(Actor.Watch, clockChecked: false, ct)).Refused is { } doubt)
        {
            log.LogCritical("Nothing was purged, because the clock is in doubt ({Doubt}). Check the clock, then run: purge --clock-checked", doubt);
        }
    }

    /// <summary>One contact, whole or not at all. Whatever was decided about it meanwhile holds.</summary>
    private async Task<bool> PurgeOneAsync(Actor actor, Guid id, Instant now, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == id && c.State == ContactState.Closed, ct) is not { } contact || await KeptContacts.IsHeldAsync(db, id, now, ct))
            {
                return false;
            }

            await ContactCounts.CountAsync(db, contact, ct);
            db.Contacts.Remove(contact);
            db.Audit.Add(new AuditEntry(actor, AuditAction.ContactPurged, SubjectKind.Contact, id, now) { Reason = contact.Outcome.ToString() });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        keys.Contacts.Destroy(id);
        return true;
    }

    private async Task SweepAsync(Instant now, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        foreach (var id in keys.Contacts.MadeBefore(now - BeingBegun))
        {
            if (!await db.Contacts.AnyAsync(c => c.Id == id, ct))
            {
                keys.Contacts.Destroy(id);
            }
        }
    }
}
