using Microsoft.EntityFrameworkCore;
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
public sealed record AuditVerification(long Entries, int Anchors, AuditFault? Fault, bool AnchorsKept, bool OtherDatabases);

/// <summary>Checks the audit trail against its key and its anchors and names the first bad entry.</summary>
public sealed class AuditVerifier(IDbContextFactory<NrdDbContext> factory, KeyRing keys, AuditAnchors anchors)
{
    /// <summary>Reads the whole trail.</summary>
    public async Task<AuditVerification> VerifyAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.VerifyAudit);
        var (kept, broken) = anchors.Read();
        await using var db = await factory.CreateDbContextAsync(ct);

        // One snapshot, so that entries written meanwhile do not look like damage.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var walk = new Walk(new AuditChain(keys.AuditKey), kept);
        await AuditRows.ReadAsync(db, walk.Step, ct);
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct);
        var fault = walk.Fault ?? walk.End(head) ?? (anchors.Kept ? AnchorFault(walk, kept, broken) : null);
        return new(walk.Entries, kept.Count, fault, anchors.Kept, anchors.HasOthers);
    }

    private static AuditFault? AnchorFault(Walk walk, IReadOnlyList<Anchor> kept, BrokenAnchor? broken)
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

    private sealed class Walk(AuditChain chain, IReadOnlyList<Anchor> kept)
    {
        private readonly byte[] computed = new byte[AuditChain.MacSize];
        private byte[] previous = AuditChain.Origin();
        private int nextAnchor;

        public AuditFault? Fault { get; private set; }

        public long Entries { get; private set; }

        public long Last { get; private set; }

        /// <summary>The most anchors that any entry knew of.</summary>
        public long AnchorsClaimed { get; private set; }

        /// <returns><c>false</c>: enough is known.</returns>
        public bool Step(AuditFields? fields, long sequence, byte[] mac)
        {
            if (sequence > Last + 1)
            {
                Fault = new(AuditFaultKind.Missing, Last + 1);
                return false;
            }

            if (fields is { } read)
            {
                chain.Mac(read, previous, computed);
            }

            if (fields is null || sequence != Last + 1 || !computed.AsSpan().SequenceEqual(mac))
            {
                Fault = new(AuditFaultKind.Altered, sequence);
                return false;
            }

            for (; nextAnchor < kept.Count && kept[nextAnchor].Sequence <= sequence; nextAnchor++)
            {
                if (kept[nextAnchor].Sequence == sequence && !kept[nextAnchor].Mac.AsSpan().SequenceEqual(mac))
                {
                    Fault = new(AuditFaultKind.NotAsAnchored, sequence, kept[nextAnchor].Number);
                    return false;
                }
            }

            Entries++;
            Last = sequence;
            AnchorsClaimed = Math.Max(AnchorsClaimed, fields.Value.Anchors);
            previous = mac;
            return true;
        }

        public AuditFault? End(AuditHead? head)
        {
            if (head is null ? Last > 0 : !head.Proof.AsSpan().SequenceEqual(chain.Head(head.Sequence, head.Mac)))
            {
                return new(AuditFaultKind.HeadAltered, Last + 1);
            }

            if (head is not null && head.Sequence != Last)
            {
                return head.Sequence > Last ? new(AuditFaultKind.TailMissing, Last + 1) : new(AuditFaultKind.HeadAltered, head.Sequence + 1);
            }

            return nextAnchor < kept.Count ? new(AuditFaultKind.OlderDatabase, Last + 1, kept[nextAnchor].Number) : null;
        }
    }
}
