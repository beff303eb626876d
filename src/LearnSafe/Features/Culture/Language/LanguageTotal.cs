using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Culture.Language;

/// <summary>How much was looked at and pointed out in a month. Counts alone: nothing leads to a person or a record.</summary>
public sealed class LanguageTotal
{
    public Guid OrganisationId { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    /// <summary>How many texts were looked at before they were sent.</summary>
    public int Texts { get; set; }

    /// <summary>How many phrases were pointed out in them.</summary>
    public int Phrases { get; set; }

    /// <summary>How many of those were gone when the text was sent.</summary>
    public int Changed { get; set; }
}

internal sealed class LanguageTotalTable : IEntityTypeConfiguration<LanguageTotal>
{
    public void Configure(EntityTypeBuilder<LanguageTotal> table)
    {
        table.ToTable("language_totals");
        table.HasKey(total => new { total.OrganisationId, total.Month });
        table.HasOne<Organisation>().WithMany().HasForeignKey(total => total.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
