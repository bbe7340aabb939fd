using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Benchmarks.Records;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Referrals;

namespace NRD.Benchmarks;

/// <summary>A database of generated records in a folder of its own, gone when disposed.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private const int PerSave = 500;

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("nrd-benchmarks-").FullName;

    private TemporaryDirectory()
    {
        Keys = new KeyRing(MasterKey.InMemory(), Open, SystemClock.Instance);
        Anchors = new AuditAnchors(Keys, folder: null, Open, SystemClock.Instance, NullLogger<AuditAnchors>.Instance);
        var options = new DbContextOptionsBuilder<NrdDbContext>().UseNrdSqlite(DatabaseSetup.ConnectionString(Path.Combine(folder, "nrd.db")), Keys, Anchors).Options;
        Factory = new PooledDbContextFactory<NrdDbContext>(options);
    }

    public IDbContextFactory<NrdDbContext> Factory { get; }

    public KeyRing Keys { get; }

    public AuditAnchors Anchors { get; }

    private NrdDbContext Open() => Factory.CreateDbContext();

    public static async Task<TemporaryDirectory> OfAsync(IReadOnlyList<OrganizationRecord> records, CancellationToken ct)
    {
        var directory = new TemporaryDirectory();
        await new DatabaseSetup(directory.Factory).PrepareAsync(ct);
        await FillAsync(directory.Factory, records, ct);
        return directory;
    }

    /// <summary>Adds records to the data folder of a console that was started once and does not run now.</summary>
    public static async Task FillAsync(string dataFolder, IReadOnlyList<OrganizationRecord> records, CancellationToken ct)
    {
        PooledDbContextFactory<NrdDbContext>? factory = null;
        NrdDbContext Open() => factory?.CreateDbContext() ?? throw new InvalidOperationException("Not open yet.");
        var keys = new KeyRing(MasterKey.At(Path.Combine(dataFolder + "-keys", "master.key"), null), Open, SystemClock.Instance);
        var anchors = new AuditAnchors(keys, dataFolder + "-anchors", Open, SystemClock.Instance, NullLogger<AuditAnchors>.Instance);
        factory = new(new DbContextOptionsBuilder<NrdDbContext>().UseNrdSqlite(DatabaseSetup.ConnectionString(Path.Combine(dataFolder, "nrd.db")), keys, anchors).Options);
        await FillAsync(factory, records, ct);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task FillAsync(IDbContextFactory<NrdDbContext> factory, IReadOnlyList<OrganizationRecord> records, CancellationToken ct)
    {
        var actor = Actor.Local("benchmarks");
        foreach (var page in records.Chunk(PerSave))
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var record in page)
            {
                var organization = record.ToOrganization(GeneratedDirectory.Source, GeneratedDirectory.At, out _);
                db.Organizations.Add(organization);
                db.Audit.Add(new AuditEntry(actor, AuditAction.Created, SubjectKind.Organization, organization.Id, GeneratedDirectory.At));
            }

            await db.SaveChangesAsync(ct);
        }
    }

    public IndexKeeper Keeper(CurrentIndex current) => new(Factory, current, SystemClock.Instance, NullLogger<IndexKeeper>.Instance);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
