using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using NRD.Core.Oversight;

namespace NRD.Core.Persistence.Sealing;

/// <summary>Registers keys and anchors, by default in sibling folders of the one that holds the database.</summary>
internal static class SealingServices
{
    public static void AddSealing(this IServiceCollection services, string connectionString, Action<KeyOptions>? keys, Action<AuditOptions>? audit)
    {
        var dataFolder = DataFolder(connectionString);
        services.AddOptions<KeyOptions>()
            .Configure(options => options.MasterKeyFile = dataFolder is null ? "in memory" : Path.Combine(dataFolder + "-keys", "master.key"))
            .Configure(keys ?? (_ => { }))
            .ValidateDataAnnotations()
            .Validate(options => !IsInside(options.MasterKeyFile, dataFolder), "Keys:MasterKeyFile lies in the data folder: whoever copies the data would have the key with it. Name a place outside.")
            .ValidateOnStart();
        services.AddOptions<AuditOptions>()
            .Configure(options => options.AnchorFolder = dataFolder is null ? "in memory" : dataFolder + "-anchors")
            .Configure(audit ?? (_ => { }))
            .ValidateDataAnnotations()
            .Validate(options => !IsInside(options.AnchorFolder, dataFolder), "Audit:AnchorFolder lies in the data folder: whoever puts an older copy back would put its anchors back too. Name a place outside.")
            .ValidateOnStart();
        services.AddSingleton(provider => new KeyRing(
            dataFolder is null
                ? MasterKey.InMemory()
                : MasterKey.At(provider.GetRequiredService<IOptions<KeyOptions>>().Value.MasterKeyFile, Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY")),
            Open(provider),
            provider.GetRequiredService<IClock>()));
        services.AddSingleton<ProtectionSeal>();
        if (dataFolder is not null)
        {
            services.AddSingleton(new DatabaseFiles(Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource)));
        }

        services.AddSingleton(provider => new AuditAnchors(
            provider.GetRequiredService<KeyRing>(),
            dataFolder is null ? null : provider.GetRequiredService<IOptions<AuditOptions>>().Value.AnchorFolder,
            Open(provider),
            provider.GetRequiredService<IClock>(),
            provider.GetService<ILogger<AuditAnchors>>() ?? NullLogger<AuditAnchors>.Instance));
    }

    /// <summary>The factory needs the keys, so the keys ask for it only once they are used.</summary>
    private static Func<NrdDbContext> Open(IServiceProvider provider) => () => provider.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContext();

    /// <summary><c>null</c> for a database in memory, whose keys and trail end with the process.</summary>
    private static string? DataFolder(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        return settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:"
            ? null
            : Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(Path.GetFullPath(settings.DataSource))!);
    }

    private static bool IsInside(string path, string? folder) =>
        folder is not null && Path.GetFullPath(path).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
