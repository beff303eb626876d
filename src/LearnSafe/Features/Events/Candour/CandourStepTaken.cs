using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Candour;

/// <summary>What is written down in a case.</summary>
public enum CandourStepKind
{
    /// <summary>The notification in person. What is written down of it is the record that the regulation asks for.</summary>
    Told = 1,
    Support,
    Attempt,

    /// <summary>A letter that went.</summary>
    Written,
    Results,
    Correspondence,
    Closed,
    Reopened,
}

/// <summary>Something that was done in a case, and when. Never changed: what was wrong is put right by another entry.</summary>
public sealed class CandourStepTaken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public CandourStepKind Kind { get; init; }

    /// <summary>The day on which it was done.</summary>
    public DateOnly DoneOn { get; init; }

    /// <summary>When it was written down.</summary>
    public DateTime At { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>The letter that went; null where none did.</summary>
    public Guid? LetterId { get; init; }

    /// <summary>The fields by name, as JSON.</summary>
    public required string Encrypted { get; init; }

    /// <summary>What the fields are encrypted for.</summary>
    public static string Purpose(Guid id) => $"candour step {id}";
}

internal sealed class CandourStepTable : IEntityTypeConfiguration<CandourStepTaken>
{
    public void Configure(EntityTypeBuilder<CandourStepTaken> table)
    {
        table.ToTable("candour_steps");
        table.Property(step => step.Id).ValueGeneratedNever();
        table.HasIndex(step => step.CaseId);
        table.HasOne<CandourCase>().WithMany().HasForeignKey(step => step.CaseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<CandourLetter>().WithMany().HasForeignKey(step => step.LetterId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(step => step.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
