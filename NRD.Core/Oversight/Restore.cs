using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Oversight;

/// <summary>Why an older database is put back although something that was acknowledged goes with it.</summary>
public enum RestoreReason
{
    /// <summary>The database is damaged or gone.</summary>
    Damaged,

    /// <summary>Something was changed in bulk that must not have been.</summary>
    WrongChange,

    /// <summary>Somebody was in it who must not have been.</summary>
    Intrusion,

    /// <summary>To see that it can be done.</summary>
    Drill,
}

/// <summary>Puts a backup in the place of the database, which is kept aside. Nobody else may have the data folder open meanwhile.</summary>
public sealed class Restore(DatabaseFiles files, IOptions<KeyOptions> keys, IOptions<AuditOptions> audit, IClock clock)
{
    /// <summary>Unpacks a backup beside the database and proves that it is whole, of this house, and what its audit trail and the anchors say it is.</summary>
    /// <exception cref="DatabaseRefusedException">It is not. Nothing was changed.</exception>
    /// <exception cref="MasterKeyException">It was made under another master key.</exception>
    public async Task<StagedBackup> StageAsync(Actor actor, FileInfo file, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        if (!File.Exists(file.FullName))
        {
            throw new DatabaseRefusedException(new($"There is no file {file.FullName}. Nothing was changed.", $"Il n’y a pas de fichier {file.FullName}. Rien n’a été modifié."));
        }

        var folder = Path.Combine(files.Folder, $"restoring-{Stamp()}");
        var staged = new StagedBackup(folder, Path.Combine(folder, Path.GetFileName(files.Database)));
        try
        {
            staged.Make();
            staged.Take(await BackupFile.UnpackAsync(file.FullName, staged.Database, ct), Open(staged));
            await staged.ProveAsync(actor, audit.Value.AnchorFolder, ct);
            staged.Compare(await NewestHereAsync(ct));
            return staged;
        }
        catch (Exception problem)
        {
            await staged.DisposeAsync();
            if (problem is SqliteException or CryptographicException or InvalidDataException)
            {
                throw BackupFile.Altered();
            }

            throw;
        }
    }

    /// <summary>Puts the backup in place: two people, whoever runs the command and whoever agreed by proving who they are.</summary>
    /// <param name="why">Needed where the backup is older than what it replaces.</param>
    /// <returns>Where the replaced database lies now; <c>null</c> where there was none.</returns>
    /// <exception cref="DatabaseRefusedException">It is older and there is no reason.</exception>
    public async Task<string?> ApplyAsync(Actor actor, Actor agreed, StagedBackup staged, RestoreReason? why, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        agreed.Demand(Permission.RestoreBackup);
        if (staged.IsOlder && why is null)
        {
            throw new DatabaseRefusedException(new(
                $"The backup ends at audit entry {staged.Manifest.Sequence}, what stands here at {staged.Newest}: whatever was done in between would be gone. If that must be, say why with --older-because. Nothing was changed.",
                $"La sauvegarde se termine à l’entrée d’audit {staged.Manifest.Sequence}, et ce qui est ici à {staged.Newest}\u00A0: tout ce qui a été fait entre les deux serait perdu. Si cela doit être, dites pourquoi avec --older-because. Rien n’a été modifié."));
        }

        await staged.SignAsync([actor, agreed], why, clock.GetCurrentInstant(), ct);
        var aside = File.Exists(files.Database) ? Path.Combine(files.Folder, $"replaced-{Stamp()}") : null;
        files.Replace(staged.Database, aside);
        staged.TakeOverAnchors(audit.Value.AnchorFolder, Stamp());
        return aside;
    }

    private ServiceProvider Open(StagedBackup staged)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNrdCore(
            DatabaseSetup.ConnectionString(staged.Database),
            options => options.MasterKeyFile = keys.Value.MasterKeyFile,
            options => options.AnchorFolder = staged.AnchorFolder);
        return services.BuildServiceProvider();
    }

    /// <summary>Where the database that would be replaced ends; 0 where it cannot even say so.</summary>
    private async Task<long> NewestHereAsync(CancellationToken ct)
    {
        if (!File.Exists(files.Database))
        {
            return 0;
        }

        try
        {
            return await DatabaseCopy.NewestEntryAsync(files.Database, ct);
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    private string Stamp() => clock.GetCurrentInstant().ToString("uuuuMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
}
