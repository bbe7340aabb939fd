using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace NRD.Core.Persistence.Sealing;

/// <summary>A key that the database holds wrapped with the master key; without that it opens nothing.</summary>
internal sealed class WrappedKey
{
    public WrappedKey(string name, string wrapped, Instant now)
    {
        Name = name;
        Wrapped = wrapped;
        WrappedAt = now;
    }

    private WrappedKey()
    {
    }

    public string Name { get; private set; } = default!;

    public string Wrapped { get; private set; } = default!;

    public Instant WrappedAt { get; private set; }

    public void Rewrap(string wrapped, Instant now)
    {
        Wrapped = wrapped;
        WrappedAt = now;
    }
}

internal sealed class WrappedKeyConfiguration : IEntityTypeConfiguration<WrappedKey>
{
    public void Configure(EntityTypeBuilder<WrappedKey> builder)
    {
        builder.ToTable("wrapped_keys");
        builder.HasKey(k => k.Name);
        builder.Property(k => k.Name).HasMaxLength(60);
        builder.Property(k => k.Wrapped).HasMaxLength(1000);
    }
}
