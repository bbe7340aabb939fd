using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Calls;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

internal sealed class ContactBriefingConfiguration : IEntityTypeConfiguration<ContactBriefing>
{
    public void Configure(EntityTypeBuilder<ContactBriefing> builder)
    {
        builder.ToTable("contact_briefings");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Purpose).HasConversion<string>().HasMaxLength(30);
        builder.SealedWithContact<ContactBriefing, BriefingDetail>(nameof(ContactBriefing.Detail));
        builder.Property(b => b.Detail).IsRequired();
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(b => b.ContactId);
    }
}

internal sealed class ContactTransferConfiguration : IEntityTypeConfiguration<ContactTransfer>
{
    public void Configure(EntityTypeBuilder<ContactTransfer> builder)
    {
        builder.ToTable("contact_transfers");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Step).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Result).HasConversion<string>().HasMaxLength(30);
        builder.SealedWithContact<ContactTransfer, Transfer>(nameof(ContactTransfer.Detail));
        builder.Property(t => t.Detail).IsRequired();
        builder.Property(t => t.Version).IsConcurrencyToken();

        // However often it is begun, one is under way.
        builder.HasIndex(t => new { t.ContactId, t.ServiceId }).IsUnique().HasFilter("\"Result\" IS NULL");
        builder.HasOne<Contact>().WithMany().HasForeignKey(t => t.ContactId);
    }
}

internal sealed class ContactRelayConfiguration : IEntityTypeConfiguration<ContactRelay>
{
    public void Configure(EntityTypeBuilder<ContactRelay> builder)
    {
        builder.ToTable("contact_relays");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Way).HasConversion<string>().HasMaxLength(10);
        builder.SealedWithContact<ContactRelay, RelayDetail>(nameof(ContactRelay.Detail));
        builder.Property(r => r.Detail).IsRequired();
        builder.HasOne<Contact>().WithMany().HasForeignKey(r => r.ContactId);
    }
}

internal sealed class ContactReferralConfiguration : IEntityTypeConfiguration<ContactReferral>
{
    public void Configure(EntityTypeBuilder<ContactReferral> builder)
    {
        builder.ToTable("contact_referrals");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(r => r.ContactId);
    }
}

internal sealed class DeskSettingConfiguration : IEntityTypeConfiguration<DeskSetting>
{
    public void Configure(EntityTypeBuilder<DeskSetting> builder)
    {
        builder.ToTable("desk_settings");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(40);
        builder.Property(s => s.ChangedBy).HasMaxLength(40);
    }
}
