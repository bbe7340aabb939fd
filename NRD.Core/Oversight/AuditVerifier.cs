using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Oversight;

/// <summary>What is wrong with the audit trail.</summary>
public enum AuditFaultKind
{
    /// <summary>The entry is not what was written: edited, inserted, moved, or made without the key.</summary>
    Altered,

    /// <summary>The entry is gone, and later ones are there.</summary>
    Missing,

    /// <summary>This entry and all after it are gone.</summary>
    TailMissing,

    /// <summary>The record of where the trail ends was changed.</summary>
    HeadAltered,

    /// <summary>An anchor knows this entry and the database does not: an older database was put back.</summary>
    OlderDatabase,

    /// <summary>The entry differs from the one that was anchored: an older database was put back and went on, or history was rewritten.</summary>
    NotAsAnchored,

    /// <summary>An anchor that must be there is gone.</summary>
    AnchorMissing,

    /// <summary>An anchor's signature does not hold.</summary>
    AnchorAltered,
}

/// <summary>The first thing that is wrong.</summary>
/// <param name="Sequence">The first bad entry; for an anchor, the first entry it vouched for.</param>
/// <param name="Anchor">The number of the anchor, where one is the trouble.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Sequence, long? Anchor = null);

/// <summary>What a check of the audit trail found.</summary>
/// <param name="Fault"><c>null</c>: the trail is whole.</param>
/// <param name="AnchorsKept"><c>false</c> where no anchor folder is in use, so that a cut tail may not show.</param>
/// <param name="OtherDatabases">Anchors of another database lie in the anchor folder.</param>
/// <param name="At">When it was read.</param>
/// <param name="Whole">Every entry was read, not only the latest.</param>
public sealed record AuditVerification(long Entries, int Anchors, AuditFault? Fault, bool AnchorsKept, bool OtherDatabases, Instant At, bool Whole);

/// <summary>Checks the audit trail against its key and its anchors and names the first bad entry.</summary>
public sealed class AuditVerifier(IDbContextFactory<NrdDbContext> factory, KeyRing keys, AuditAnchors anchors, IClock clock)
{
    /// <summary>What the last check of this process found; <c>null</c> before the first.</summary>
    public AuditVerification? Latest { get; private set; }

    /// <summary>Reads the whole trail.</summary>
    public Task<AuditVerification> VerifyAsync(Actor actor, CancellationToken ct) => VerifyAsync(actor, long.MaxValue, ct);

    /// <summary>Reads the newest <paramref name="entries"/>, as at each start; what lies before them is taken to be right.</summary>
    public async Task<AuditVerification> VerifyAsync(Actor actor, long entries, CancellationToken ct)
    {
        actor.Demand(Permission.VerifyAudit);
        var (kept, broken) = anchors.Read();
        await using var db = await factory.CreateDbContextAsync(ct);

        // One snapshot, so that entries written meanwhile do not look like damage; nobody has to wait for it.
        await using var snapshot = await AuditRows.SnapshotAsync(db, ct);
        var walk = new AuditWalk(new AuditChain(keys.AuditKey), kept);
        var before = Math.Max(0, (await db.Audit.MaxAsync(a => (long?)a.Sequence, ct) ?? 0) - entries);
        if (before > 0)
        {
            walk.StartAfter(before, await db.Audit.Where(a => a.Sequence == before).Select(a => a.Mac).SingleOrDefaultAsync(ct) ?? []);
        }

        await AuditRows.ReadAsync(db, before, walk.Step, ct);
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct);
        var fault = walk.Fault ?? walk.End(head) ?? (anchors.Kept ? await AnchorFaultAsync(walk, kept, broken, ct) : null);
        return Latest = new(walk.Entries, kept.Count, fault, anchors.Kept, anchors.HasOthers, clock.GetCurrentInstant(), before == 0);
    }

    /// <summary>An anchor follows its entry by a moment: one that seems to be missing is waited for.</summary>
    private async Task<AuditFault?> AnchorFaultAsync(AuditWalk walk, IReadOnlyList<Anchor> kept, BrokenAnchor? broken, CancellationToken ct)
    {
        var fault = AnchorFault(walk, kept, broken);
        for (var again = 0; again < 10 && fault?.Kind == AuditFaultKind.AnchorMissing && broken is null; again++)
        {
            await Task.Delay(200, ct);
            (kept, broken) = anchors.Read();
            fault = AnchorFault(walk, kept, broken);
        }

        return fault;
    }

    private static AuditFault? AnchorFault(AuditWalk walk, IReadOnlyList<Anchor> kept, BrokenAnchor? broken)
    {
        var after = (kept.Count == 0 ? 0 : kept[^1].Sequence) + 1;
        if (broken is not null)
        {
            return new(broken.Missing ? AuditFaultKind.AnchorMissing : AuditFaultKind.AnchorAltered, after, broken.Number);
        }

        if (walk.AnchorsClaimed > kept.Count)
        {
            return new(AuditFaultKind.AnchorMissing, after, kept.Count + 1);
        }

        // Every thousandth entry has one, whatever else was taken away.
        var whole = walk.Last / AuditAnchors.EveryEntries * AuditAnchors.EveryEntries;
        return whole >= after ? new(AuditFaultKind.AnchorMissing, after, kept.Count + 1) : null;
    }
}
