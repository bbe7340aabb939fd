using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence;

public sealed class SchemaGuardTests
{
    private const int NotAuthorized = 23;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CREATE TABLE extra (x)")]
    [InlineData("CREATE TEMP TABLE extra (x)")]
    [InlineData("CREATE VIEW extra AS SELECT 1")]
    [InlineData("CREATE TRIGGER extra AFTER INSERT ON audit BEGIN SELECT 1; END")]
    [InlineData("CREATE TEMP TRIGGER extra AFTER INSERT ON audit BEGIN SELECT 1; END")]
    [InlineData("CREATE INDEX extra ON audit (\"At\")")]
    [InlineData("CREATE VIRTUAL TABLE extra USING fts5(x)")]
    [InlineData("DROP TRIGGER audit_no_update")]
    [InlineData("DROP TABLE audit")]
    [InlineData("ALTER TABLE audit ADD COLUMN extra")]
    [InlineData("ATTACH ':memory:' AS other")]
    [InlineData("REINDEX")]
    [InlineData("ANALYZE")]
    [InlineData("PRAGMA writable_schema=1")]
    [InlineData("PRAGMA secure_delete=0")]
    [InlineData("PRAGMA synchronous=OFF")]
    [InlineData("PRAGMA recursive_triggers=0")]
    [InlineData("PRAGMA trusted_schema=1")]
    [InlineData("PRAGMA journal_mode=DELETE")]
    [InlineData("DELETE FROM services_at_sites WHERE 0; DROP TRIGGER audit_no_delete")]
    public async Task The_running_console_cannot_change_the_schema_or_loosen_a_setting(string sql)
    {
        await using var database = await FileDatabase.CreateAsync(Ct);

        // The second context gets a connection that was used before.
        for (var use = 0; use < 2; use++)
        {
            await using var db = database.CreateDbContext();
            (await Should.ThrowAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql, Ct))).SqliteErrorCode.ShouldBe(NotAuthorized);
        }

        await using var read = database.CreateDbContext();
        (await AuditTriggers.StandAsync(read, Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Migrate_may_touch_the_schema_and_leaves_the_guard_behind()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        database.Tamper("DROP TRIGGER audit_no_update");

        await new DatabaseSetup(database).MigrateAsync(Ct);

        await using var db = database.CreateDbContext();
        (await AuditTriggers.StandAsync(db, Ct)).ShouldBeTrue();
        await Should.ThrowAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("CREATE TABLE extra (x)", Ct));
    }

    [Fact]
    public async Task A_trigger_that_was_taken_away_is_a_finding_of_the_check()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        (await new DatabaseSetup(database).ProblemsAsync(Ct)).ShouldBeEmpty();
        database.Tamper("DROP TRIGGER audit_no_delete");

        (await new DatabaseSetup(database).ProblemsAsync(Ct)).ShouldHaveSingleItem().En!.ShouldContain("append-only");
    }

    [Fact]
    public async Task A_database_of_another_version_is_refused_and_left_alone()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        database.Tamper("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '29990101000000_Future'");

        foreach (var open in new[] { new DatabaseSetup(database).PrepareAsync, new DatabaseSetup(database).MigrateAsync })
        {
            var refused = await Should.ThrowAsync<DatabaseRefusedException>(() => open(Ct));
            refused.Why.En!.ShouldContain("newer version");
            refused.Why.Fr!.ShouldContain("plus récente");
        }
    }
}
