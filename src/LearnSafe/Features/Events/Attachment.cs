using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>A photo or document of a record, kept in the database so that a backup is one consistent thing.</summary>
public sealed class Attachment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Bytes, at most 10 MB.</summary>
    public int Size { get; init; }

    public required byte[] Sha256 { get; init; }

    /// <summary>Null once removed or erased.</summary>
    public byte[]? Content { get; set; }

    public DateTime AddedAt { get; init; }

    public Guid? AddedBy { get; init; }

    public DateTime? RemovedAt { get; set; }
}

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> table)
    {
        table.ToTable("attachments");
        table.Property(attachment => attachment.Id).ValueGeneratedNever();
        table.Property(attachment => attachment.Name).HasMaxLength(200);
        table.Property(attachment => attachment.MediaType).HasMaxLength(60);
        table.HasIndex(attachment => attachment.EventId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(attachment => attachment.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
