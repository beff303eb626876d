using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Retention;

/// <summary>How long an organisation keeps something, where that is not what <c>content/governance/retention-v*.json</c> proposes.</summary>
public sealed class RetentionChoice
{
    public Guid OrganisationId { get; init; }

    /// <summary>A name of that file.</summary>
    public required string Rule { get; init; }

    /// <summary>Null keeps it for good.</summary>
    public int? Months { get; set; }
}

internal sealed class RetentionChoiceTable : IEntityTypeConfiguration<RetentionChoice>
{
    public void Configure(EntityTypeBuilder<RetentionChoice> table)
    {
        table.ToTable("retention_choices");
        table.HasKey(choice => new { choice.OrganisationId, choice.Rule });
        table.Property(choice => choice.Rule).HasMaxLength(40);
        table.HasOne<Organisation>().WithMany().HasForeignKey(choice => choice.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
