using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NRD.Console.Hosting;
using NRD.Core;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using Serilog;

namespace NRD.Tests.Support;

/// <summary>Core as the console hosts it: every registration, files, keys, anchors and logs, in a folder of its own.</summary>
public sealed class WholeCore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private WholeCore(string root, ServiceProvider services)
    {
        Root = root;
        this.services = services;
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "data", "nrd.db");

    public static async Task<WholeCore> CreateAsync(CancellationToken ct, string? root = null)
    {
        root ??= Directory.CreateTempSubdirectory("nrd-core-").FullName;
        var folder = DataFolder.Open(new() { Folder = Path.Combine(root, "data") });
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        collection.AddSerilog(Logging.Create(folder), dispose: true);
        collection.AddNrdCore(folder.ConnectionString);
        var core = new WholeCore(root, collection.BuildServiceProvider(validateScopes: true));
        await core.Get<DatabaseSetup>().PrepareAsync(ct);

        // Tests with a Core of their own run side by side.
        DeniedAttempts.Leave(core.Get<AuditTrail>());
        return core;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public object Get(Type type) => services.GetRequiredService(type);

    public Task<NrdDbContext> OpenAsync(CancellationToken ct) => Get<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(ct);

    /// <summary>Lets go of the files, which stay.</summary>
    public async Task CloseAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(DatabaseSetup.ConnectionString(Database)));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Root, recursive: true);
    }
}
