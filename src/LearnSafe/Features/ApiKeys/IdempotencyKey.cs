using LearnSafe.Features.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Remembers for a day which record a repeated request already made.</summary>
public sealed class IdempotencyKey
{
    public Guid ApiKeyId { get; init; }

    /// <summary>As sent, at most 255 characters.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the body: the same key with another body is refused.</summary>
    public required byte[] BodyDigest { get; init; }

    public Guid EventId { get; init; }

    public DateTime CreatedAt { get; init; }
}

internal sealed class IdempotencyKeyTable : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> table)
    {
        table.ToTable("idempotency_keys");
        table.HasKey(key => new { key.ApiKeyId, key.Key });
        table.Property(key => key.Key).HasMaxLength(255);
        table.HasIndex(key => key.CreatedAt);
        table.HasIndex(key => key.EventId);
        table.HasOne<ApiKey>().WithMany().HasForeignKey(key => key.ApiKeyId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(key => key.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
