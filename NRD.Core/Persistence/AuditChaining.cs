using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NRD.Core.Oversight;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

/// <summary>
/// Gives new audit entries their place in the chain, inside the transaction of the change they tell of. The transaction takes the write lock
/// before the end of the chain is read, so that two writers never build on the same entry.
/// </summary>
internal sealed class AuditChaining(KeyRing keys, AuditAnchors anchors) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var db = (NrdDbContext)eventData.Context!;
        var entries = NewEntries(db);
        if (entries.Count > 0)
        {
            db.OwnTransaction = db.Database.CurrentTransaction is null ? db.Database.BeginTransaction() : null;
            var end = Later(
                db.AuditHeads.AsNoTracking().Select(h => new ChainEnd(h.Sequence, h.Mac)).SingleOrDefault(),
                db.Audit.AsNoTracking().OrderByDescending(a => a.Sequence).Select(a => new ChainEnd(a.Sequence, a.Mac)).FirstOrDefault());
            var head = Chain(db, entries, end);
            if (db.AuditHeads.Where(h => h.Id == AuditHead.TheOne)
                    .ExecuteUpdate(set => set.SetProperty(h => h.Sequence, head.Sequence).SetProperty(h => h.Mac, head.Mac).SetProperty(h => h.Proof, head.Proof)) == 0)
            {
                db.AuditHeads.Add(head);
            }
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (NrdDbContext)eventData.Context!;
        var entries = NewEntries(db);
        if (entries.Count > 0)
        {
            db.OwnTransaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
            var end = Later(
                await db.AuditHeads.AsNoTracking().Select(h => new ChainEnd(h.Sequence, h.Mac)).SingleOrDefaultAsync(cancellationToken),
                await db.Audit.AsNoTracking().OrderByDescending(a => a.Sequence).Select(a => new ChainEnd(a.Sequence, a.Mac)).FirstOrDefaultAsync(cancellationToken));
            var head = Chain(db, entries, end);
            if (await db.AuditHeads.Where(h => h.Id == AuditHead.TheOne)
                    .ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, head.Sequence).SetProperty(h => h.Mac, head.Mac).SetProperty(h => h.Proof, head.Proof), cancellationToken) == 0)
            {
                db.AuditHeads.Add(head);
            }
        }

        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        var db = (NrdDbContext)eventData.Context!;
        if (db.OwnTransaction is { } transaction)
        {
            db.OwnTransaction = null;
            using (transaction)
            {
                transaction.Commit();
            }
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (NrdDbContext)eventData.Context!;
        if (db.OwnTransaction is { } transaction)
        {
            db.OwnTransaction = null;
            await using (transaction)
            {
                await transaction.CommitAsync(cancellationToken);
            }
        }

        return result;
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Abandon(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Abandon(eventData.Context);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Abandon(eventData.Context);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Abandon(eventData.Context);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (IsAnchorDue(eventData))
        {
            // Nobody waits for this on a circuit: synchronous saves belong to tools and tests.
            anchors.WriteDueAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        IsAnchorDue(eventData) ? anchors.WriteDueAsync(cancellationToken) : Task.CompletedTask;

    private static List<EntityEntry<AuditEntry>> NewEntries(NrdDbContext db) =>
        [.. db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).OrderBy(e => e.Property(a => a.Sequence).CurrentValue)];

    private static ChainEnd Later(ChainEnd? head, ChainEnd? top) =>
        head is not null && head.Sequence >= (top?.Sequence ?? 0) ? head : top ?? new(0, AuditChain.Origin());

    private static void Abandon(DbContext? context)
    {
        if (context is NrdDbContext { OwnTransaction: { } transaction } db)
        {
            db.OwnTransaction = null;
            transaction.Dispose();
        }
    }

    private bool IsAnchorDue(TransactionEndEventData eventData)
    {
        if (eventData.Context is not NrdDbContext { ChainedUpTo: > 0 } db)
        {
            return false;
        }

        var sequence = db.ChainedUpTo;
        db.ChainedUpTo = 0;
        return anchors.IsDue(sequence);
    }

    private AuditHead Chain(NrdDbContext db, List<EntityEntry<AuditEntry>> entries, ChainEnd end)
    {
        var chain = new AuditChain(keys.AuditKey);
        var known = anchors.Count();
        var (sequence, mac) = end;
        foreach (var entry in entries)
        {
            mac = chain.Mac(entry.Entity.Fields(++sequence, NrdDbContext.Text(entry.Entity.At), known), mac);
            var place = entry.Property(a => a.Sequence);
            place.CurrentValue = sequence;
            place.IsTemporary = false;
            entry.Property(a => a.Anchors).CurrentValue = known;
            entry.Property(a => a.Mac).CurrentValue = mac;
        }

        db.ChainedUpTo = sequence;
        return new AuditHead(sequence, mac, chain.Head(sequence, mac));
    }

    private sealed record ChainEnd(long Sequence, byte[] Mac);
}
