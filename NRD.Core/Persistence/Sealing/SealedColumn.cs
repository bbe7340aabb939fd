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

    /// <summary>By which a row of a contact names it.</summary>
    public const string ContactId = "ContactId";

    private const string OfContact = "NRD:OfContact";

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

    /// <summary>
    /// Maps <paramref name="property"/> as a sealed column under the record key of the contact that the row belongs to by its property <c>ContactId</c>:
    /// once that key is destroyed, the row says nothing in any copy of the database.
    /// </summary>
    public static void SealedWithContact<TEntity, T>(this EntityTypeBuilder<TEntity> builder, string property)
        where TEntity : class
        where T : class
    {
        builder.Property<Restricted<T>>(property).IsRequired(false).HasConversion(new Converter<T>(), new SameSeal<T>());
        builder.Metadata.SetAnnotation(OfContact, true);
    }

    /// <summary>Whether rows of <paramref name="type"/> are sealed under the key of their contact.</summary>
    public static bool IsOfContact(IReadOnlyEntityType type) => type.FindAnnotation(OfContact) is not null;

    /// <summary>Whether rows of <paramref name="type"/> hold anything sealed.</summary>
    public static bool HasSealed(IReadOnlyEntityType type) => IsOfContact(type) || type.FindProperty(RecordKey) is not null;

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
