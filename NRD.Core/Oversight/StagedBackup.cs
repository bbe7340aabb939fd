using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Oversight;

/// <summary>A backup unpacked into a folder of its own, with Core over it and the anchors it was made under. Gone when disposed, unless it was put in place.</summary>
public sealed class StagedBackup : IAsyncDisposable
{
    private readonly string folder;
    private ServiceProvider? core;
    private long newestAnchored;

    internal StagedBackup(string folder, string database)
    {
        this.folder = folder;
        Database = database;
    }

    public BackupManifest Manifest { get; private set; } = default!;

    /// <summary>Core over the backup, to ask who somebody is where the database here cannot say.</summary>
    public IServiceProvider Core => core ?? throw new InvalidOperationException("Nothing is unpacked.");

    /// <summary>The newest audit entry that is known of, here or by an anchor.</summary>
    public long Newest { get; private set; }

    /// <summary>Something was acknowledged after it was made.</summary>
    public bool IsOlder => Newest > Manifest.Sequence;

    internal string Database { get; }

    internal string AnchorFolder => folder + "-anchors";

    /// <summary>It was made by an older version of this console.</summary>
    public async Task<bool> NeedsMigrationAsync(CancellationToken ct)
    {
        await using var db = await Core.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(ct);
        return (await db.Database.GetPendingMigrationsAsync(ct)).Any();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Delete(folder);
        Delete(AnchorFolder);
    }

    internal void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    internal void Take(BackupManifest manifest, ServiceProvider over) => (Manifest, core) = (manifest, over);

    internal void Compare(long newestHere) => Newest = Math.Max(newestHere, newestAnchored);

    /// <exception cref="DatabaseRefusedException">It is of a newer version, was tampered with, or is not what the anchors say.</exception>
    internal async Task ProveAsync(Actor actor, string anchors, CancellationToken ct)
    {
        await using (var db = await Core.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(ct))
        {
            if ((await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).Any())
            {
                throw new DatabaseRefusedException(new(
                    "The backup was made by a newer version of this console. Restore it with that version; nothing was changed.",
                    "La sauvegarde a été faite par une version plus récente de cette console. Restaurez-la avec cette version; rien n’a été modifié."));
            }
        }

        await Core.GetRequiredService<KeyRing>().OpenAsync(ct);
        if (!Manifest.IsSealedBy(Core.GetRequiredService<KeyRing>().BackupsKey))
        {
            throw BackupFile.Altered();
        }

        newestAnchored = Core.GetRequiredService<AuditAnchors>().TakeUpTo(anchors, Manifest.Sequence);
        var found = await Core.GetRequiredService<AuditVerifier>().VerifyAsync(actor, ct);

        // Where every anchor was lost the trail stands alone; from then on it says that they are missing.
        if (found.Fault is { } fault && !(fault.Kind == AuditFaultKind.AnchorMissing && newestAnchored == 0))
        {
            throw new DatabaseRefusedException(new(
                $"The audit trail in the backup is not whole ({fault.Kind} at entry {fault.Sequence}). Take another one; nothing was changed.",
                $"Le journal d’audit de la sauvegarde n’est pas complet ({fault.Kind} à l’entrée {fault.Sequence}). Prenez-en une autre; rien n’a été modifié."));
        }
    }

    /// <summary>Writes into it who put it back and why, and ends every sign-in that was open when it was made.</summary>
    internal async Task SignAsync(IReadOnlyList<Actor> people, RestoreReason? why, Instant now, CancellationToken ct)
    {
        await using (var db = await Core.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(ct))
        {
            db.Audit.AddRange(people.Select(person => new AuditEntry(person, AuditAction.Restored, SubjectKind.Console, Guid.Empty, now) { Reason = why?.ToString() }));
            foreach (var session in await db.StaffSessions.Where(s => s.EndedAt == null).ToListAsync(ct))
            {
                session.Finish(SessionEnd.EndedByAdministrator, now);
                db.Audit.Add(new AuditEntry(people[0], AuditAction.SessionEnded, SubjectKind.Session, session.Id, now) { Reason = nameof(AuditAction.Restored) });
            }

            await db.SaveChangesAsync(ct);
            await DatabaseCopy.EmptyLogAsync(db, ct);
        }

        await CloseAsync();
    }

    /// <summary>The anchors it goes on from become those of the house; the others are kept, as evidence.</summary>
    internal void TakeOverAnchors(string anchors, string stamp)
    {
        foreach (var file in Directory.Exists(AnchorFolder) ? Directory.GetFiles(AnchorFolder, "*.anchors") : [])
        {
            Directory.CreateDirectory(anchors);
            var here = Path.Combine(anchors, Path.GetFileName(file));
            if (File.Exists(here))
            {
                File.Copy(here, $"{here}.until-{stamp}");
            }

            // Another disk, perhaps: copied beside it first, then put in place at once.
            File.Copy(file, here + ".next", overwrite: true);
            File.Move(here + ".next", here, overwrite: true);
            FolderFlush.Of(here);
        }
    }

    private async Task CloseAsync()
    {
        if (core is not null)
        {
            await core.DisposeAsync();
            core = null;
            SqliteConnection.ClearPool(new SqliteConnection(DatabaseSetup.ConnectionString(Database)));
        }
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
