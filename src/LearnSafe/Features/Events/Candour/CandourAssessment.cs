using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Whether the duty of candour applies to a record, as somebody judged it once. Never changed: who thinks again judges again.</summary>
public sealed class CandourAssessment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>From 1 in the order in which a record was assessed.</summary>
    public int Number { get; init; }

    public DateTime At { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Of the content file that was used.</summary>
    public int RulesVersion { get; init; }

    public required string RegisteredPerson { get; init; }

    /// <summary>"20(9)"; null where no statutory test applies.</summary>
    public string? Test { get; init; }

    public CandourResult Result { get; init; }

    /// <summary>A <see cref="CandourStatement"/>: who gave the opinion is named in it.</summary>
    public required string Encrypted { get; init; }

    /// <summary>What the statement is encrypted for.</summary>
    public static string Purpose(Guid id) => $"candour assessment {id}";
}

internal sealed class CandourAssessmentTable : IEntityTypeConfiguration<CandourAssessment>
{
    public void Configure(EntityTypeBuilder<CandourAssessment> table)
    {
        table.ToTable("candour_assessments");
        table.Property(assessment => assessment.Id).ValueGeneratedNever();
        table.Property(assessment => assessment.RegisteredPerson).HasMaxLength(50);
        table.Property(assessment => assessment.Test).HasMaxLength(20);
        table.HasIndex(assessment => new { assessment.EventId, assessment.Number }).IsUnique();
        table.HasIndex(assessment => assessment.OrganisationId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(assessment => assessment.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(assessment => assessment.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(assessment => assessment.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
