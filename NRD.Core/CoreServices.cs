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
        services.AddOptions<Accounts.LockOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new Accounts.SessionActivity(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<Accounts.LockOptions>>().Value));
        services.AddSingleton<Accounts.SessionSignal>();
        services.AddSingleton<Accounts.StaffSessions>();
        services.AddSingleton<Accounts.ActorSource>();
        services.AddStaffAdministration();
        services.AddSingleton<Accounts.OpenSessions>();
        services.AddSingleton(_ => new Accounts.Passwords());
        services.AddSingleton<Accounts.Throttle>();
        services.AddSingleton<Accounts.SignIn>();
        services.AddSingleton<Accounts.Reauthentication>();
        services.AddSingleton<Accounts.OwnSecurity>();
        services.AddSingleton<Accounts.OwnPasskeys>();
        services.AddSingleton<Accounts.Bootstrap>();
        services.AddSingleton<Accounts.Activation>();
        services.AddIdentityCore<Accounts.StaffUser>().AddUserStore<Accounts.StaffUserStore>();
        services.AddSingleton<SampleDirectory>();
        services.AddSingleton<SampleStaff>();
        services.AddSingleton<Importing.DirectoryImport>();
        services.AddSingleton<RowCheck>();
        services.AddSingleton<RowWatch>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditReading>();
        services.AddSingleton<WatchRounds>();
        services.AddSingleton<Watch>();
        services.AddSingleton<Reveal>();
        services.AddSingleton<Partners.PartnerChanges>();
        services.AddSingleton<Partners.PartnerRecords>();
        services.AddSingleton<Calls.ContactDesk>();
        services.AddSingleton<Calls.ContactEntries>();
        services.AddSingleton<Calls.ConsentBook>();
        services.AddSingleton<Calls.Scripts>();
        services.AddSingleton<Calls.Deciding.SupervisorAlerts>();
        services.AddSingleton<Calls.Deciding.DecisionDesk>();
        services.AddSingleton<Calls.Deciding.DecisionHistory>();
        services.AddSingleton<Calls.Deciding.ReportDesk>();
        services.AddSingleton<Calls.Deciding.Tips>();
        services.AddSingleton<Oversight.SelfCheck>();
        services.AddSingleton<Oversight.Readiness>();
        services.AddSingleton<Places.PlaceFinder>();
        services.AddSingleton(_ => new Places.TimeZones());
        services.AddSingleton<Referrals.CurrentIndex>();
        services.AddSingleton<Referrals.IndexKeeper>();
        services.AddSingleton<Referrals.ReferralSearch>();
        services.AddSingleton<Referrals.SearchWords>();
        services.AddSingleton(_ => Reporting.DutyRules.Shipped);
        services.AddSingleton<Reporting.ReportingGuide>();
        services.AddSingleton(_ => Police.PoliceReference.Shipped);
        services.AddSingleton<Police.RouteFinder>();
        services.AddSingleton<Referrals.WordTrial>();
        return services;
    }

    /// <summary>Each act that needs a second person is registered once, by the feature that does it.</summary>
    private static void AddStaffAdministration(this IServiceCollection services)
    {
        services.AddSingleton<Accounts.IApprovedAct, Accounts.InviteStaffAct>();
        services.AddSingleton<Accounts.IApprovedAct, Accounts.GrantRolesAct>();
        services.AddSingleton<Accounts.IApprovedAct, Accounts.ResetFactorsAct>();
        services.AddSingleton<Accounts.Approvals>();
        services.AddSingleton<Accounts.ApprovalWorklist>();
        services.AddSingleton<Accounts.StaffAdministration>();
        services.AddSingleton<Accounts.StaffList>();
        services.AddSingleton<Accounts.PageAccess>();
    }
}
