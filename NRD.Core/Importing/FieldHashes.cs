using System.Text.Json.Serialization;

namespace NRD.Core.Importing;

/// <summary>Short keyed hashes of the fields of a record, by field name.</summary>
public sealed class FieldHashes : IEquatable<FieldHashes>
{
    public static readonly FieldHashes None = new(new SortedDictionary<string, string>(StringComparer.Ordinal));

    [JsonConstructor]
    public FieldHashes(SortedDictionary<string, string> values) => Values = values;

    public SortedDictionary<string, string> Values { get; }

    internal static FieldHashes Of(IReadOnlyDictionary<string, string> fields, Fingerprint print)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            values.Add(name, Hash(name, value, print));
        }

        return new FieldHashes(values);
    }

    /// <summary>Whether the field last said exactly this; <c>null</c>: nothing.</summary>
    internal bool Said(string field, string? value, Fingerprint print) =>
        Values.GetValueOrDefault(field) is { } hash ? value is not null && hash == Hash(field, value, print) : value is null;

    internal FieldHashes With(string field, string? value, Fingerprint print)
    {
        var values = new SortedDictionary<string, string>(Values, StringComparer.Ordinal);
        if (value is null)
        {
            values.Remove(field);
        }
        else
        {
            values[field] = Hash(field, value, print);
        }

        return new FieldHashes(values);
    }

    public bool Equals(FieldHashes? other) => other is not null && Values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as FieldHashes);

    public override int GetHashCode() => Values.Count;

    /// <summary>With the name of the field, so that a hidden address does not show that it is the one that was public.</summary>
    private static string Hash(string field, string value, Fingerprint print) => print.Of($"{field}\n{value}", 12);
}
