using LearnSafe.Domain.Responses;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Learning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What in the system needs to change. How, is left to the actions that serve it.</summary>
public sealed class AreaForImprovement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    /// <summary>Statement, context and to whom it was routed, encrypted.</summary>
    public required string Texts { get; set; }

    /// <summary>Names of <see cref="SeipsElement"/>, parted by commas; empty where none was chosen.</summary>
    public string Elements { get; set; } = "";

    public ScopeLevel Scope { get; set; }

    public Guid CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Counts changes, so that the second of two is told.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What the texts are encrypted for.</summary>
    public static string Purpose(Guid id) => $"area for improvement texts {id}";
}

/// <summary>That an area follows from a record.</summary>
public sealed class AreaRecord
{
    public Guid AreaId { get; init; }

    public Guid EventId { get; init; }
}

/// <summary>That an area was found in a learning response. One may come of several.</summary>
public sealed class AreaResponse
{
    public Guid AreaId { get; init; }

    public Guid ResponseId { get; init; }
}

internal sealed class AreaForImprovementTable : IEntityTypeConfiguration<AreaForImprovement>
{
    public void Configure(EntityTypeBuilder<AreaForImprovement> table)
    {
        table.ToTable("areas_for_improvement");
        table.Property(area => area.Id).ValueGeneratedNever();
        table.HasIndex(area => area.OrganisationId);
        table.HasOne<Organisation>().WithMany().HasForeignKey(area => area.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(area => area.CreatedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AreaRecordTable : IEntityTypeConfiguration<AreaRecord>
{
    public void Configure(EntityTypeBuilder<AreaRecord> table)
    {
        table.ToTable("area_records");
        table.HasKey(link => new { link.AreaId, link.EventId });
        table.HasIndex(link => link.EventId);
        table.HasOne<AreaForImprovement>().WithMany().HasForeignKey(link => link.AreaId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(link => link.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AreaResponseTable : IEntityTypeConfiguration<AreaResponse>
{
    public void Configure(EntityTypeBuilder<AreaResponse> table)
    {
        table.ToTable("area_responses");
        table.HasKey(link => new { link.AreaId, link.ResponseId });
        table.HasIndex(link => link.ResponseId);
        table.HasOne<AreaForImprovement>().WithMany().HasForeignKey(link => link.AreaId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(link => link.ResponseId).OnDelete(DeleteBehavior.Restrict);
    }
}
