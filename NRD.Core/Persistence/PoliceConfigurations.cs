using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Police.Lists;

namespace NRD.Core.Persistence;

internal sealed class ContactListConfiguration : IEntityTypeConfiguration<ContactList>
{
    public void Configure(EntityTypeBuilder<ContactList> builder)
    {
        builder.ToTable("contact_lists");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.ServiceId).HasMaxLength(60);
        builder.Property(l => l.Content).AsJson();
        builder.Sealed<ContactList, ValueList<PersonalReach>>(nameof(ContactList.Personal));
        builder.Property(l => l.Origin).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Reason).HasMaxLength(500);
        builder.Property(l => l.MadeBy).HasMaxLength(40);
        builder.Property(l => l.ReviewedBy).HasMaxLength(40);
        builder.Property(l => l.WithdrawnBy).HasMaxLength(40);
        builder.Property(l => l.WithdrawnReason).HasMaxLength(500);
        builder.Property(l => l.Check).HasMaxLength(60);
        builder.Property(l => l.Version).IsConcurrencyToken();

        // Two editors who save at the same moment: the second one counts on.
        builder.HasIndex(l => new { l.ServiceId, l.Number }).IsUnique();
    }
}

internal sealed class ContactFlagConfiguration : IEntityTypeConfiguration<ContactFlag>
{
    public void Configure(EntityTypeBuilder<ContactFlag> builder)
    {
        builder.ToTable("contact_flags");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.ServiceId).HasMaxLength(60);
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.FlaggedBy).HasMaxLength(40);
        builder.Property(f => f.SettledBy).HasMaxLength(40);
        builder.Property(f => f.End).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => new { f.ServiceId, f.SettledAt });
        builder.HasOne<ContactList>().WithMany().HasForeignKey(f => f.ListId);
    }
}

internal sealed class ListAcknowledgementConfiguration : IEntityTypeConfiguration<ListAcknowledgement>
{
    public void Configure(EntityTypeBuilder<ListAcknowledgement> builder)
    {
        builder.ToTable("list_acknowledgements");
        builder.HasKey(a => new { a.ListId, a.StaffId });
        builder.Property(a => a.StaffId).HasMaxLength(40);
        builder.HasOne<ContactList>().WithMany().HasForeignKey(a => a.ListId);
    }
}
