using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Retention;

/// <summary>That nothing may be deleted until somebody releases it: of one record, of what one person recorded, or of the whole organisation. Released and never deleted.</summary>
public sealed class LegalHold
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    /// <summary>The record; null for a person or the whole organisation.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The person whose records and account are kept; null for a record or the whole organisation.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Such as the reference of a claim or an inquest.</summary>
    public required string Reason { get; init; }

    public DateTime PlacedAt { get; init; }

    /// <summary>Null where the command line did.</summary>
    public Guid? PlacedBy { get; init; }

    public DateTime? ReleasedAt { get; set; }

    public Guid? ReleasedBy { get; set; }

    public string? ReleaseReason { get; set; }
}

internal sealed class LegalHoldTable : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> table)
    {
        table.ToTable("legal_holds");
        table.Property(hold => hold.Id).ValueGeneratedNever();
        table.Property(hold => hold.Reason).HasMaxLength(500);
        table.Property(hold => hold.ReleaseReason).HasMaxLength(500);
        table.HasIndex(hold => hold.OrganisationId);
        table.HasIndex(hold => hold.EventId);
        table.HasOne<Organisation>().WithMany().HasForeignKey(hold => hold.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(hold => hold.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
