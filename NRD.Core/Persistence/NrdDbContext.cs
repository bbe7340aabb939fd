using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;
using NRD.Core.Importing;
using NRD.Core.Oversight;
using NRD.Core.Partners;
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

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NrdDbContext).Assembly);

    /// <summary>ISO 8601 in UTC with a fixed number of digits, so that text order is time order on every engine.</summary>
    private sealed class InstantConverter() : ValueConverter<Instant, string>(
        value => Pattern.Format(value),
        text => Pattern.Parse(text).Value)
    {
        private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffff'Z'");
    }

    private sealed class LocalDateConverter() : ValueConverter<LocalDate, string>(
        value => LocalDatePattern.Iso.Format(value),
        text => LocalDatePattern.Iso.Parse(text).Value);
}
