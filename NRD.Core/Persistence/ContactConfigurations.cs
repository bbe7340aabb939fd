using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Calls;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Channel).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(30);
        builder.Property(c => c.OwnerId).HasMaxLength(40);
        builder.Property(c => c.Nickname).HasMaxLength(40);
        builder.HasIndex(c => new { c.OwnerId, c.State });
        builder.HasIndex(c => c.ClosedAt);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}

internal sealed class ContactEntryConfiguration : IEntityTypeConfiguration<ContactEntry>
{
    public void Configure(EntityTypeBuilder<ContactEntry> builder)
    {
        builder.ToTable("contact_entries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Field).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.OperatorId).HasMaxLength(40);
        builder.SealedWithContact<ContactEntry, string>(nameof(ContactEntry.Value));
        builder.Property(e => e.Value).IsRequired();

        // Two windows that count alike: one of them learns that it is behind.
        builder.HasIndex(e => new { e.ContactId, e.Field, e.Revision }).IsUnique();
        builder.HasOne<Contact>().WithMany().HasForeignKey(e => e.ContactId);
    }
}

internal sealed class ContactConsentConfiguration : IEntityTypeConfiguration<ContactConsent>
{
    public void Configure(EntityTypeBuilder<ContactConsent> builder)
    {
        builder.ToTable("contact_consents");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.SealedWithContact<ContactConsent, Consent>(nameof(ContactConsent.Detail));
        builder.Property(c => c.Detail).IsRequired();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => c.ContactId);
    }
}

internal sealed class ContactExceptionConfiguration : IEntityTypeConfiguration<ContactException>
{
    public void Configure(EntityTypeBuilder<ContactException> builder)
    {
        builder.ToTable("contact_exceptions");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.SealedWithContact<ContactException, LawfulException>(nameof(ContactException.Detail));
        builder.Property(e => e.Detail).IsRequired();
        builder.HasOne<Contact>().WithMany().HasForeignKey(e => e.ContactId);
    }
}

internal sealed class ScriptVersionConfiguration : IEntityTypeConfiguration<ScriptVersion>
{
    public void Configure(EntityTypeBuilder<ScriptVersion> builder)
    {
        builder.ToTable("script_versions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(s => s.Text).AsJson();
        builder.Property(s => s.ChangedBy).HasMaxLength(40);
        builder.HasIndex(s => new { s.Kind, s.Number }).IsUnique();
    }
}
