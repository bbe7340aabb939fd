using NRD.Core;
using NRD.Core.Persistence;
using Serilog;

namespace NRD.Console.Hosting;

/// <summary>Core with the same data folder, database and log as the served console, for a verb of the command line.</summary>
public static class CoreHost
{
    /// <exception cref="RefusedException">The settings or the data folder cannot be used.</exception>
    public static async Task<ServiceProvider> OpenAsync(CancellationToken ct)
    {
        var folder = DataFolder.Open(ConsoleSettings.Data(ConsoleSettings.Load()));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerilog(Logging.Create(folder), dispose: true);
        services.AddNrdCore(folder.ConnectionString);
        var provider = services.BuildServiceProvider(validateScopes: true);
        await provider.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        return provider;
    }
}
