using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>A record being written, or a revision being prepared. Its author's alone; not part of the history.</summary>
public sealed class Draft
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public Guid OrganisationId { get; init; }

    public EventType Type { get; set; }

    public int TaxonomyVersion { get; init; }

    /// <summary>The quick start it began from.</summary>
    public string? QuickStart { get; init; }

    /// <summary>The record it revises; null for a new one.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The revision that was on screen when the author began.</summary>
    public int? BaseRevision { get; set; }

    /// <summary>Canonical JSON of the answers so far.</summary>
    public required string Answers { get; set; }

    /// <summary>The answer to "how many patients": 0 none; null not answered yet.</summary>
    public int? NumberOfPatients { get; set; }

    /// <summary>What the author chose to keep although it looks like personal data, as JSON (<see cref="KeptText"/>).</summary>
    public string? KeptTexts { get; set; }

    /// <summary>The page the author was on, to go on from.</summary>
    public string? Page { get; set; }

    /// <summary>The most phrases that were pointed out in it so far; see <see cref="Culture.Language.LanguageTotal"/>.</summary>
    public int PhrasesShown { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>Counts saves; a save from an older screen is told so.</summary>
    public int Version { get; set; }
}

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> table)
    {
        table.ToTable("drafts");
        table.Property(draft => draft.Id).ValueGeneratedNever();
        table.Property(draft => draft.QuickStart).HasMaxLength(80);
        table.Property(draft => draft.Page).HasMaxLength(80);
        table.Property(draft => draft.Version).IsConcurrencyToken();
        table.HasIndex(draft => draft.PersonId);
        table.HasIndex(draft => draft.OrganisationId);
        table.HasIndex(draft => draft.EventId);
        table.HasOne<Person>().WithMany().HasForeignKey(draft => draft.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Organisation>().WithMany().HasForeignKey(draft => draft.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(draft => draft.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
