using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Importing;
using NRD.Core.Persistence.Sealing;

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
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.Source, r.Table, r.Key }).IsUnique();
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.Property(r => r.Table).HasMaxLength(200);
        builder.Property(r => r.Key).HasMaxLength(400);
        builder.Property(r => r.Hash).HasMaxLength(40);
        builder.Sealed<ImportedRow, ValueList<AsideCell>>(nameof(ImportedRow.Aside));
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
        builder.Sealed<ImportConflict, ConflictValues>(nameof(ImportConflict.Withheld));
    }
}
