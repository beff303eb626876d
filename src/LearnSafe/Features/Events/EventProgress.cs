using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>What became of a record, for whoever told it. Apart from the record: what was learned is not what was said.</summary>
public sealed class EventProgress
{
    public Guid EventId { get; init; }

    /// <summary>When somebody who looks after all records first opened it.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>When a reviewer said that they look after it.</summary>
    public DateTime? AcknowledgedAt { get; set; }

    /// <summary>What was learned and changed, encrypted.</summary>
    public string? Feedback { get; set; }

    public DateTime? FeedbackAt { get; set; }

    public DateTime? ClosedAt { get; set; }
}

internal sealed class EventProgressTable : IEntityTypeConfiguration<EventProgress>
{
    public void Configure(EntityTypeBuilder<EventProgress> table)
    {
        table.ToTable("event_progress");
        table.HasKey(progress => progress.EventId);
        table.Property(progress => progress.EventId).ValueGeneratedNever();
        table.HasOne<PatientSafetyEvent>().WithOne().HasForeignKey<EventProgress>(progress => progress.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
