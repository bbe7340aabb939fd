using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organizations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Listing).AsJson();
        builder.Property(o => o.Internals).AsJson(JsonColumn.WithoutContacts);
        builder.Sealed<Organization, ValueList<InternalContact>>(nameof(IHoldsContacts.SealedContacts));
        builder.Property(x => x.RowCheck).HasMaxLength(60);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasMany(o => o.Services).WithOne().HasForeignKey(s => s.OrganizationId);
        builder.HasMany(o => o.Sites).WithOne().HasForeignKey(s => s.OrganizationId);
    }
}

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("services");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Listing).AsJson();
        builder.Property(s => s.Internals).AsJson(JsonColumn.WithoutContacts);
        builder.Sealed<Service, ValueList<InternalContact>>(nameof(IHoldsContacts.SealedContacts));
        builder.Property(x => x.RowCheck).HasMaxLength(60);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasMany(s => s.Sites).WithOne().HasForeignKey(s => s.ServiceId);
    }
}

internal sealed class SiteConfiguration : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("sites");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Listing).AsJson();
        builder.Property(s => s.Internals).AsJson(JsonColumn.WithoutContacts);
        builder.Sealed<Site, ValueList<InternalContact>>(nameof(IHoldsContacts.SealedContacts));
        builder.Property(x => x.RowCheck).HasMaxLength(60);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class ServiceAtSiteConfiguration : IEntityTypeConfiguration<ServiceAtSite>
{
    public void Configure(EntityTypeBuilder<ServiceAtSite> builder)
    {
        builder.ToTable("services_at_sites");
        builder.HasKey(s => new { s.ServiceId, s.SiteId });
        builder.HasOne<Site>().WithMany().HasForeignKey(s => s.SiteId);
    }
}

internal sealed class ConfidentialAddressConfiguration : IEntityTypeConfiguration<ConfidentialAddress>
{
    public void Configure(EntityTypeBuilder<ConfidentialAddress> builder)
    {
        builder.ToTable("confidential_addresses");
        builder.HasKey(a => a.SiteId);
        builder.Property(a => a.SiteId).ValueGeneratedNever();
        builder.Sealed<ConfidentialAddress, Address>(nameof(ConfidentialAddress.Address));
        builder.Property(a => a.Address).IsRequired();
        builder.HasOne<Site>().WithOne().HasForeignKey<ConfidentialAddress>(a => a.SiteId);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(a => a.Sequence);
        builder.Property(a => a.Sequence).ValueGeneratedOnAdd();
        builder.Property(a => a.ActorId).HasMaxLength(100);
        builder.Property(a => a.Action).HasConversion<string>().HasMaxLength(40);
        builder.Property(a => a.Subject).HasConversion<string>().HasMaxLength(40);
        builder.Property(a => a.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Account).HasMaxLength(100);
        builder.Property(a => a.Session).HasMaxLength(60);
        builder.Property(a => a.Reason).HasMaxLength(60);
        builder.Property(a => a.Mac).HasMaxLength(AuditChain.MacSize);

        // Small, so that writing many entries stays fast: only "opened" is asked for by its record on the way to a screen.
        builder.HasIndex(a => a.SubjectId).HasFilter($"\"Action\" = '{nameof(AuditAction.Opened)}'");
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_head");
        builder.HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Mac).HasMaxLength(AuditChain.MacSize);
        builder.Property(h => h.Proof).HasMaxLength(AuditChain.MacSize);
    }
}
