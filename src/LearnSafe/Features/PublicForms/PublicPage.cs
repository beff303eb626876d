using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.PublicForms;

/// <summary>Where people without an account reach a provider. None, or one that is not open, means that nobody reads there, so that nobody is asked to write.</summary>
public sealed class PublicPage
{
    public Guid OrganisationId { get; init; }

    /// <summary>In the link and the QR code; random, and changed where a link has to stop working.</summary>
    public required string Code { get; set; }

    public bool Open { get; set; }

    public DateTime UpdatedAt { get; set; }
}

internal sealed class PublicPageTable : IEntityTypeConfiguration<PublicPage>
{
    public void Configure(EntityTypeBuilder<PublicPage> table)
    {
        table.ToTable("public_pages");
        table.HasKey(page => page.OrganisationId);
        table.Property(page => page.OrganisationId).ValueGeneratedNever();
        table.Property(page => page.Code).HasMaxLength(12);
        table.HasIndex(page => page.Code).IsUnique();
        table.HasOne<Organisation>().WithOne().HasForeignKey<PublicPage>(page => page.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
