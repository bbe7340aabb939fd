using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Referrals;

namespace NRD.Core.Persistence;

internal sealed class StaffSynonymsConfiguration : IEntityTypeConfiguration<StaffSynonyms>
{
    public void Configure(EntityTypeBuilder<StaffSynonyms> builder)
    {
        builder.ToTable("synonym_groups");
        builder.HasKey(words => words.Id);
        builder.Property(words => words.Id).HasMaxLength(100);
        builder.Property(words => words.Group).AsJson();
        builder.Property(words => words.ChangedAt).IsConcurrencyToken();
    }
}
