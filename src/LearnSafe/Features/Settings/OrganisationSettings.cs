using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Settings;

/// <summary>What an organisation chose for itself. One that chose nothing has no row.</summary>
public sealed class OrganisationSettings
{
    /// <summary>Bytes that a logo may have: it travels with every page on first sight.</summary>
    public const int LargestLogo = 100 * 1024;

    public Guid OrganisationId { get; init; }

    /// <summary>What patients and staff call it, where that is not its registered name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>PNG or JPEG without metadata.</summary>
    public byte[]? Logo { get; set; }

    public string? LogoMediaType { get; set; }

    /// <summary>See <see cref="WorkingWeek.ToBits"/>.</summary>
    public int WorkingDays { get; set; } = WorkingWeek.ToBits(WorkingWeek.Usual);

    public bool WorksOnBankHolidays { get; set; }

    public DateTime UpdatedAt { get; set; }
}

internal sealed class OrganisationSettingsTable : IEntityTypeConfiguration<OrganisationSettings>
{
    public void Configure(EntityTypeBuilder<OrganisationSettings> table)
    {
        table.ToTable("organisation_settings");
        table.HasKey(settings => settings.OrganisationId);
        table.Property(settings => settings.OrganisationId).ValueGeneratedNever();
        table.Property(settings => settings.DisplayName).HasMaxLength(200);
        table.Property(settings => settings.LogoMediaType).HasMaxLength(20);
        table.HasOne<Organisation>().WithOne().HasForeignKey<OrganisationSettings>(settings => settings.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
