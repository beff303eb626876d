using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.History;

/// <summary>Content that was lawfully erased: which, never what. Replayed on a restored backup, so that it does not come back.</summary>
public sealed class Erasure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The record; or the engagement, which goes as a whole.</summary>
    public Guid EventId { get; init; }

    /// <summary>The revision whose content was erased; 0 where it was an attachment.</summary>
    public int Revision { get; init; }

    /// <summary>The attachment that was erased by itself; empty where it was a revision.</summary>
    public Guid AttachmentId { get; init; }

    /// <summary>Whether only this went and the rest of the record stayed, as where words that named somebody were taken away.</summary>
    public bool Alone { get; init; }

    public DateTime At { get; init; }
}

internal sealed class ErasureTable : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> table)
    {
        table.ToTable("erasures");
        table.Property(erasure => erasure.Id).ValueGeneratedNever();
        table.HasIndex(erasure => new { erasure.EventId, erasure.Revision, erasure.AttachmentId }).IsUnique();
    }
}
