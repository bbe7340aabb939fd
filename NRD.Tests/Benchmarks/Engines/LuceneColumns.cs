using Lucene.Net.Documents;
using Lucene.Net.Index;
using NRD.Core;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>Doc values of <see cref="LucenePeer"/>, read once into plain arrays, as the field cache of Lucene does: reading packed ones a row is slower.</summary>
internal sealed class LuceneColumns
{
    private static readonly (string Name, Func<PeerRow, IndexSegment, long> Of)[] Written =
    [
        ("audience", (row, segment) => (long)segment.Audiences[row.Row]),
        ("terms", (row, segment) => (long)segment.ProfileOf(row.Row).Kind.Terms),
        ("modes", (row, segment) => (long)segment.ProfileOf(row.Row).Kind.Modes),
        ("provider", (row, segment) => (long)segment.ProfileOf(row.Row).Kind.Provider),
        ("warm", (row, segment) => segment.ProfileOf(row.Row).Kind.WarmTransfer switch { null => 0, true => 1, false => 2 }),
        ("verified", (row, segment) => segment.Rows[row.Row].VerifiedDay),
        ("reach", (row, segment) => (long)segment.WhereOf(row.Row).Reach),
        ("covered", (row, segment) => (long)segment.WhereOf(row.Row).Covered),
        ("touched", (row, segment) => (long)segment.WhereOf(row.Row).Touched),
        ("located", (row, segment) => (long)segment.WhereOf(row.Row).Located),
        ("hours", (row, _) => row.Stands[0].Hours),
        ("town", (row, _) => row.Stands[0].TownId),
        ("x", (row, _) => BitConverter.SingleToInt32Bits(row.Stands[0].Point.X)),
        ("y", (row, _) => BitConverter.SingleToInt32Bits(row.Stands[0].Point.Y)),
        ("z", (row, _) => BitConverter.SingleToInt32Bits(row.Stands[0].Point.Z)),
        ("from", (row, segment) => PeerRow.Ages(segment.Facts[row.Row].Eligibility).From ?? 0),
        ("to", (row, segment) => PeerRow.Ages(segment.Facts[row.Row].Eligibility).To ?? byte.MaxValue),
        ("genders", (row, segment) => (long)PeerRow.GendersNotExcluded(segment.Facts[row.Row].Eligibility)),
        ("standing", (row, segment) => (long)segment.Rows[row.Row].Standing),
        ("needs0", (row, segment) => Bits(segment.NeedsOf(row.Row), 0)),
        ("needs1", (row, segment) => Bits(segment.NeedsOf(row.Row), 64)),
        ("languages0", (row, segment) => Bits(segment.LanguagesOf(row.Row), 0)),
        ("languages1", (row, segment) => Bits(segment.LanguagesOf(row.Row), 64)),
    ];

    private readonly AtomicReader reader;

    public LuceneColumns(AtomicReader reader)
    {
        this.reader = reader;
        Audience = Read("audience", value => (byte)value);
        Terms = Read("terms", value => (byte)value);
        Modes = Read("modes", value => (byte)value);
        Provider = Read("provider", value => (byte)value);
        Warm = Read("warm", value => (byte)value);
        Verified = Read("verified", value => (int)value);
        Reach = Read("reach", value => (Reach)value);
        Covered = Read("covered", value => (ulong)value);
        Touched = Read("touched", value => (ulong)value);
        Located = Read("located", value => (ulong)value);
        Hours = Read("hours", value => (int)value);
        Town = Read("town", value => (int)value);
        X = Read("x", value => BitConverter.Int32BitsToSingle((int)value));
        Y = Read("y", value => BitConverter.Int32BitsToSingle((int)value));
        Z = Read("z", value => BitConverter.Int32BitsToSingle((int)value));
        AgeFrom = Read("from", value => (byte)value);
        AgeTo = Read("to", value => (byte)value);
        Genders = Read("genders", value => (byte)value);
        Standing = Read("standing", value => (Standing)value);
        Needs = [Read("needs0", value => (ulong)value), Read("needs1", value => (ulong)value)];
        Languages = [Read("languages0", value => (ulong)value), Read("languages1", value => (ulong)value)];
    }

    public byte[] Audience { get; }

    public byte[] Terms { get; }

    public byte[] Modes { get; }

    public byte[] Provider { get; }

    public byte[] Warm { get; }

    public int[] Verified { get; }

    public Reach[] Reach { get; }

    public ulong[] Covered { get; }

    public ulong[] Touched { get; }

    public ulong[] Located { get; }

    public int[] Hours { get; }

    public int[] Town { get; }

    public float[] X { get; }

    public float[] Y { get; }

    public float[] Z { get; }

    public byte[] AgeFrom { get; }

    public byte[] AgeTo { get; }

    public byte[] Genders { get; }

    public Standing[] Standing { get; }

    public ulong[][] Needs { get; }

    public ulong[][] Languages { get; }

    public static void Add(Document document, PeerRow row, IndexSegment segment)
    {
        foreach (var (name, of) in Written)
        {
            document.Add(new NumericDocValuesField(name, of(row, segment)));
        }
    }

    private static long Bits(ValueList<ushort> numbers, int from)
    {
        var bits = 0UL;
        foreach (var number in numbers)
        {
            bits |= number >= from && number < from + 64 ? 1UL << (number - from) : 0;
        }

        return (long)bits;
    }

    private T[] Read<T>(string name, Func<long, T> of)
    {
        var values = reader.GetNumericDocValues(name);
        var column = new T[reader.MaxDoc];
        for (var doc = 0; doc < column.Length; doc++)
        {
            column[doc] = of(values.Get(doc));
        }

        return column;
    }
}
