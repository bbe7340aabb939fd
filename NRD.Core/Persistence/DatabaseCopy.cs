using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NRD.Core.Persistence;

/// <summary>A database file that is looked at or copied as a file, without a model over it.</summary>
internal static class DatabaseCopy
{
    /// <summary>Copies a database that is in use, as it is at one moment, by SQLite's own way; closed, the copy is one file without a log of writes beside it.</summary>
    /// <returns><c>false</c> where the copy is damaged.</returns>
    public static async Task<bool> MakeAsync(NrdDbContext db, string copy, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var target = await OpenAsync(copy, ct);
        await Task.Run(() => ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(target), ct);
        return await AskAsync(target, "PRAGMA integrity_check(1)", ct) is "ok";
    }

    /// <summary>The last entry of its audit trail; 0 where there is none.</summary>
    /// <exception cref="SqliteException">It is no database, or a damaged one.</exception>
    public static async Task<long> NewestEntryAsync(string file, CancellationToken ct)
    {
        await using var opened = await OpenAsync(file, ct);
        return long.Parse(await AskAsync(opened, """SELECT coalesce(max("Sequence"), 0) FROM audit""", ct), CultureInfo.InvariantCulture);
    }

    public static async Task<string> NewestMigrationAsync(string file, CancellationToken ct)
    {
        await using var opened = await OpenAsync(file, ct);
        return await AskAsync(opened, """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """, ct);
    }

    /// <summary>Writes the log of writes into the database and empties it, so that what was deleted does not stay readable there.</summary>
    public static Task EmptyLogAsync(NrdDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<string> AskAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) ?? "";
    }
}
