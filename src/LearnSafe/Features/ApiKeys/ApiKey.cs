using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Lets a program act for one organisation. The key itself is shown once and never stored.</summary>
public sealed class ApiKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the key. The key is 256 random bits, so a slow hash would protect nothing.</summary>
    public required byte[] Hash { get; init; }

    public KeyPurposes Purposes { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When it stops by itself: chosen when it was made, or the end of the overlap with the key that took its place.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>The last day on which a program used it, as far as it was noted.</summary>
    public DateOnly? LastUsedOn { get; set; }

    /// <summary>The key that was made in its place.</summary>
    public Guid? SuccessorId { get; set; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>Why, in the person's words.</summary>
    public string? RevokedReason { get; set; }

    public bool Works(DateTime now) => RevokedAt is null && (ExpiresAt is not { } end || end > now);

    /// <summary>Within a month of its end, with nothing made in its place.</summary>
    public bool EndsSoon(DateTime now) => Works(now) && SuccessorId is null && ExpiresAt is { } end && end < now.AddDays(30);
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> table)
    {
        table.ToTable("api_keys");
        table.Property(key => key.Id).ValueGeneratedNever();
        table.Property(key => key.Name).HasMaxLength(200);
        table.Property(key => key.RevokedReason).HasMaxLength(500);
        table.HasIndex(key => key.Hash).IsUnique();
        table.HasOne<Organisation>().WithMany().HasForeignKey(key => key.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(key => key.OrganisationId);
    }
}
