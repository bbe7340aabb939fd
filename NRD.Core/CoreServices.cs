using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core;

/// <summary>The one list of what Core offers to whoever hosts it.</summary>
public static class CoreServices
{
    public static IServiceCollection AddNrdCore(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddDbContextFactory<NrdDbContext>(options => options.UseSqlite(connectionString));
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<SampleDirectory>();
        services.AddSingleton<Importing.DirectoryImport>();
        services.AddSingleton<Partners.PartnerChanges>();
        services.AddSingleton<Partners.PartnerRecords>();
        services.AddSingleton<Oversight.SelfCheck>();
        services.AddSingleton<Places.PlaceFinder>();
        services.AddSingleton(_ => new Places.TimeZones());
        services.AddSingleton<Referrals.CurrentIndex>();
        services.AddSingleton<Referrals.IndexKeeper>();
        services.AddSingleton<Referrals.ReferralSearch>();
        services.AddSingleton<Referrals.SearchWords>();
        return services;
    }
}
