using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NRD.Core.Oversight;

namespace NRD.Core.Accounts;

/// <summary>One thing that would change, in codes.</summary>
/// <param name="Before"><c>null</c> where there was nothing.</param>
public sealed record ApprovalTerm(string Name, string? Before, string? After);

/// <summary>Exactly what is asked: the kind of act, its record, and each value before and after. An approval holds for this and nothing else.</summary>
public sealed record ApprovalTerms(string Kind, SubjectKind Subject, Guid SubjectId, ValueList<ApprovalTerm> Values)
{
    /// <summary>What <paramref name="name"/> would become.</summary>
    public string? After(string name) => Values.FirstOrDefault(value => value.Name == name)?.After;

    /// <summary>SHA-256 over every part with its length, so that no two requests that differ have the same.</summary>
    public byte[] Hash()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        Write(buffer, Kind);
        Write(buffer, Subject.ToString());
        Write(buffer, SubjectId.ToString("N"));
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), Values.Count);
        buffer.Advance(4);
        foreach (var (name, before, after) in Values)
        {
            Write(buffer, name);
            Write(buffer, before);
            Write(buffer, after);
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string? text)
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
