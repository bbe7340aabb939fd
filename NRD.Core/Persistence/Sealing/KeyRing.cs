using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Core.Persistence.Sealing;

/// <summary>
/// The keys of one database in envelopes: the master key wraps the keys for the audit trail, the row checks, the anchors and each retention epoch;
/// an epoch's key wraps the key of each record. Changing the master key rewraps only the first of these.
/// </summary>
public sealed class KeyRing(MasterKey master, Func<NrdDbContext> open, IClock clock)
{
    internal const int KeySize = 32;

    /// <summary>The epoch of what is kept for as long as the directory is.</summary>
    internal const string StandingEpoch = "standing";

    /// <summary>Opens only with the right master key: that is how a wrong one is told.</summary>
    private const string Check = "check";
    private const string Audit = "audit";
    private const string Rows = "rows";
    private const string Anchors = "anchors";
    private const string EpochPrefix = "epoch:";

    private static readonly string[] Needed = [Check, Audit, Rows, Anchors, EpochPrefix + StandingEpoch];

    private readonly Lock gate = new();
    private FrozenDictionary<string, byte[]>? keys;

    internal byte[] AuditKey => Key(Audit);

    internal byte[] RowsKey => Key(Rows);

    /// <summary>ECDSA P-256, PKCS #8.</summary>
    internal byte[] AnchorsKey => Key(Anchors);

    internal byte[] EpochKey(string epoch) => Key(EpochPrefix + epoch);

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
                    throw new MasterKeyException("The database holds records but its keys are gone. Restore the database from a backup; no new keys were made.");
                }

                var masterKey = master.Exists ? master.Read() : master.Create();
                wrapped = [.. Needed.Select(name => Wrap(masterKey, name, NewKey(name)))];
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

    /// <summary>Makes a new master key and wraps every key with it; sealed values, row checks and the audit trail stay as they are.</summary>
    /// <exception cref="MasterKeyException">The master key comes from elsewhere than a file.</exception>
    public async Task RewrapAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.ManageKeys);
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.WrappedKeys.ToListAsync(ct);
        var plain = Unwrap(rows);
        var next = master.StageNext();
        var now = clock.GetCurrentInstant();
        foreach (var row in rows)
        {
            row.Rewrap(Cipher.Seal(next, "master", plain[row.Name], row.Name), now);
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.MasterKeyChanged, SubjectKind.Keys, Guid.Empty, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        // Killed before this line, the next start finds that the waiting key is the right one and finishes.
        master.AdoptNext();
        lock (gate)
        {
            keys = plain;
        }
    }

    private static byte[] NewKey(string name)
    {
        if (name != Anchors)
        {
            return RandomNumberGenerator.GetBytes(KeySize);
        }

        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return signing.ExportPkcs8PrivateKey();
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
        if (Needed.FirstOrDefault(name => !plain.ContainsKey(name)) is { } missing)
        {
            throw new MasterKeyException($"The key '{missing}' is missing from the database. Restore the database from a backup; no new key was made.");
        }

        lock (gate)
        {
            keys = plain;
        }
    }

    private FrozenDictionary<string, byte[]> Unwrap(List<WrappedKey> wrapped)
    {
        if (wrapped.Count == 0)
        {
            throw new MasterKeyException("The database has no keys yet: prepare it first.");
        }

        if (!master.Exists)
        {
            throw new MasterKeyException("The master key of this database is missing. Put its copy back; no new key was made, because nothing sealed could be opened with it.");
        }

        if (TryUnwrap(master.Read(), wrapped) is { } plain)
        {
            return plain;
        }

        if (master.ReadNext() is { } next && TryUnwrap(next, wrapped) is { } finished)
        {
            master.AdoptNext();
            return finished;
        }

        throw new MasterKeyException("The master key is not the one of this database. Put the right one back; nothing was changed.");
    }

    private static FrozenDictionary<string, byte[]>? TryUnwrap(byte[] masterKey, List<WrappedKey> wrapped)
    {
        try
        {
            return wrapped.ToFrozenDictionary(k => k.Name, k => Cipher.Open(_ => masterKey, k.Wrapped, k.Name));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private WrappedKey Wrap(byte[] masterKey, string name, byte[] key) => new(name, Cipher.Seal(masterKey, "master", key, name), clock.GetCurrentInstant());
}
