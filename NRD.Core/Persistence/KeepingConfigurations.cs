using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Calls;

namespace NRD.Core.Persistence;

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("legal_holds");
        builder.HasKey(h => h.ContactId);
        builder.Property(h => h.ContactId).ValueGeneratedNever();
        builder.Property(h => h.Reason).HasConversion<string>().HasMaxLength(30);
        builder.Property(h => h.RequestedBy).HasMaxLength(40);
        builder.Property(h => h.ApprovedBy).HasMaxLength(40);

        // While somebody holds it, not even a slip takes the contact away.
        builder.HasOne<Contact>().WithMany().HasForeignKey(h => h.ContactId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContactCounterConfiguration : IEntityTypeConfiguration<ContactCounter>
{
    public void Configure(EntityTypeBuilder<ContactCounter> builder)
    {
        builder.ToTable("contact_counters");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Channel).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(30);
        builder.Property(c => c.Province).HasMaxLength(10);
        builder.HasIndex(c => c.Week);
    }
}

/// <summary>Names its contact without holding on to it: it outlives the purge.</summary>
internal sealed class NumberRevealConfiguration : IEntityTypeConfiguration<NumberReveal>
{
    public void Configure(EntityTypeBuilder<NumberReveal> builder)
    {
        builder.ToTable("number_reveals");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.RevealedBy).HasMaxLength(40);
        builder.Property(r => r.SecondPerson).HasMaxLength(40);
        builder.Property(r => r.SeenBy).HasMaxLength(40);
        builder.HasIndex(r => r.SeenAt);
    }
}
