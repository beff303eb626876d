using LearnSafe.Domain.Rates;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Denominators;

/// <summary>How many patients, items or tests a provider had, for a time. A value for the same first day takes the place of the one before.</summary>
public sealed class Denominator
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    /// <summary>The name of a <see cref="DenominatorKind"/>.</summary>
    public required string Kind { get; init; }

    public DateOnly From { get; init; }

    /// <summary>The last day; null for what holds until the next value.</summary>
    public DateOnly? To { get; set; }

    public int Value { get; set; }

    /// <summary>Where the value was taken from, as the file says it.</summary>
    public required string Source { get; set; }

    public DateTime ImportedAt { get; set; }

    internal DenominatorValue Known => new(From, To, Value);
}

internal sealed class DenominatorTable : IEntityTypeConfiguration<Denominator>
{
    public void Configure(EntityTypeBuilder<Denominator> table)
    {
        table.ToTable("denominators");
        table.Property(denominator => denominator.Id).ValueGeneratedNever();
        table.Property(denominator => denominator.Kind).HasMaxLength(40);
        table.Property(denominator => denominator.Source).HasMaxLength(200);
        table.Ignore(denominator => denominator.Known);
        table.HasIndex(denominator => new { denominator.OrganisationId, denominator.Kind, denominator.From }).IsUnique();
        table.HasOne<Organisation>().WithMany().HasForeignKey(denominator => denominator.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
