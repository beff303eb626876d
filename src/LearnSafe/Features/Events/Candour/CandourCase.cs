using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Candour;

/// <summary>The duty of candour as it is carried out towards one relevant person. What is said to them and who they are stands in tables apart.</summary>
public sealed class CandourCase
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>What it was opened on.</summary>
    public Guid AssessmentId { get; init; }

    /// <summary>False where it is carried out for the professional duty, or for openness.</summary>
    public bool Statutory { get; init; }

    public DateTime OpenedAt { get; init; }

    public Guid OpenedBy { get; init; }

    /// <summary>When the organisation became aware of the incident.</summary>
    public DateOnly AwareOn { get; init; }

    public DateOnly TellBy { get; init; }

    public DateOnly WriteBy { get; set; }

    public DateOnly? ToldOn { get; set; }

    public DateOnly? WrittenOn { get; set; }

    public DateOnly? ResultsOn { get; set; }

    public DateOnly? NotReachedOn { get; set; }

    public int Attempts { get; set; }

    /// <summary>Of which targets somebody was reminded.</summary>
    public CandourReminders Reminded { get; set; }

    public DateTime? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    /// <summary>Goes up with everything that is done in the case.</summary>
    public int Version { get; set; }

    /// <summary>For the course of the case.</summary>
    public CandourDone Done => new(Statutory, TellBy, WriteBy, ToldOn, WrittenOn, ResultsOn, NotReachedOn, Attempts);
}

/// <summary>Of what somebody was reminded.</summary>
[Flags]
public enum CandourReminders
{
    None = 0,
    BeforeTelling = 1,
    AfterTelling = 2,
    BeforeWriting = 4,
    AfterWriting = 8,
}

internal sealed class CandourCaseTable : IEntityTypeConfiguration<CandourCase>
{
    public void Configure(EntityTypeBuilder<CandourCase> table)
    {
        table.ToTable("candour_cases");
        table.Property(one => one.Id).ValueGeneratedNever();
        table.Ignore(one => one.Done);
        table.HasIndex(one => one.EventId);
        table.HasIndex(one => one.AssessmentId);
        table.HasIndex(one => new { one.OrganisationId, one.ClosedAt });
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(one => one.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(one => one.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<CandourAssessment>().WithMany().HasForeignKey(one => one.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(one => one.OpenedBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(one => one.ClosedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
