using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Police.Lists;

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
        services.AddSingleton<Accounts.OwnKeys>();
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
        services.AddSingleton<AuditExport>();
        services.AddSingleton<Backup>();
        services.AddSingleton<Restore>();
        services.AddSingleton<WatchRounds>();
        services.AddSingleton<Watch>();
        services.AddSingleton<Reveal>();
        services.AddSingleton<Partners.PartnerChanges>();
        services.AddSingleton<Partners.PartnerRecords>();
        services.AddSingleton<Calls.ContactDesk>();
        services.AddSingleton<Calls.ContactEntries>();
        services.AddSingleton<Calls.ConsentBook>();
        services.AddSingleton<Calls.PrintingSwitch>();
        services.AddSingleton<Calls.Briefings>();
        services.AddSingleton<Calls.WarmTransfer>();
        services.AddSingleton<Calls.Relay>();
        services.AddSingleton<Calls.ReferralOutcomes>();
        services.AddSingleton<Calls.PassedOn>();
        services.AddSingleton<Calls.Scripts>();
        services.AddKeeping();
        services.AddSingleton<Partners.DeskReports>();
        services.AddSingleton<Partners.Upkeep>();
        services.AddSingleton<Partners.Mending>();
        services.AddSingleton<Calls.FollowUps>();
        services.AddSingleton<Calls.FollowUpRounds>();
        services.AddSingleton<Calls.UnmetNeeds>();
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
        services.AddContactLists();
        services.AddSingleton<Referrals.WordTrial>();
        return services;
    }

    /// <summary>For how long what was said is kept, and who may see of it what.</summary>
    private static void AddKeeping(this IServiceCollection services)
    {
        services.AddSingleton<Calls.Retention>();
        services.AddSingleton<INightRound>(provider => provider.GetRequiredService<Calls.Retention>());
        services.AddSingleton<Calls.KeptContacts>();
        services.AddSingleton<Calls.ContactCounts>();
        services.AddSingleton<Calls.LegalHolds>();
        services.AddSingleton<Calls.NumberReveals>();
        services.AddSingleton<Accounts.IApprovedAct, Calls.PlaceHoldAct>();
        services.AddSingleton<Accounts.IApprovedAct, Calls.LiftHoldAct>();
        services.AddSingleton<Accounts.IApprovedAct, Calls.RevealNumberAct>();
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
