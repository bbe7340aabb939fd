using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence;

public sealed class SqliteSettingsTests
{
    [Fact]
    public async Task Every_connection_has_the_settings_that_keep_and_hide_data()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await FileDatabase.CreateAsync(ct);
        var contexts = Enumerable.Range(0, 5).Select(_ => database.CreateDbContext()).ToList();
        foreach (var (db, index) in contexts.Select((db, i) => (db, i)))
        {
            if (index % 2 == 0)
            {
                await db.Database.OpenConnectionAsync(ct);
            }
            else
            {
                db.Database.OpenConnection();
            }
        }

        foreach (var db in contexts)
        {
            (await ReadAsync(db, "journal_mode")).ShouldBe("wal");
            (await ReadAsync(db, "synchronous")).ShouldBe("2");
            (await ReadAsync(db, "secure_delete")).ShouldBe("1");
            (await ReadAsync(db, "trusted_schema")).ShouldBe("0");
            (await ReadAsync(db, "foreign_keys")).ShouldBe("1");
            (await ReadAsync(db, "recursive_triggers")).ShouldBe("1");
            (await ReadAsync(db, "busy_timeout")).ShouldBe("5000");
            await db.DisposeAsync();
        }

        async Task<string?> ReadAsync(DbContext db, string pragma)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            return (await command.ExecuteScalarAsync(ct))?.ToString();
        }
    }

    [Fact]
    public async Task A_connection_that_does_not_take_the_settings_is_refused()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await FileDatabase.CreateAsync(ct);
        var copy = Path.Combine(database.Folder, "rollback.db");
        database.CopyDatabaseTo(copy);
        await using (var plain = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            plain.Open();
            await using var command = plain.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            await command.ExecuteNonQueryAsync(ct);
        }

        // Read only, so that it cannot be put right.
        var options = new DbContextOptionsBuilder<NrdDbContext>().UseNrdSqlite($"Data Source={copy};Mode=ReadOnly;Pooling=False", database.Keys, database.Anchors).Options;
        await using var db = new NrdDbContext(options);

        (await Should.ThrowAsync<UnsafeDatabaseException>(() => db.Organizations.AnyAsync(ct))).Message.ShouldContain("journal_mode");
    }
}
