using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NRD.Core;

/// <summary>What <see cref="Restricted{T}"/> is to those who seal it: never its value.</summary>
public abstract class RestrictedValue
{
    private protected RestrictedValue()
    {
    }

    /// <summary>The sealed text as the database holds it; <c>null</c> until the value is saved for the first time.</summary>
    internal string? SealedText { get; set; }

    /// <summary>The one row and column <see cref="SealedText"/> can be opened in.</summary>
    internal string? SealedFor { get; set; }

    /// <summary>Says how to open a value that came out of the database.</summary>
    internal abstract void OpenWith(Func<string, byte[]> unseal, JsonSerializerOptions options);

    internal abstract byte[] ToPlainBytes(JsonSerializerOptions options);

    /// <summary>The same value, not sealed yet, for another row.</summary>
    internal abstract RestrictedValue Unsealed();
}

/// <summary>
/// A value whose disclosure could get somebody hurt. It has no public getter: it is read through <see cref="Oversight.Reveal"/>, which audits first,
/// and no log, page or serializer gets anything out of it. The database holds it sealed.
/// </summary>
[JsonConverter(typeof(RestrictedConverterFactory))]
[DebuggerDisplay("[restricted]")]
public sealed class Restricted<T> : RestrictedValue, IEquatable<Restricted<T>>
    where T : class
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private T? value;

    private Func<T>? open;

    public Restricted(T value) => this.value = value;

    private Restricted()
    {
    }

    /// <summary>Whoever holds a plain value may make it restricted; nothing leads back.</summary>
    public static implicit operator Restricted<T>(T value) => new(value);

    public static bool operator ==(Restricted<T>? left, Restricted<T>? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Restricted<T>? left, Restricted<T>? right) => !(left == right);

    public bool Equals(Restricted<T>? other) => other is not null && (ReferenceEquals(this, other) || EqualityComparer<T>.Default.Equals(Disclose(), other.Disclose()));

    public override bool Equals(object? obj) => Equals(obj as Restricted<T>);

    public override int GetHashCode() => Disclose().GetHashCode();

    public override string ToString() => "[restricted]";

    internal static Restricted<T> FromSealed(string text) => new() { SealedText = text };

    /// <summary>Only for sealing and for <see cref="Oversight.Reveal"/>.</summary>
    internal T Disclose() => value ??= (open ?? throw new InvalidOperationException("A restricted value opens only with the row it belongs to: load the whole record."))();

    internal override void OpenWith(Func<string, byte[]> unseal, JsonSerializerOptions options)
    {
        var text = SealedText ?? throw new InvalidOperationException("There is nothing to unseal.");
        open = () => JsonSerializer.Deserialize<T>(unseal(text), options) ?? throw new JsonException("The sealed value is empty.");
    }

    internal override byte[] ToPlainBytes(JsonSerializerOptions options) => JsonSerializer.SerializeToUtf8Bytes(Disclose(), options);

    internal override RestrictedValue Unsealed() => new Restricted<T>(Disclose());
}

/// <summary>Reads a plain value into a restricted one; writes one only where it is about to be sealed.</summary>
internal sealed class RestrictedConverterFactory(bool sealing) : JsonConverterFactory
{
    public RestrictedConverterFactory()
        : this(sealing: false)
    {
    }

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Restricted<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]), [sealing])!;

    private sealed class Converter<T>(bool sealing) : JsonConverter<Restricted<T>>
        where T : class
    {
        public override Restricted<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options) is { } value ? new(value) : null;

        public override void Write(Utf8JsonWriter writer, Restricted<T> value, JsonSerializerOptions options)
        {
            if (!sealing)
            {
                // Loud rather than a placeholder, which somebody would one day read back as the value.
                throw new NotSupportedException("A restricted value is not written as JSON; keep it in a sealed column.");
            }

            JsonSerializer.Serialize(writer, value.Disclose(), options);
        }
    }
}
