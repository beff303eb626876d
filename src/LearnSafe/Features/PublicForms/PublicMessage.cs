using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.PublicForms;

/// <summary>A message between a provider and somebody who told it something without an account. Apart from the record, encrypted.</summary>
public sealed class PublicMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    public DateTime At { get; init; }

    /// <summary>Who wrote it at the provider; null where the person with the receipt code did.</summary>
    public Guid? PersonId { get; init; }

    public required string Encrypted { get; init; }
}

internal sealed class PublicMessageTable : IEntityTypeConfiguration<PublicMessage>
{
    public void Configure(EntityTypeBuilder<PublicMessage> table)
    {
        table.ToTable("public_messages");
        table.Property(message => message.Id).ValueGeneratedNever();
        table.HasIndex(message => message.EventId);
        table.HasOne<PublicReport>().WithMany().HasForeignKey(message => message.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
