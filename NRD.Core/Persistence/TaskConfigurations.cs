using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Calls;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

internal sealed class DeskReportConfiguration : IEntityTypeConfiguration<DeskReport>
{
    public void Configure(EntityTypeBuilder<DeskReport> builder)
    {
        builder.ToTable("desk_reports");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Number).HasMaxLength(200);
        builder.Property(r => r.ReporterId).HasMaxLength(40);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.OrganizationId, r.SettledAt });
        builder.HasIndex(r => r.TaskId);
        builder.HasOne<Service>().WithMany().HasForeignKey(r => r.ServiceId);
    }
}

internal sealed class UpkeepTaskConfiguration : IEntityTypeConfiguration<UpkeepTask>
{
    public void Configure(EntityTypeBuilder<UpkeepTask> builder)
    {
        builder.ToTable("upkeep_tasks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Number).HasMaxLength(200);
        builder.Property(t => t.OwnerId).HasMaxLength(40);
        builder.Property(t => t.Note).HasMaxLength(Upkeep.LongestNote);
        builder.Property(t => t.Answer).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.AnsweredBy).HasMaxLength(40);
        builder.Property(t => t.Version).IsConcurrencyToken();

        // Two desks that report the same at once open one task.
        builder.HasIndex(t => new { t.ServiceId, t.Kind, t.Number }).IsUnique().HasFilter("\"AnsweredAt\" IS NULL");
        builder.HasOne<Service>().WithMany().HasForeignKey(t => t.ServiceId);
    }
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("follow_ups");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.AgreedWith).HasMaxLength(40);
        builder.Property(f => f.OwnerId).HasMaxLength(40);
        builder.Property(f => f.End).HasConversion<string>().HasMaxLength(30);
        builder.SealedWithContact<FollowUp, AgreedPlan>(nameof(FollowUp.Plan));
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => new { f.EndedAt, f.Until });
        builder.HasOne<Contact>().WithMany().HasForeignKey(f => f.ContactId);
    }
}

internal sealed class UnmetNeedConfiguration : IEntityTypeConfiguration<UnmetNeed>
{
    public void Configure(EntityTypeBuilder<UnmetNeed> builder)
    {
        builder.ToTable("unmet_needs");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Need).HasMaxLength(10);
        builder.Property(n => n.Province).HasMaxLength(10);
        builder.Property(n => n.Reason).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(n => n.Week);
    }
}
