using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Testing;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Tests.Support;

/// <summary>A database as a file, with its master key and its anchors beside it, as the console keeps them.</summary>
public sealed class FileDatabase : IDbContextFactory<NrdDbContext>, IAsyncDisposable
{
    private readonly string root;
    private readonly DbContextOptions<NrdDbContext> options;

    private FileDatabase(string root)
    {
        this.root = root;
        Directory.CreateDirectory(Path.Combine(root, "data"));
        Keys = new KeyRing(MasterKey.At(KeyFile, null), CreateDbContext, Clock);
        Anchors = new AuditAnchors(Keys, AnchorFolder, CreateDbContext, Clock, NullLogger<AuditAnchors>.Instance);
        Trail = new AuditTrail(this, Clock, NullLogger<AuditTrail>.Instance);
        Verifier = new AuditVerifier(this, Keys, Anchors, Clock);
        options = new DbContextOptionsBuilder<NrdDbContext>().UseNrdSqlite(ConnectionString, Keys, Anchors).Options;
    }

    public FakeClock Clock { get; } = new(TestDatabase.Noon);

    public KeyRing Keys { get; }

    public AuditAnchors Anchors { get; }

    public AuditVerifier Verifier { get; }

    public AuditTrail Trail { get; }

    public string File => Path.Combine(root, "data", "nrd.db");

    public string KeyFile => Path.Combine(root, "data-keys", "master.key");

    public string Folder => root;

    public string AnchorFolder => Path.Combine(root, "data-anchors");

    public string AnchorFile => Directory.GetFiles(AnchorFolder, "*.anchors").ShouldHaveSingleItem();

    private string ConnectionString => DatabaseSetup.ConnectionString(File);

    public static async Task<FileDatabase> CreateAsync(CancellationToken ct)
    {
        var database = new FileDatabase(Directory.CreateTempSubdirectory("nrd-test-").FullName);
        await new DatabaseSetup(database).PrepareAsync(ct);
        return database;
    }

    /// <summary>The same files, as another process opens them.</summary>
    public FileDatabase Again() => new(root);

    public NrdDbContext CreateDbContext() => new(options);

    /// <summary>What somebody with the file and without the program can do.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void CopyDatabaseTo(string copy)
    {
        SqliteConnection.ClearAllPools();
        Tamper("PRAGMA wal_checkpoint(TRUNCATE)");
        System.IO.File.Copy(File, copy, overwrite: true);
    }

    public void PutBack(string copy)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.Combine(root, "data"), "nrd.db*"))
        {
            System.IO.File.Delete(file);
        }

        System.IO.File.Copy(copy, File);
    }

    public IEnumerable<string> EveryFile() => Directory.GetFiles(root, "*", SearchOption.AllDirectories);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
