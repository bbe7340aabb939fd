using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using NRD.Core.Partners;

namespace NRD.Core.Persistence.Sealing;

/// <summary>Lets restricted values be opened once their row is loaded. Holds nothing itself: the keys are the context's.</summary>
internal sealed class RowOpener : IMaterializationInterceptor
{
    /// <summary>One for all contexts, since the framework builds its services anew for each instance.</summary>
    public static readonly RowOpener Instance = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (!SealedColumn.HasSealed(materializationData.EntityType))
        {
            return entity;
        }

        if (materializationData.Context is not NrdDbContext { Keys: { } keys })
        {
            return entity;
        }

        var type = materializationData.EntityType;
        var contact = SealedColumn.IsOfContact(type) ? materializationData.GetPropertyValue<Guid>(SealedColumn.ContactId) : (Guid?)null;
        var recordKey = contact is null ? materializationData.GetPropertyValue<string?>(SealedColumn.RecordKey) : null;
        foreach (var property in type.GetProperties().Where(SealedColumn.IsSealed))
        {
            if (property.GetGetter().GetClrValue(entity) is RestrictedValue { SealedText: not null } value)
            {
                var id = materializationData.GetPropertyValue<Guid>(type.FindPrimaryKey()!.Properties[0].Name);
                value.SealedFor = SealedColumn.Belonging(type, property.Name, id);
                value.OpenWith(
                    text => contact is { } owner ? Cipher.Open(_ => keys.Contacts.Of(owner), text, value.SealedFor) : Unseal(keys, type, id, recordKey, value.SealedFor, text),
                    SealedColumn.Options);
            }
        }

        if (entity is IHoldsContacts holder)
        {
            holder.TakeContacts(holder.SealedContacts?.Disclose() ?? []);
        }

        return entity;
    }

    private static byte[] Unseal(KeyRing keys, IReadOnlyEntityType type, Guid id, string? recordKey, string belonging, string text)
    {
        var wrapped = recordKey ?? throw new CryptographicException("The key of a sealed record is gone.");
        var key = Cipher.Open(keys.EpochKey, wrapped, SealedColumn.KeyBelonging(type, id));
        return Cipher.Open(_ => key, text, belonging);
    }
}
