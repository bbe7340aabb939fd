using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

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
        Keys = new KeyRing(MasterKey.InMemory(), CreateDbContext, Clock);
        Trail = new AuditTrail(this, Clock, NullLogger<AuditTrail>.Instance);
        var anchors = new AuditAnchors(Keys, folder: null, CreateDbContext, Clock, NullLogger<AuditAnchors>.Instance);
        options = new DbContextOptionsBuilder<NrdDbContext>().UseNrdSqlite(connectionString, Keys, anchors).AddInterceptors(Statements).Options;
    }

    /// <summary>What was asked of the database.</summary>
    public AskedStatements Statements { get; } = new();

    public FakeClock Clock { get; } = new(Noon);

    public KeyRing Keys { get; }

    public AuditTrail Trail { get; }

    public static async Task<TestDatabase> CreateAsync(CancellationToken ct)
    {
        var database = new TestDatabase();
        await new DatabaseSetup(database).PrepareAsync(ct);
        return database;
    }

    public NrdDbContext CreateDbContext() => new(options);

    public async ValueTask DisposeAsync() => await keepAlive.DisposeAsync();
}
