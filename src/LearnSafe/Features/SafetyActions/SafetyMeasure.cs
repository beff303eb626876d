using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.SafetyActions;

/// <summary>How one knows whether a change is there and works.</summary>
public sealed class SafetyMeasure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    public MeasureKind Kind { get; set; }

    /// <summary>Name, definitions, source, collector and what is done about it, encrypted.</summary>
    public required string Texts { get; set; }

    public ChartKind Chart { get; set; }

    public ImprovementDirection Direction { get; set; }

    public MeasureFrequency Frequency { get; set; }

    /// <summary>In the units of the chart: 90 for 90 per cent; null where there is none.</summary>
    public double? Target { get; set; }

    /// <summary>How many of the first points were taken before the change; null where nobody said.</summary>
    public int? BaselinePoints { get; set; }

    /// <summary>When somebody looks at it together.</summary>
    public DateOnly? ReviewOn { get; set; }

    public Guid CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Counts changes, so that the second of two is told.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What the texts are encrypted for.</summary>
    public static string Purpose(Guid id) => $"safety measure texts {id}";
}

/// <summary>That a measure tells of an action. One may tell of several.</summary>
public sealed class MeasureAction
{
    public Guid MeasureId { get; init; }

    public Guid ActionId { get; init; }
}

/// <summary>A data point. One that was corrected stays, and says when and by whom.</summary>
public sealed class MeasurePoint
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid MeasureId { get; init; }

    public DateOnly Day { get; init; }

    public double? Numerator { get; init; }

    public double? Denominator { get; init; }

    public double? Value { get; init; }

    /// <summary>Encrypted; null where there is none.</summary>
    public string? Note { get; init; }

    public Guid EnteredBy { get; init; }

    public DateTime EnteredAt { get; init; }

    /// <summary>When another took its place, or it was taken out; null while it counts.</summary>
    public DateTime? ReplacedAt { get; set; }

    public Guid? ReplacedBy { get; set; }

    /// <summary>What the note is encrypted for.</summary>
    public static string NotePurpose(Guid id) => $"measure point note {id}";
}

internal sealed class SafetyMeasureTable : IEntityTypeConfiguration<SafetyMeasure>
{
    public void Configure(EntityTypeBuilder<SafetyMeasure> table)
    {
        table.ToTable("safety_measures");
        table.Property(measure => measure.Id).ValueGeneratedNever();
        // By name: the numbers of these are of the charts' own making.
        table.Property(measure => measure.Chart).HasConversion<string>().HasMaxLength(20);
        table.Property(measure => measure.Direction).HasConversion<string>().HasMaxLength(20);
        table.HasIndex(measure => measure.OrganisationId);
        table.HasOne<Organisation>().WithMany().HasForeignKey(measure => measure.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(measure => measure.CreatedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeasureActionTable : IEntityTypeConfiguration<MeasureAction>
{
    public void Configure(EntityTypeBuilder<MeasureAction> table)
    {
        table.ToTable("measure_actions");
        table.HasKey(link => new { link.MeasureId, link.ActionId });
        table.HasIndex(link => link.ActionId);
        table.HasOne<SafetyMeasure>().WithMany().HasForeignKey(link => link.MeasureId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<SafetyAction>().WithMany().HasForeignKey(link => link.ActionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeasurePointTable : IEntityTypeConfiguration<MeasurePoint>
{
    public void Configure(EntityTypeBuilder<MeasurePoint> table)
    {
        table.ToTable("measure_points");
        table.Property(point => point.Id).ValueGeneratedNever();
        table.HasIndex(point => new { point.MeasureId, point.Day });
        table.HasOne<SafetyMeasure>().WithMany().HasForeignKey(point => point.MeasureId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(point => point.EnteredBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(point => point.ReplacedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
