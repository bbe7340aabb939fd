using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Reporting;

namespace NRD.Core.Persistence;

internal sealed class ContactDecisionConfiguration : IEntityTypeConfiguration<ContactDecision>
{
    public void Configure(EntityTypeBuilder<ContactDecision> builder)
    {
        builder.ToTable("contact_decisions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.OperatorId).HasMaxLength(40);
        builder.Sealed<ContactDecision, ReportDecision>(nameof(ContactDecision.Detail));
        builder.Property(d => d.Detail).IsRequired();
        builder.HasIndex(d => new { d.ContactId, d.Number }).IsUnique();
        builder.HasOne<Contact>().WithMany().HasForeignKey(d => d.ContactId);
    }
}

internal sealed class ContactFindingConfiguration : IEntityTypeConfiguration<ContactFinding>
{
    public void Configure(EntityTypeBuilder<ContactFinding> builder)
    {
        builder.ToTable("contact_findings");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Channel).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Finding).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.SupervisorId).HasMaxLength(40);
        builder.Sealed<ContactFinding, string>(nameof(ContactFinding.Reason));
        builder.Property(f => f.Reason).IsRequired();
        builder.HasIndex(f => f.DecisionId);
        builder.HasOne<Contact>().WithMany().HasForeignKey(f => f.ContactId);
    }
}

internal sealed class HarmConfirmationConfiguration : IEntityTypeConfiguration<HarmConfirmation>
{
    public void Configure(EntityTypeBuilder<HarmConfirmation> builder)
    {
        builder.ToTable("harm_confirmations");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.AskedBy).HasMaxLength(40);
        builder.Property(h => h.ConfirmedBy).HasMaxLength(40);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(h => h.ContactId);
    }
}

internal sealed class ContactReportConfiguration : IEntityTypeConfiguration<ContactReport>
{
    public void Configure(EntityTypeBuilder<ContactReport> builder)
    {
        builder.ToTable("contact_reports");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Channel).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Sealed<ContactReport, ReportDetail>(nameof(ContactReport.Detail));
        builder.Property(r => r.Detail).IsRequired();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(r => r.ContactId);
    }
}

internal sealed class SupervisorAlertConfiguration : IEntityTypeConfiguration<SupervisorAlert>
{
    public void Configure(EntityTypeBuilder<SupervisorAlert> builder)
    {
        builder.ToTable("supervisor_alerts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.RaisedBy).HasMaxLength(40);
        builder.Property(a => a.SettledBy).HasMaxLength(40);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.SettledAt);
        builder.HasOne<Contact>().WithMany().HasForeignKey(a => a.ContactId);
    }
}

internal sealed class ContactTipConfiguration : IEntityTypeConfiguration<ContactTip>
{
    public void Configure(EntityTypeBuilder<ContactTip> builder)
    {
        builder.ToTable("contact_tips");
        builder.HasKey(t => t.ContactId);
        builder.Property(t => t.ContactId).ValueGeneratedNever();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(t => t.ContactId);
    }
}

internal sealed class OwedNoticeConfiguration : IEntityTypeConfiguration<OwedNotice>
{
    public void Configure(EntityTypeBuilder<OwedNotice> builder)
    {
        builder.ToTable("owed_notices");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.HasOne<Contact>().WithMany().HasForeignKey(n => n.ContactId);
    }
}

internal sealed class ContactLinkConfiguration : IEntityTypeConfiguration<ContactLink>
{
    public void Configure(EntityTypeBuilder<ContactLink> builder)
    {
        builder.ToTable("contact_links");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.LinkedBy).HasMaxLength(40);
        builder.HasIndex(l => new { l.ContactId, l.OtherId }).IsUnique();
        builder.HasOne<Contact>().WithMany().HasForeignKey(l => l.ContactId);
    }
}
