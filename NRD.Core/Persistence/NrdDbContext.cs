using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Importing;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Referrals;

namespace NRD.Core.Persistence;

/// <summary>The database: the record of everything. One context lives for one operation.</summary>
public sealed class NrdDbContext(DbContextOptions<NrdDbContext> options) : DbContext(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Service> Services => Set<Service>();

    public DbSet<Site> Sites => Set<Site>();

    public DbSet<ServiceAtSite> ServicesAtSites => Set<ServiceAtSite>();

    /// <summary>Restricted (rule R01).</summary>
    public DbSet<ConfidentialAddress> ConfidentialAddresses => Set<ConfidentialAddress>();

    public DbSet<StaffSynonyms> StaffSynonyms => Set<StaffSynonyms>();

    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();

    public DbSet<ImportConflict> ImportConflicts => Set<ImportConflict>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    internal DbSet<Contact> Contacts => Set<Contact>();

    internal DbSet<ContactEntry> ContactEntries => Set<ContactEntry>();

    internal DbSet<ContactConsent> ContactConsents => Set<ContactConsent>();

    internal DbSet<ContactException> ContactExceptions => Set<ContactException>();

    internal DbSet<ScriptVersion> ScriptVersions => Set<ScriptVersion>();

    internal DbSet<ContactDecision> ContactDecisions => Set<ContactDecision>();

    internal DbSet<ContactFinding> ContactFindings => Set<ContactFinding>();

    internal DbSet<HarmConfirmation> HarmConfirmations => Set<HarmConfirmation>();

    internal DbSet<ContactReport> ContactReports => Set<ContactReport>();

    internal DbSet<SupervisorAlert> SupervisorAlerts => Set<SupervisorAlert>();

    internal DbSet<ContactTip> ContactTips => Set<ContactTip>();

    internal DbSet<OwedNotice> OwedNotices => Set<OwedNotice>();

    internal DbSet<ContactLink> ContactLinks => Set<ContactLink>();

    internal DbSet<StaffUser> Staff => Set<StaffUser>();

    internal DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    internal DbSet<StaffPasskey> StaffPasskeys => Set<StaffPasskey>();

    internal DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    internal DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    internal DbSet<Approval> Approvals => Set<Approval>();

    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    internal DbSet<WrappedKey> WrappedKeys => Set<WrappedKey>();

    /// <summary>The transaction a save began for its audit entries; the save ends it.</summary>
    internal IDbContextTransaction? OwnTransaction { get; set; }

    /// <summary>The last audit entry that waits for the commit; 0 where none does.</summary>
    internal long ChainedUpTo { get; set; }

    /// <summary>Only while the database is made or migrated; otherwise its connections refuse to touch the schema.</summary>
    internal bool MayChangeSchema { get; set; }

    /// <summary>The keys this context seals with; <c>null</c> where it was built without, as for making migrations.</summary>
    internal KeyRing? Keys { get; } = options.FindExtension<CoreOptionsExtension>()?.Interceptors?.OfType<RowSealer>().SingleOrDefault()?.Keys;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        DemandKeys();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        DemandKeys();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>An instant as every column holds it.</summary>
    internal static string Text(Instant instant) => InstantConverter.Pattern.Format(instant);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NrdDbContext).Assembly);

    private void DemandKeys()
    {
        if (Keys is null)
        {
            throw new InvalidOperationException("This context can neither seal nor audit. Build it with UseNrdSqlite.");
        }
    }

    /// <summary>ISO 8601 in UTC with a fixed number of digits, so that text order is time order on every engine.</summary>
    private sealed class InstantConverter() : ValueConverter<Instant, string>(
        value => Pattern.Format(value),
        text => Pattern.Parse(text).Value)
    {
        public static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffff'Z'");
    }

    private sealed class LocalDateConverter() : ValueConverter<LocalDate, string>(
        value => LocalDatePattern.Iso.Format(value),
        text => LocalDatePattern.Iso.Parse(text).Value);
}
