using LearnSafe.Domain.Nhs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Organisations;

/// <summary>A provider, or a body that providers belong to.</summary>
public sealed class Organisation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The ODS code: unique, upper case.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public OrganisationKind Kind { get; set; }

    /// <summary>Only for providers.</summary>
    public CareSetting? CareSetting { get; set; }

    /// <summary>Null where it is not known.</summary>
    public DateOnly? OpenedOn { get; set; }

    /// <summary>Its last day. From the day after it takes no new records or roles; what it did, and what it belonged to, stays as it was.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>So that two of one name can be told apart.</summary>
    public string? Town { get; set; }

    public string? Postcode { get; set; }

    /// <summary>Travels with each record as DataSharingOptOut.</summary>
    public bool DataSharingOptOut { get; set; }

    public DateTime CreatedAt { get; init; }

    public bool IsClosed(DateOnly today) => ClosedOn < today;
}

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> table)
    {
        table.ToTable("organisations");
        table.Property(organisation => organisation.Id).ValueGeneratedNever();
        table.Property(organisation => organisation.Code).HasMaxLength(12);
        table.Property(organisation => organisation.Name).HasMaxLength(200);
        table.Property(organisation => organisation.Kind).HasConversion<string>().HasMaxLength(30);
        table.Property(organisation => organisation.CareSetting).HasConversion<string>().HasMaxLength(30);
        table.Property(organisation => organisation.Town).HasMaxLength(100);
        table.Property(organisation => organisation.Postcode).HasMaxLength(10);
        table.HasIndex(organisation => organisation.Code).IsUnique();
    }
}
