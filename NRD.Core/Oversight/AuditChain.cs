using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NRD.Core.Oversight;

/// <summary>An audit entry as the database holds it: what its place in the chain is computed from.</summary>
internal readonly record struct AuditFields(
    long Sequence,
    string At,
    string ActorId,
    string? Account,
    string? Session,
    string Action,
    string Subject,
    Guid SubjectId,
    string Outcome,
    string? Reason,
    long Anchors);

/// <summary>Computes the keyed chain: each entry's code covers its fields, each with its length, and the code of the entry before it.</summary>
internal sealed class AuditChain(byte[] key)
{
    public const int MacSize = HMACSHA256.HashSizeInBytes;

    private const byte Version = 1;

    private readonly ArrayBufferWriter<byte> buffer = new(512);

    /// <summary>What stands before the first entry.</summary>
    public static byte[] Origin() => new byte[MacSize];

    public byte[] Mac(in AuditFields fields, ReadOnlySpan<byte> previous)
    {
        var mac = new byte[MacSize];
        Mac(fields, previous, mac);
        return mac;
    }

    public void Mac(in AuditFields fields, ReadOnlySpan<byte> previous, Span<byte> mac)
    {
        buffer.ResetWrittenCount();
        buffer.Write([Version]);
        Write(fields.Sequence);
        Write(fields.At);
        Write(fields.ActorId);
        Write(fields.Account);
        Write(fields.Session);
        Write(fields.Action);
        Write(fields.Subject);
        fields.SubjectId.TryWriteBytes(buffer.GetSpan(16), bigEndian: true, out _);
        buffer.Advance(16);
        Write(fields.Outcome);
        Write(fields.Reason);
        Write(fields.Anchors);
        buffer.Write(previous);
        HMACSHA256.HashData(key, buffer.WrittenSpan, mac);
    }

    /// <summary>Proof of where the chain ends, so that a missing tail shows at once.</summary>
    public byte[] Head(long sequence, ReadOnlySpan<byte> mac)
    {
        buffer.ResetWrittenCount();
        buffer.Write("head"u8);
        Write(sequence);
        buffer.Write(mac);
        return HMACSHA256.HashData(key, buffer.WrittenSpan);
    }

    private void Write(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), number);
        buffer.Advance(8);
    }

    private void Write(string? text)
    {
        var length = text is null ? -1 : Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), length);
        buffer.Advance(4);
        if (length > 0)
        {
            Encoding.UTF8.GetBytes(text, buffer.GetSpan(length));
            buffer.Advance(length);
        }
    }
}

/// <summary>Where the chain ends; one row.</summary>
internal sealed class AuditHead
{
    public const int TheOne = 1;

    public AuditHead(long sequence, byte[] mac, byte[] proof)
    {
        Sequence = sequence;
        Mac = mac;
        Proof = proof;
    }

    private AuditHead()
    {
    }

    public int Id { get; private set; } = TheOne;

    public long Sequence { get; private set; }

    public byte[] Mac { get; private set; } = [];

    public byte[] Proof { get; private set; } = [];
}
