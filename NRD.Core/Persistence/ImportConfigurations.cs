using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Importing;

namespace NRD.Core.Persistence;

internal sealed class ImportedRecordConfiguration : IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportedRecord> builder)
    {
        builder.ToTable("imported_records");
        builder.HasKey(r => new { r.Source, r.Kind, r.ExternalId });
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(r => r.ExternalId).HasMaxLength(400);
        builder.Property(r => r.Fields).AsJson();
        builder.HasIndex(r => r.SubjectId);
    }
}

internal sealed class ImportedRowConfiguration : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("imported_rows");
        builder.HasKey(r => new { r.Source, r.Table, r.Key });
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.Property(r => r.Table).HasMaxLength(200);
        builder.Property(r => r.Key).HasMaxLength(400);
        builder.Property(r => r.Hash).HasMaxLength(40);
    }
}

internal sealed class ImportConflictConfiguration : IEntityTypeConfiguration<ImportConflict>
{
    public void Configure(EntityTypeBuilder<ImportConflict> builder)
    {
        builder.ToTable("import_conflicts");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(40);
        builder.HasIndex(c => c.SubjectId);
    }
}
