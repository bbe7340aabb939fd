using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Core.Persistence.Sealing;

/// <summary>
/// The keys of one database in envelopes: the master key wraps the keys for the audit trail, the row checks, the anchors, cookies and each retention epoch;
/// an epoch's key wraps the key of each record. The key of a contact lies outside the database, sealed by one of these. Changing the master key rewraps only the first of these.
/// </summary>
public sealed class KeyRing(MasterKey master, Func<NrdDbContext> open, IClock clock)
{
    internal const int KeySize = 32;

    /// <summary>The epoch of what is kept for as long as the directory is.</summary>
    internal const string StandingEpoch = "standing";

    private readonly Lock gate = new();
    private FrozenDictionary<string, byte[]>? keys;

    private ContactKeys? contacts;

    /// <summary>The record key of each contact.</summary>
    internal ContactKeys Contacts => contacts ??= new(master.ContactFolder, () => HKDF.DeriveKey(HashAlgorithmName.SHA256, RowsKey, KeySize, info: "contact keys"u8.ToArray()));

    internal byte[] AuditKey => Key(KeyNames.Audit);

    internal byte[] RowsKey => Key(KeyNames.Rows);

    /// <summary>Tells imported values apart without keeping them. Derived, so that it lives and dies with the key of the row checks.</summary>
    internal byte[] ImportsKey => HKDF.DeriveKey(HashAlgorithmName.SHA256, RowsKey, KeySize, info: "imported values"u8.ToArray());

    /// <summary>Counts tries to sign in without keeping by what. Derived likewise.</summary>
    internal byte[] TriesKey => HKDF.DeriveKey(HashAlgorithmName.SHA256, RowsKey, KeySize, info: "tries to sign in"u8.ToArray());

    /// <summary>Seals what a backup says of itself. Derived from the key of the trail, whose state it vouches for.</summary>
    internal byte[] BackupsKey => HKDF.DeriveKey(HashAlgorithmName.SHA256, AuditKey, KeySize, info: "manifests of backups"u8.ToArray());

    /// <summary>ECDSA P-256, PKCS #8.</summary>
    internal byte[] AnchorsKey => Key(KeyNames.Anchors);

    /// <summary>Seals the keys of cookies and forms.</summary>
    internal byte[] ProtectionKey => Key(KeyNames.Protection);

    internal byte[] EpochKey(string epoch) => Key(KeyNames.EpochPrefix + epoch);

    /// <summary>
    /// Opens the keys, or makes them for a database that has nothing in it yet. A database that holds something never gets new keys.
    /// </summary>
    /// <exception cref="MasterKeyException">The master key is missing, damaged, readable by others, or not this database's.</exception>
    internal async Task OpenAsync(CancellationToken ct)
    {
        await using var db = open();
        var wrapped = await db.WrappedKeys.AsNoTracking().ToListAsync(ct);
        if (wrapped.Count == 0)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            wrapped = await db.WrappedKeys.AsNoTracking().ToListAsync(ct);
            if (wrapped.Count == 0)
            {
                if (await db.Audit.AnyAsync(ct) || await db.Organizations.AnyAsync(ct))
                {
                    throw new MasterKeyException(
                        "The database holds records but its keys are gone. Restore the database from a backup; no new keys were made.",
                        "La base de données contient des dossiers, mais ses clés ont disparu. Restaurez la base de données d’une sauvegarde; aucune nouvelle clé n’a été créée.");
                }

                var masterKey = master.Exists ? master.Read() : master.Create();
                wrapped = [.. KeyNames.Needed.Select(name => new WrappedKey(name, Envelopes.Seal(masterKey, name, Envelopes.NewKey(name)), clock.GetCurrentInstant()))];
                db.WrappedKeys.AddRange(wrapped);
                await db.SaveChangesAsync(ct);
            }

            await transaction.CommitAsync(ct);
        }

