using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Candour;

/// <summary>What an organisation has said of itself for the duty of candour. One that has said nothing has no row.</summary>
public sealed class CandourSettings
{
    /// <summary>Working days to tell in person, and then to write. A target of ours: the law says "as soon as reasonably practicable".</summary>
    public const int UsualDays = 10;

    public const int MostDays = 60;

    public Guid OrganisationId { get; init; }

    /// <summary>By its name in the content file; null where nobody has said.</summary>
    public string? RegisteredPerson { get; set; }

    /// <summary>Names of regulated activities, with a space between.</summary>
    public string Activities { get; set; } = "";

    public int TellDays { get; set; } = UsualDays;

    public int WriteDays { get; set; } = UsualDays;

    public DateTime UpdatedAt { get; set; }
}

internal sealed class CandourSettingsTable : IEntityTypeConfiguration<CandourSettings>
{
    public void Configure(EntityTypeBuilder<CandourSettings> table)
    {
        table.ToTable("candour_settings");
        table.HasKey(settings => settings.OrganisationId);
        table.Property(settings => settings.OrganisationId).ValueGeneratedNever();
        table.Property(settings => settings.RegisteredPerson).HasMaxLength(50);
        table.Property(settings => settings.Activities).HasMaxLength(500);
        table.HasOne<Organisation>().WithOne().HasForeignKey<CandourSettings>(settings => settings.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
