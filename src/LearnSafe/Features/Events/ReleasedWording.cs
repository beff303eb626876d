using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>Wording of one revision that its reviewer has let other organisations read. Deleted where the record is erased.</summary>
public sealed class ReleasedWording
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    /// <summary>The revision that was read when it was released.</summary>
    public int Revision { get; init; }

    /// <summary>A JSON list of <see cref="ReleasedText"/>.</summary>
    public required string Texts { get; init; }

    public DateTime ReleasedAt { get; init; }

    public Guid ReleasedBy { get; init; }

    /// <summary>When it was withdrawn, or gave way to another.</summary>
    public DateTime? WithdrawnAt { get; set; }

    public Guid? WithdrawnBy { get; set; }
}

/// <summary>The released wording of one answer.</summary>
/// <param name="Patient">Index of the patient, from 0, where the answer is about one.</param>
public sealed record ReleasedText(string Question, int? Patient, string Text);

internal sealed class ReleasedWordingTable : IEntityTypeConfiguration<ReleasedWording>
{
    public void Configure(EntityTypeBuilder<ReleasedWording> table)
    {
        table.ToTable("released_wordings");
        table.Property(wording => wording.Id).ValueGeneratedNever();
        table.HasIndex(wording => wording.EventId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(wording => wording.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(wording => wording.ReleasedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
