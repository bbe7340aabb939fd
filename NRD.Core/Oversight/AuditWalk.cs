namespace NRD.Core.Oversight;

/// <summary>Goes along the trail, entry by entry, until something is wrong.</summary>
internal sealed class AuditWalk(AuditChain chain, IReadOnlyList<Anchor> kept)
{
    private readonly byte[] computed = new byte[AuditChain.MacSize];
    private byte[] previous = AuditChain.Origin();
    private int nextAnchor;

    public AuditFault? Fault { get; private set; }

    public long Entries { get; private set; }

    public long Last { get; private set; }

    /// <summary>The most anchors that any entry knew of.</summary>
    public long AnchorsClaimed { get; private set; }

    /// <summary>Leaves out what comes before an entry that is taken to be right.</summary>
    public void StartAfter(long sequence, byte[] mac)
    {
        Last = sequence;
        previous = mac;
        while (nextAnchor < kept.Count && kept[nextAnchor].Sequence <= sequence)
        {
            nextAnchor++;
        }
    }

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
