using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core;

/// <summary>The one list of what Core offers to whoever hosts it.</summary>
public static class CoreServices
{
    /// <param name="keys">Where the master key lies, if not in <c>…-keys/master.key</c> beside the data folder.</param>
    /// <param name="audit">Where anchors of the audit trail go, if not to <c>…-anchors</c> beside the data folder.</param>
    public static IServiceCollection AddNrdCore(this IServiceCollection services, string connectionString, Action<KeyOptions>? keys = null, Action<AuditOptions>? audit = null)
    {
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSealing(connectionString, keys, audit);
        services.AddDbContextFactory<NrdDbContext>((provider, options) =>
            options.UseNrdSqlite(connectionString, provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<AuditAnchors>()));
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<Accounts.ActorSource>();
        services.AddSingleton<SampleDirectory>();
        services.AddSingleton<Importing.DirectoryImport>();
        services.AddSingleton<RowCheck>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<Reveal>();
        services.AddSingleton<Partners.PartnerChanges>();
        services.AddSingleton<Partners.PartnerRecords>();
        services.AddSingleton<Calls.ContactDesk>();
        services.AddSingleton<Calls.ContactEntries>();
        services.AddSingleton<Calls.ConsentBook>();
        services.AddSingleton<Calls.Scripts>();
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
