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

        // Readers go on while one writes; a power cut loses nothing that was acknowledged.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", ct);
    }

    /// <summary>Connection string of a database file, with the settings every connection needs.</summary>
    public static string ConnectionString(string file) => new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();
}