        Take(wrapped);
    }

    /// <summary>Seals what the host keeps in files of its own, such as the keys of its cookies. It opens again for the same purpose only.</summary>
    public string SealForHost(byte[] plain, string purpose) => Cipher.Seal(EpochKey(StandingEpoch), StandingEpoch, plain, $"host|{purpose}");

    /// <exception cref="CryptographicException">It was sealed for another purpose or by another database.</exception>
    public byte[] OpenForHost(string text, string purpose) => Cipher.Open(EpochKey, text, $"host|{purpose}");

    /// <summary>Makes a new master key and wraps every key with it; sealed values, row checks and the audit trail stay as they are. It takes two people.</summary>
    /// <remarks>
    /// Killed at any moment, one of the two keys opens the database: the new one is on the disk before the database is wrapped with it,
    /// and the old one goes aside only after that.
    /// </remarks>
    /// <exception cref="MasterKeyException">The master key comes from elsewhere than a file.</exception>
    public async Task RewrapAsync(Actor actor, Actor second, CancellationToken ct)
    {
        actor.Demand(Permission.ManageKeys, SubjectKind.Keys, Guid.Empty);
        second.DemandBeside(actor, Permission.ManageKeys, SubjectKind.Keys, Guid.Empty);
        using var alone = master.Lock();
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.WrappedKeys.ToListAsync(ct);
        var plain = Unwrap(rows, alone);
        var now = clock.GetCurrentInstant();
        var next = master.StageNext();
        foreach (var row in rows)
        {
            row.Rewrap(Envelopes.Seal(next, row.Name, plain[row.Name]), now);
        }

        db.Audit.AddRange(new[] { actor, second }.Select(person => new AuditEntry(person, AuditAction.MasterKeyChanged, SubjectKind.Keys, Guid.Empty, now)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        // Killed before this line, the next start finds that the waiting key is the right one and finishes.
        master.AdoptNext(Stamp());
        lock (gate)
        {
            keys = plain;
        }
    }

    private byte[] Key(string name)
    {
        lock (gate)
        {
            if (keys is null)
            {
                using var db = open();
                Take(db.WrappedKeys.AsNoTracking().ToList());
            }

            return keys!.TryGetValue(name, out var key) ? key : throw new CryptographicException($"The key '{name}' is not there: it was destroyed, or the database was never prepared.");
        }
    }

    private void Take(List<WrappedKey> wrapped)
    {
        var plain = Unwrap(wrapped);
        if (KeyNames.Needed.FirstOrDefault(name => !plain.ContainsKey(name)) is { } missing)
        {
            throw new MasterKeyException(
                $"The key '{missing}' is missing from the database. Restore the database from a backup; no new key was made.",
                $"La clé «\u00A0{missing}\u00A0» manque dans la base de données. Restaurez la base de données d’une sauvegarde; aucune nouvelle clé n’a été créée.");
        }

        lock (gate)
        {
            keys = plain;
        }
    }

    private FrozenDictionary<string, byte[]> Unwrap(List<WrappedKey> wrapped, FileStream? alone = null)
    {
        if (wrapped.Count == 0)
        {
            throw new MasterKeyException("The database has no keys yet: prepare it first.", "La base de données n’a pas encore de clés\u00A0: préparez-la d’abord.");
        }

        if (!master.Exists)
        {
            throw new MasterKeyException(
                "The master key of this database is missing. Put its copy back; no new key was made, because nothing sealed could be opened with it.",
                "La clé maîtresse de cette base de données est introuvable. Remettez-en la copie; aucune nouvelle clé n’a été créée, car elle n’ouvrirait rien de ce qui est scellé.");
        }

        var key = master.Read();
        if (Envelopes.Opens(key, wrapped))
        {
            return Envelopes.All(key, wrapped);
        }

        if (master.ReadNext() is { } next && Envelopes.Opens(next, wrapped))
        {
            FinishChange(next, alone);
            return Envelopes.All(next, wrapped);
        }

        throw new MasterKeyException(
            "The master key is not the one of this database. Put the right one back; if the database comes from a backup made before the key was changed, that is the one kept beside it as master.key.until-... Nothing was changed.",
            "La clé maîtresse n’est pas celle de cette base de données. Remettez la bonne; si la base vient d’une sauvegarde antérieure au changement de clé, c’est celle qui est gardée à côté sous le nom master.key.until-... Rien n’a été modifié.");
    }

    /// <summary>A change of the master key that was cut short after the database was wrapped anew; another process may be at it this moment.</summary>
    private void FinishChange(byte[] next, FileStream? alone)
    {
        using var mine = alone is null ? master.Lock() : null;
        if (master.ReadNext() is { } waiting && waiting.AsSpan().SequenceEqual(next))
        {
            master.AdoptNext(Stamp());
        }
    }

    private string Stamp() => clock.GetCurrentInstant().ToString("uuuuMMdd'T'HHmmssfff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
