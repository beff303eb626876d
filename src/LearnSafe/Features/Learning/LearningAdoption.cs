using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Learning;

/// <summary>That somebody likes a summary. Counted, and nobody is named.</summary>
public sealed class LearningLike
{
    public Guid SummaryId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime At { get; init; }
}

/// <summary>"We did this too": what another organisation did with what was learned, and what came of it.</summary>
public sealed class LearningAdoption
{
    /// <summary>Of the text, in characters.</summary>
    public const int Longest = 600;

    public Guid SummaryId { get; init; }

    public Guid OrganisationId { get; init; }

    public Guid PersonId { get; set; }

    public DateTime At { get; set; }

    public required string Encrypted { get; set; }

    /// <summary>Whether others see the organisation's name, not just its kind.</summary>
    public bool ShowOrganisation { get; set; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid summary, Guid organisation) => $"learning adoption {summary} {organisation}";
}

internal sealed class LearningLikeTable : IEntityTypeConfiguration<LearningLike>
{
    public void Configure(EntityTypeBuilder<LearningLike> table)
    {
        table.ToTable("learning_likes");
        table.HasKey(like => new { like.SummaryId, like.PersonId });
        table.HasIndex(like => like.PersonId);
        table.HasOne<LearningSummary>().WithMany().HasForeignKey(like => like.SummaryId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(like => like.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LearningAdoptionTable : IEntityTypeConfiguration<LearningAdoption>
{
    public void Configure(EntityTypeBuilder<LearningAdoption> table)
    {
        table.ToTable("learning_adoptions");
        table.HasKey(adoption => new { adoption.SummaryId, adoption.OrganisationId });
        table.HasIndex(adoption => adoption.OrganisationId);
        table.HasOne<LearningSummary>().WithMany().HasForeignKey(adoption => adoption.SummaryId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(adoption => adoption.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(adoption => adoption.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
