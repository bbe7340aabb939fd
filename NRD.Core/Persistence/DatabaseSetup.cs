using Microsoft.EntityFrameworkCore;
using NRD.Core.Oversight;

namespace NRD.Core.Persistence;

/// <summary>The database cannot be used as it is; what to do stands in <see cref="Why"/>. Nothing was changed.</summary>
public sealed class DatabaseRefusedException(Bilingual why) : Exception(why.En)
{
    public Bilingual Why { get; } = why;
}

/// <summary>Brings the database into being and, where <c>migrate</c> asks for it, up to date. Nothing else may touch the schema.</summary>
public sealed class DatabaseSetup(IDbContextFactory<NrdDbContext> factory, AuditTrail? trail = null, AuditAnchors? anchors = null)
{
    /// <summary>Creates the database where there is none, and opens its keys. From here on refusals are audited.</summary>
    /// <exception cref="DatabaseRefusedException">It was made by another version.</exception>
    public Task PrepareAsync(CancellationToken ct) => OpenAsync(migrate: false, ct);

    /// <summary>The same, and applies what a newer version needs. The console should not be running.</summary>
    /// <exception cref="DatabaseRefusedException">It was made by a newer version.</exception>
    public Task MigrateAsync(CancellationToken ct) => OpenAsync(migrate: true, ct);

    /// <summary>What is wrong with the database as a file and as a schema; empty where all is well.</summary>
    public async Task<IReadOnlyList<Bilingual>> ProblemsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await db.Database.CanConnectAsync(ct))
        {
            return [new("The database cannot be opened.", "La base de données ne peut pas être ouverte.")];
        }

        var problems = new List<Bilingual>();
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            problems.Add(new("The database is older than this version. Run the verb migrate.", "La base de données est plus ancienne que cette version. Lancez le verbe migrate."));
        }

        if (await db.Database.SqlQueryRaw<string>("PRAGMA quick_check(1)").ToListAsync(ct) is not ["ok"])
        {
            problems.Add(new("The database file is damaged. Restore the last backup.", "Le fichier de la base de données est endommagé. Restaurez la dernière sauvegarde."));
        }

        if (!await AuditTriggers.StandAsync(db, ct))
        {
            problems.Add(new(
                "Somebody took away what keeps the audit trail append-only. Run the verbs audit verify and migrate, and find out who.",
                "Quelqu’un a retiré ce qui empêche de modifier le journal d’audit. Lancez les verbes audit verify et migrate, et cherchez qui."));
        }

        return problems;
    }

    /// <summary>Connection string of a database file, with the settings every connection needs.</summary>
    public static string ConnectionString(string file) => new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    private async Task OpenAsync(bool migrate, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var applied = await db.Database.GetAppliedMigrationsAsync(ct);
        var ours = db.Database.GetMigrations().ToList();
        if (applied.Except(ours).Any())
        {
            throw new DatabaseRefusedException(new(
                "The database was made by a newer version of this console. Start that version; nothing was changed.",
                "La base de données a été créée par une version plus récente de cette console. Lancez cette version; rien n’a été modifié."));
        }

        var isNew = !applied.Any();
        if (!migrate && !isNew && ours.Except(applied).Any())
        {
            throw new DatabaseRefusedException(new(
                "The database is older than this version. Back up the data folder, stop the console and run the verb migrate; nothing was changed.",
                "La base de données est plus ancienne que cette version. Sauvegardez le dossier de données, arrêtez la console et lancez le verbe migrate; rien n’a été modifié."));
        }

        if (migrate || isNew || !await db.Audit.AnyAsync(ct))
        {
            await ShapeAsync(db, ct);
        }

        if (db.Keys is { } keys)
        {
            await keys.OpenAsync(ct);
        }

        trail?.Listen();
        if (anchors is not null)
        {
            // A process that died between an entry and its anchor left the anchor to the next.
            await anchors.WriteDueAsync(ct);
        }
    }

    /// <summary>A first start that was cut short is finished here too: without entries there is nothing yet for the triggers to keep.</summary>
    private static async Task ShapeAsync(NrdDbContext db, CancellationToken ct)
    {
        await db.Database.CloseConnectionAsync();
        db.MayChangeSchema = true;
        try
        {
            await db.Database.MigrateAsync(ct);
            await db.Database.ExecuteSqlRawAsync(AuditTriggers.Sql, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
            db.MayChangeSchema = false;
        }
    }
}
