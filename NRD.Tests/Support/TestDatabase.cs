using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using NRD.Core.Persistence;

namespace NRD.Tests.Support;

/// <summary>A real SQLite database in memory, one a test, with a clock that stands still until it is moved.</summary>
public sealed class TestDatabase : IDbContextFactory<NrdDbContext>, IAsyncDisposable
{
    /// <summary>A Monday afternoon in Ottawa, when all four zones without clock changes already hold.</summary>
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 17, 0);

    private readonly SqliteConnection keepAlive;
    private readonly DbContextOptions<NrdDbContext> options;

    private TestDatabase()
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"nrd-{Guid.NewGuid():N}",
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
            ForeignKeys = true,
        }.ToString();
        keepAlive = new SqliteConnection(connectionString);
        keepAlive.Open();
        options = new DbContextOptionsBuilder<NrdDbContext>().UseSqlite(connectionString).Options;
    }

    public FakeClock Clock { get; } = new(Noon);

    public static async Task<TestDatabase> CreateAsync(CancellationToken ct)
    {
        var database = new TestDatabase();
        await using var db = database.CreateDbContext();
        await db.Database.EnsureCreatedAsync(ct);
        return database;
    }

    public NrdDbContext CreateDbContext() => new(options);

    public async ValueTask DisposeAsync() => await keepAlive.DisposeAsync();
}
