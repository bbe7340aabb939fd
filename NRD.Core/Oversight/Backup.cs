using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Oversight;

/// <summary>
/// Writes the database as it is at one moment into one file, while people go on working. What is sealed stays sealed: neither the master key nor the
/// anchors are in it, so they need copies of their own, elsewhere.
/// </summary>
public sealed class Backup(IDbContextFactory<NrdDbContext> factory, KeyRing keys, AuditAnchors anchors, IClock clock)
{
    /// <returns>What it holds.</returns>
    /// <exception cref="DatabaseRefusedException">There is such a file already, no such folder, or the database is damaged.</exception>
    public async Task<BackupManifest> SaveAsync(Actor actor, FileInfo file, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        DemandPlace(file);
        var (copy, part) = (file.FullName + ".copy", file.FullName + ".part");
        try
        {
            await BackupFile.Create(copy).DisposeAsync();
            await CopyAsync(copy, ct);
            var manifest = await ManifestAsync(copy, ct);
            await BackupFile.PackAsync(copy, manifest, part, ct);
            File.Move(part, file.FullName, overwrite: false);
            FolderFlush.Of(file.FullName);
            await AuditAsync(actor, file, ct);
            return manifest;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(copy + "-wal");
            File.Delete(copy + "-shm");
            File.Delete(part);
        }
    }

    private static void DemandPlace(FileInfo file)
    {
        if (File.Exists(file.FullName))
        {
            throw new DatabaseRefusedException(new(
                $"There is a file {file.FullName} already. Give the backup a name of its own; nothing was written.",
                $"Il y a déjà un fichier {file.FullName}. Donnez à la sauvegarde un nom à elle; rien n’a été écrit."));
        }

        if (!Directory.Exists(file.DirectoryName))
        {
            throw new DatabaseRefusedException(new(
                $"There is no folder {file.DirectoryName}. Create it first; nothing was written.",
                $"Il n’y a pas de dossier {file.DirectoryName}. Créez-le d’abord; rien n’a été écrit."));
        }

        // What a killed backup left behind.
        File.Delete(file.FullName + ".copy");
        File.Delete(file.FullName + ".part");
    }

    private async Task CopyAsync(string copy, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await DatabaseCopy.MakeAsync(db, copy, ct))
        {
            throw new DatabaseRefusedException(new(
                "The database file is damaged, so no backup was written. Run the verb check, and restore the last backup.",
                "Le fichier de la base de données est endommagé; aucune sauvegarde n’a donc été écrite. Lancez le verbe check et restaurez la dernière sauvegarde."));
        }
    }

    private async Task<BackupManifest> ManifestAsync(string copy, CancellationToken ct)
    {
        var (sequence, migration) = (await DatabaseCopy.NewestEntryAsync(copy, ct), await DatabaseCopy.NewestMigrationAsync(copy, ct));
        await using var reading = File.OpenRead(copy);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(reading, ct));
        return new BackupManifest(clock.GetCurrentInstant(), migration, sequence, anchors.Count(), reading.Length, hash).Sealed(keys.BackupsKey);
    }

    /// <summary>A backup nobody knows of is none.</summary>
    private async Task AuditAsync(Actor actor, FileInfo file, CancellationToken ct)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            db.Audit.Add(new AuditEntry(actor, AuditAction.BackedUp, SubjectKind.Console, Guid.Empty, clock.GetCurrentInstant()));
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            File.Delete(file.FullName);
            throw;
        }
    }
}
