using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Tests.Support;

/// <summary>The database of a running console, as another process of the same house opens it.</summary>
internal sealed class OutsideDatabase : IDbContextFactory<NrdDbContext>, IAsyncDisposable
{
    private readonly DbContextOptions<NrdDbContext> options;
    private readonly string connection;

    private OutsideDatabase(string dataFolder)
    {
        connection = DatabaseSetup.ConnectionString(Path.Combine(dataFolder, "nrd.db"));
        var keys = new KeyRing(MasterKey.At(Path.Combine(dataFolder + "-keys", "master.key"), null), CreateDbContext, SystemClock.Instance);
        var anchors = new AuditAnchors(keys, dataFolder + "-anchors", CreateDbContext, SystemClock.Instance, NullLogger<AuditAnchors>.Instance);
        options = new DbContextOptionsBuilder<NrdDbContext>().UseNrdSqlite(connection, keys, anchors).Options;
    }

    public static Instant Now => SystemClock.Instance.GetCurrentInstant();

    public static OutsideDatabase Of(string dataFolder) => new(dataFolder);

    public async Task ChangeAsync(Guid session, Action<StaffUser, StaffSession> change)
    {
        await using var db = CreateDbContext();
        var row = await db.StaffSessions.SingleAsync(s => s.Id == session);
        change(await db.Staff.SingleAsync(u => u.Id == row.UserId), row);
        await db.SaveChangesAsync();
    }

    /// <summary>As if the sign-in had begun almost twelve hours ago.</summary>
    public async Task EndSoonAsync(Guid session, Instant at)
    {
        await using var db = CreateDbContext();
        (await db.StaffSessions.Where(s => s.Id == session).ExecuteUpdateAsync(row => row.SetProperty(s => s.ExpiresAt, at))).ShouldBe(1);
    }

    public async Task RestoreAsync(string signInName, Role role)
    {
        await using var db = CreateDbContext();
        var user = await db.Staff.SingleAsync(u => u.SignInName == signInName);
        user.Enable();
        user.SetRoles([role]);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(connection));
        return ValueTask.CompletedTask;
    }

    public NrdDbContext CreateDbContext() => new(options);
}
