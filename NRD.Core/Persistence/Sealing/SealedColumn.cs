using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NRD.Core.Persistence.Sealing;

/// <summary>How a property of type <see cref="Restricted{T}"/> is kept: as sealed text, beside the wrapped key of its row.</summary>
internal static class SealedColumn
{
    /// <summary>The column that holds the key of a row, wrapped with the key of its retention epoch.</summary>
    public const string RecordKey = "RecordKey";

    /// <summary>Writes restricted values in full; only for bytes that are sealed at once.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>Maps <paramref name="property"/> as a sealed column; <see cref="RowSealer"/> does the rest.</summary>
    public static void Sealed<TEntity, T>(this EntityTypeBuilder<TEntity> builder, string property)
        where TEntity : class
        where T : class
    {
        builder.Property<Restricted<T>>(property).IsRequired(false).HasConversion(new Converter<T>(), new SameSeal<T>());
        builder.Property<string?>(RecordKey).HasMaxLength(200);
    }

    /// <summary>What a sealed text is bound to: it opens in no other row or column.</summary>
    public static string Belonging(IReadOnlyTypeBase type, string property, Guid id) =>
        $"{((IReadOnlyEntityType)type).GetTableName()}|{property}|{id:D}|restricted";

    public static string KeyBelonging(IReadOnlyTypeBase type, Guid id) => Belonging(type, RecordKey, id);

    public static bool IsSealed(IReadOnlyProperty property) => typeof(RestrictedValue).IsAssignableFrom(property.ClrType);

    private static string? GetTableName(this IReadOnlyEntityType type) =>
        Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(type);

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonColumn.Options);
        options.Converters.Insert(0, new RestrictedConverterFactory(sealing: true));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class Converter<T>() : ValueConverter<Restricted<T>, string>(
        value => value.SealedText ?? Refuse(),
        text => Restricted<T>.FromSealed(text))
        where T : class
    {
        private static string Refuse() => throw new InvalidOperationException("A restricted value was about to be saved unsealed. Build the context with UseNrdSqlite.");
    }

    /// <summary>Compares without opening anything: a changed value is always another object.</summary>
    private sealed class SameSeal<T>() : ValueComparer<Restricted<T>>(
        (a, b) => ReferenceEquals(a, b),
        value => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value),
        value => value)
        where T : class;
}
