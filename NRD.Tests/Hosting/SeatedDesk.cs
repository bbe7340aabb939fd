using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Hosting;

/// <summary>Windows of a console over a real database that can be taken away.</summary>
internal sealed class SeatedDesk : IDbContextFactory<NrdDbContext>, IAsyncDisposable
{
    private SeatedDesk(TestDatabase database)
    {
        Database = database;
        Activity = new(new LockOptions());
        Sessions = new(this, database.Clock, Activity, Signal);
        Desks = new(Signal, NullLogger<OpenDesks>.Instance);
        Watch = new(Desks, Sessions, NullLogger<DeskWatch>.Instance);
    }

    public TestDatabase Database { get; }

    public SessionActivity Activity { get; }

    public SessionSignal Signal { get; } = new();

    public StaffSessions Sessions { get; }

    public OpenDesks Desks { get; }

    public DeskWatch Watch { get; }

    public bool DatabaseIsAway { get; set; }

    public static async Task<SeatedDesk> CreateAsync(CancellationToken ct) => new(await TestDatabase.CreateAsync(ct));

    public async Task<DeskActor> OpenAsync(SignedIn who, CancellationToken ct)
    {
        var desk = NewDesk();
        await desk.SitAsync(who.User.Id, who.Session.Id, ct);
        Desks.Open(desk);
        return desk;
    }

    public DeskActor NewDesk() => new(new ActorSource(this, Database.Clock, Activity), Activity, Database.Clock, NullLogger<DeskActor>.Instance);

    public async Task ChangeAsync(SignedIn who, Action<StaffUser> change, CancellationToken ct)
    {
        await using var db = Database.CreateDbContext();
        change(await db.Staff.SingleAsync(user => user.Id == who.User.Id, ct));
        await db.SaveChangesAsync(ct);
    }

    public NrdDbContext CreateDbContext() => DatabaseIsAway ? throw new IOException("The disk is gone.") : Database.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        Watch.Dispose();
        Desks.Dispose();
        await Database.DisposeAsync();
    }
}
