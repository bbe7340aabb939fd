using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NRD.Core.Calls;
using NRD.Core.Partners;

namespace NRD.Core.Persistence.Sealing;

/// <summary>Seals restricted values and computes row checks as a save begins.</summary>
internal sealed class RowSealer(KeyRing keys) : SaveChangesInterceptor
{
    public KeyRing Keys => keys;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Prepare(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prepare(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Prepare(DbContext context)
    {
        foreach (var contact in context.ChangeTracker.Entries<Contact>().Where(entry => entry.State == EntityState.Added))
        {
            keys.Contacts.Make(contact.Entity.Id);
        }

        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
            {
                continue;
            }

            if (entry.Entity is IHoldsContacts holder)
            {
                SealContacts(entry, holder);
                RowCheck.Renew(entry, keys);
            }

            if (SealedColumn.HasSealed(entry.Metadata))
            {
                Seal(entry);
            }
        }
    }

    private static void SealContacts(EntityEntry entry, IHoldsContacts holder)
    {
        var contacts = holder.Contacts;
        if (ReferenceEquals(contacts, InternalContact.NotRead))
        {
            return;
        }

        var column = entry.Property(nameof(IHoldsContacts.SealedContacts));
        if (contacts.Count == 0)
        {
            column.CurrentValue = null;
        }
        else if (holder.SealedContacts is null || !holder.SealedContacts.Disclose().Equals(contacts))
        {
            column.CurrentValue = new Restricted<ValueList<InternalContact>>(contacts);
        }
    }

    private void Seal(EntityEntry entry)
    {
        var id = (Guid)entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;
        byte[]? recordKey = null;

        // A record that comes from another context left the key of its row there.
        var withoutKey = !SealedColumn.IsOfContact(entry.Metadata) && entry.Property(SealedColumn.RecordKey).CurrentValue is null;
        foreach (var property in entry.Metadata.GetProperties().Where(SealedColumn.IsSealed))
        {
            var column = entry.Property(property.Name);
            var belonging = SealedColumn.Belonging(entry.Metadata, property.Name, id);
            if (column.CurrentValue is not RestrictedValue value || (value.SealedFor == belonging && !withoutKey))
            {
                continue;
            }

            if (value.SealedFor is not null)
            {
                // The seal it has may be another row's, which keeps it.
                value = value.Unsealed();
                column.CurrentValue = value;
            }

            recordKey ??= RecordKeyOf(entry, id);
            value.SealedText = Cipher.Seal(recordKey, KeyRing.StandingEpoch, value.ToPlainBytes(SealedColumn.Options), belonging);
            value.SealedFor = belonging;
        }
    }

    private byte[] RecordKeyOf(EntityEntry entry, Guid id)
    {
        if (SealedColumn.IsOfContact(entry.Metadata))
        {
            return keys.Contacts.Of((Guid)entry.Property(SealedColumn.ContactId).CurrentValue!);
        }

        var column = entry.Property(SealedColumn.RecordKey);
        if (column.CurrentValue is string wrapped)
        {
            return Cipher.Open(keys.EpochKey, wrapped, SealedColumn.KeyBelonging(entry.Metadata, id));
        }

        var key = RandomNumberGenerator.GetBytes(KeyRing.KeySize);
        column.CurrentValue = Cipher.Seal(keys.EpochKey(KeyRing.StandingEpoch), KeyRing.StandingEpoch, key, SealedColumn.KeyBelonging(entry.Metadata, id));
        return key;
    }
}
