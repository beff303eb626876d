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

    public DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> table)
    {
        table.ToTable("api_keys");
        table.Property(key => key.Id).ValueGeneratedNever();
        table.Property(key => key.Name).HasMaxLength(200);
        table.HasIndex(key => key.Hash).IsUnique();
        table.HasOne<Organisation>().WithMany().HasForeignKey(key => key.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(key => key.OrganisationId);
    }
}
