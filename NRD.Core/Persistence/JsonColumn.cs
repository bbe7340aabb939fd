using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NRD.Core.Partners;

namespace NRD.Core.Persistence;

/// <summary>Keeps an immutable record as JSON text in one column, the same on every engine.</summary>
public static class JsonColumn
{
    /// <summary>How records are written: camelCase, enums by name, NodaTime in ISO 8601, defaults left out.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The same without internal contacts, which have a sealed column of their own.</summary>
    internal static JsonSerializerOptions WithoutContacts { get; } = MakeWithoutContacts();

    internal static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property, JsonSerializerOptions? options = null)
        where T : class =>
        property.HasConversion(new Converter<T>(options ?? Options), new ValueComparer<T>((a, b) => Equals(a, b), value => value.GetHashCode(), value => value));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions MakeWithoutContacts()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(type =>
        {
            if (type.Properties.FirstOrDefault(p => p.PropertyType == typeof(ValueList<InternalContact>)) is { } contacts)
            {
                var set = contacts.Set ?? throw new InvalidOperationException("Contacts must be settable.");
                type.Properties.Remove(contacts);
                type.OnDeserialized = record => set(record, InternalContact.NotRead);
            }
        });
        var options = new JsonSerializerOptions(Options) { TypeInfoResolver = resolver };
        options.MakeReadOnly();
        return options;
    }

    private sealed class Converter<T>(JsonSerializerOptions options) : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, options),
        text => JsonSerializer.Deserialize<T>(text, options)!)
        where T : class;
}
