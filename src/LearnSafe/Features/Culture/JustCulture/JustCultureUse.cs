using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Culture.JustCulture;

/// <summary>That the guide was used: where, on which day, by which role and how often. Never by whom, about whom, or with what outcome.</summary>
public sealed class JustCultureUse
{
    public Guid OrganisationId { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>The name of the role that opens the guide.</summary>
    public required string Role { get; init; }

    public int Count { get; set; }
}

internal sealed class JustCultureUseTable : IEntityTypeConfiguration<JustCultureUse>
{
    public void Configure(EntityTypeBuilder<JustCultureUse> table)
    {
        table.ToTable("just_culture_uses");
        table.HasKey(use => new { use.OrganisationId, use.Day, use.Role });
        table.Property(use => use.Role).HasMaxLength(80);
        table.HasOne<Organisation>().WithMany().HasForeignKey(use => use.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
