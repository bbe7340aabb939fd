using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NRD.Core.Accounts;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

internal sealed class StaffUserConfiguration : IEntityTypeConfiguration<StaffUser>
{
    public void Configure(EntityTypeBuilder<StaffUser> builder)
    {
        builder.ToTable("staff");
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.SignInName).HasMaxLength(100);
        builder.Property(u => u.NormalizedName).HasMaxLength(100);
        builder.HasIndex(u => u.NormalizedName).IsUnique();
        builder.Property(u => u.DisplayName).HasMaxLength(60);
        builder.Property(u => u.Roles).AsJson();
        builder.Property(u => u.SecurityStamp).HasMaxLength(40);
        builder.Property(u => u.PasswordHash).HasMaxLength(200);
        builder.Sealed<StaffUser, string>(nameof(StaffUser.TotpSeed));
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasMany(u => u.Passkeys).WithOne().HasForeignKey(p => p.UserId);
        builder.HasMany(u => u.RecoveryCodes).WithOne().HasForeignKey(c => c.UserId);
    }
}

internal sealed class StaffPasskeyConfiguration : IEntityTypeConfiguration<StaffPasskey>
{
    public void Configure(EntityTypeBuilder<StaffPasskey> builder)
    {
        builder.ToTable("staff_passkeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.Property(p => p.Name).HasMaxLength(60);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("staff_recovery_codes");
        builder.HasKey(c => new { c.UserId, c.Hash });
        builder.Property(c => c.Hash).HasMaxLength(32);
        builder.Property(c => c.UsedAt).IsConcurrencyToken();
    }
}

internal sealed class StaffKeysConfiguration : IEntityTypeConfiguration<StaffKeys>
{
    public void Configure(EntityTypeBuilder<StaffKeys> builder)
    {
        builder.ToTable("staff_keys");
        builder.HasKey(k => k.UserId);
        builder.Property(k => k.UserId).ValueGeneratedNever();
        builder.Property(k => k.Chosen).AsJson();
        builder.HasOne<StaffUser>().WithOne().HasForeignKey<StaffKeys>(k => k.UserId);
    }
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.KeyHash).HasMaxLength(32);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.Property(s => s.Stamp).HasMaxLength(40);
        builder.Property(s => s.Strength).HasConversion<string>().HasMaxLength(30);
        builder.Property(s => s.Device).HasMaxLength(80);
        builder.Property(s => s.End).HasConversion<string>().HasMaxLength(30);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(s => s.UserId);
    }
}

internal sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.ToTable("one_time_links");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.SecretHash).HasMaxLength(32);
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.Property(l => l.UsedAt).IsConcurrencyToken();
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(l => l.UserId);
    }
}

internal sealed class SignInTriesConfiguration : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> builder)
    {
        builder.ToTable("sign_in_tries");
        builder.HasKey(t => t.KeyHash);
        builder.Property(t => t.KeyHash).HasMaxLength(32);
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(t => t.LastAt);
    }
}

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("approvals");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasMaxLength(40);
        builder.Property(a => a.Terms).AsJson();
        builder.Property(a => a.Hash).HasMaxLength(32);
        builder.HasIndex(a => a.Hash);
        builder.Property(a => a.RequesterId).HasMaxLength(40);
        builder.Property(a => a.AnsweredBy).HasMaxLength(40);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
        builder.HasIndex(a => a.State);
        builder.Property(a => a.Reason).HasConversion<string>().HasMaxLength(20);
    }
}
