using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using Serilog;

namespace NRD.Console.Hosting;

/// <summary>Core with the same data folder, database and log as the served console, for a verb of the command line.</summary>
public static class CoreHost
{
    /// <param name="withSample">Whether an empty directory is filled with the sample, as when the console is served.</param>
    /// <param name="migrate">Whether an older database is brought up to date; otherwise it is refused.</param>
    /// <exception cref="RefusedException">The settings or the data folder cannot be used.</exception>
    public static async Task<ServiceProvider> OpenAsync(CancellationToken ct, bool withSample = false, bool migrate = false)
    {
        var options = ConsoleSettings.Data(ConsoleSettings.Load());
        var folder = DataFolder.Open(options);
        var held = folder.Hold();
        var provider = Build(folder, held);
        var setup = provider.GetRequiredService<DatabaseSetup>();
        await (migrate ? setup.MigrateAsync(ct) : setup.PrepareAsync(ct));
        if (withSample)
        {
            await FillAsync(provider, options, ct);
        }

        return provider;
    }

    /// <summary>Core over a data folder whose database nobody has opened yet.</summary>
    /// <param name="held">What keeps the folder in use; disposed with the services.</param>
    public static ServiceProvider Build(DataFolder folder, IDisposable? held)
    {
        var settings = ConsoleSettings.Load();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerilog(Logging.Create(folder), dispose: true);
        services.AddNrdCore(folder.ConnectionString, settings.GetSection(KeyOptions.Section).Bind, settings.GetSection(AuditOptions.Section).Bind);
        services.AddSingleton(_ => new FolderUse(held));
        var provider = services.BuildServiceProvider(validateScopes: true);
        provider.GetRequiredService<FolderUse>();
        return provider;
    }

    /// <summary>Fills an empty directory with the invented sample, where the settings say so or in Development.</summary>
    public static async Task FillAsync(IServiceProvider core, DataOptions options, CancellationToken ct)
    {
        if (options.SampleDirectory ?? ConsoleSettings.Environment == Environments.Development)
        {
            await core.GetRequiredService<SampleDirectory>().LoadAsync(Actor.Local(Environment.UserName), ct);
            await core.GetRequiredService<SampleContactLists>().LoadAsync(Actor.Local(Environment.UserName), ct);
        }
    }
}
