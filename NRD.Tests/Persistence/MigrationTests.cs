using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrations_make_exactly_the_model()
    {
        await using var database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        await using var db = database.CreateDbContext();

        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_database_is_made_by_the_migrations_and_a_second_run_changes_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        var file = Path.Combine(Path.GetTempPath(), $"nrd-{Guid.NewGuid():N}.db");
        var setup = new DatabaseSetup(new Files(file));

        await setup.PrepareAsync(ct);
        await setup.PrepareAsync(ct);

        (await setup.ProblemsAsync(ct)).ShouldBeEmpty();
        SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    private sealed class Files(string file) : IDbContextFactory<NrdDbContext>
    {
        public NrdDbContext CreateDbContext() => new(new DbContextOptionsBuilder<NrdDbContext>().UseSqlite(DatabaseSetup.ConnectionString(file)).Options);
    }
}
