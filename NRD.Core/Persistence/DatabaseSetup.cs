using Microsoft.EntityFrameworkCore;

namespace NRD.Core.Persistence;

/// <summary>Brings the database into being and up to date.</summary>
public sealed class DatabaseSetup(IDbContextFactory<NrdDbContext> factory)
{
    /// <summary>Creates the database where there is none and applies what is missing.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (db.Database.GetMigrations().Any())
        {
            await db.Database.MigrateAsync(ct);
        }
        else
        {
            await db.Database.EnsureCreatedAsync(ct);
        }

        await db.Database.ExecuteSqlRawAsync(AuditTriggers.Sql, ct);
        if (db.Keys is { } keys)
        {
            await keys.OpenAsync(ct);
        }
    }

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

        return problems;
    }

    /// <summary>Connection string of a database file, with the settings every connection needs.</summary>
    public static string ConnectionString(string file) => new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();
}
