using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace NRD.Core.Importing;

/// <summary>Short hashes of the fields of a record, by field name.</summary>
public sealed class FieldHashes : IEquatable<FieldHashes>
{
    public static readonly FieldHashes None = new(new SortedDictionary<string, string>(StringComparer.Ordinal));

    [JsonConstructor]
    public FieldHashes(SortedDictionary<string, string> values) => Values = values;

    public SortedDictionary<string, string> Values { get; }

    public static FieldHashes Of(IReadOnlyDictionary<string, string> fields)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            values.Add(name, Hash(value));
        }

        return new FieldHashes(values);
    }

    /// <summary>Whether the field last said exactly this; <c>null</c>: nothing.</summary>
    public bool Said(string field, string? value) => Values.GetValueOrDefault(field) is { } hash ? value is not null && hash == Hash(value) : value is null;

    public FieldHashes With(string field, string? value)
    {
        var values = new SortedDictionary<string, string>(Values, StringComparer.Ordinal);
        if (value is null)
        {
            values.Remove(field);
        }
        else
        {
            values[field] = Hash(value);
        }

        return new FieldHashes(values);
    }

    public bool Equals(FieldHashes? other) => other is not null && Values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as FieldHashes);

    public override int GetHashCode() => Values.Count;

    private static string Hash(string value) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(value)), 0, 12);
}
