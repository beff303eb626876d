using LearnSafe.Domain.Review;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Review;

/// <summary>How far the review of a record has come. A record that is looked at in its turn has none until somebody takes it on.</summary>
public sealed class RecordReview
{
    public Guid EventId { get; init; }

    public Guid OrganisationId { get; init; }

    public ReviewUrgency Urgency { get; set; } = ReviewUrgency.Usual;

    /// <summary>When lead and deputy were told; null where nobody needs to be, or it is still to be done.</summary>
    public DateTime? AlertedAt { get; set; }

    /// <summary>When somebody else is told, if nobody has opened the record by then.</summary>
    public DateTime? EscalateAt { get; set; }

    public DateTime? EscalatedAt { get; set; }

    /// <summary>Who has it; null where nobody does.</summary>
    public Guid? AssignedTo { get; set; }

    public DateTime? ReviewedAt { get; set; }

    public Guid? ReviewedBy { get; set; }
}

internal sealed class RecordReviewTable : IEntityTypeConfiguration<RecordReview>
{
    public void Configure(EntityTypeBuilder<RecordReview> table)
    {
        table.ToTable("record_reviews");
        table.HasKey(review => review.EventId);
        table.Property(review => review.EventId).ValueGeneratedNever();
        table.HasIndex(review => new { review.OrganisationId, review.Urgency });
        table.HasIndex(review => new { review.AlertedAt, review.Urgency });
        table.HasIndex(review => review.EscalateAt);
        table.HasOne<PatientSafetyEvent>().WithOne().HasForeignKey<RecordReview>(review => review.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(review => review.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(review => review.AssignedTo).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(review => review.ReviewedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
