using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Data;

/// <summary>A fact about this installation that every process on the database must agree on.</summary>
public sealed class InstallationSetting
{
    public const string KeyRingFingerprint = "key-ring-fingerprint";

    public required string Name { get; init; }

    public required string Value { get; set; }
}

internal sealed class InstallationSettingTable : IEntityTypeConfiguration<InstallationSetting>
{
    public void Configure(EntityTypeBuilder<InstallationSetting> table)
    {
        table.ToTable("installation_settings");
        table.HasKey(setting => setting.Name);
        table.Property(setting => setting.Name).HasMaxLength(60);
    }
}
