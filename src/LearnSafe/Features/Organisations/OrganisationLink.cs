using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Organisations;

/// <summary>That an organisation belongs to another over a time. Ended and never deleted: a practice that changes its network keeps its history.</summary>
public sealed class OrganisationLink
{
    public Guid OrganisationId { get; init; }

    public Guid ParentId { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; init; }

    /// <summary>The first day on which it no longer holds; null where no end is known.</summary>
    public DateOnly? Until { get; set; }
}

internal sealed class OrganisationLinkTable : IEntityTypeConfiguration<OrganisationLink>
{
    public void Configure(EntityTypeBuilder<OrganisationLink> table)
    {
        table.ToTable("organisation_links");
        table.HasKey(link => new { link.OrganisationId, link.ParentId, link.From });
        table.HasIndex(link => link.ParentId);
        table.HasOne<Organisation>().WithMany().HasForeignKey(link => link.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(link => link.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
