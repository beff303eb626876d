using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.PublicForms;

/// <summary>What somebody without an account has answered so far, for a few hours. Once it is sent, the receipt code, until its owner has seen it.</summary>
public sealed class PublicDraft
{
    /// <summary>The record takes it over, so that sent twice it is one record.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of what the journey's cookie holds: whoever reads the database cannot go on with a draft.</summary>
    public required byte[] TokenHash { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The form's name.</summary>
    public required string Form { get; init; }

    /// <summary>The answers, or the receipt code.</summary>
    public required string Encrypted { get; set; }

    public bool Sent { get; set; }

    public DateTime ExpiresAt { get; set; }
}

internal sealed class PublicDraftTable : IEntityTypeConfiguration<PublicDraft>
{
    public void Configure(EntityTypeBuilder<PublicDraft> table)
    {
        table.ToTable("public_drafts");
        table.Property(draft => draft.Id).ValueGeneratedNever();
        table.Property(draft => draft.Form).HasMaxLength(20);
        table.HasIndex(draft => draft.TokenHash).IsUnique();
        table.HasIndex(draft => draft.ExpiresAt);
        table.HasIndex(draft => draft.OrganisationId);
        table.HasOne<Organisation>().WithMany().HasForeignKey(draft => draft.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
