using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace NRD.Core.Persistence;

/// <summary>Keeps an immutable record as JSON text in one column, the same on every engine.</summary>
public static class JsonColumn
{
    /// <summary>How records are written: camelCase, enums by name, NodaTime in ISO 8601, defaults left out.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    internal static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(new Converter<T>(), new ValueComparer<T>((a, b) => Equals(a, b), value => value.GetHashCode(), value => value));

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

    private sealed class Converter<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, Options),
        text => JsonSerializer.Deserialize<T>(text, Options)!)
        where T : class;
}
