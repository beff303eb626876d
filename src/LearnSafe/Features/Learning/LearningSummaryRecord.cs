using LearnSafe.Features.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Learning;

/// <summary>How what was learned reaches whoever told of an event. The numbers are stored.</summary>
public enum FeedbackRoute
{
    /// <summary>On their own pages, and by a mail that says nothing of it.</summary>
    Account = 1,

    /// <summary>On their own pages alone: they asked to stay anonymous, and others may see their mailbox.</summary>
    AccountWithoutMail = 2,

    /// <summary>By their receipt code.</summary>
    Receipt = 3,

    /// <summary>Another system sent the record, or nobody stands behind it: there is nobody to tell.</summary>
    NotDeliverable = 4,
}

/// <summary>That something was learned from a record. Read only by those who may read the record.</summary>
public sealed class LearningSummaryRecord
{
    public Guid SummaryId { get; init; }

    public Guid EventId { get; init; }

    public DateTime LinkedAt { get; init; }

    /// <summary>When its reporter was told, or it was noted that nobody can be.</summary>
    public DateTime? ToldAt { get; set; }

    public FeedbackRoute? Route { get; set; }
}

internal sealed class LearningSummaryRecordTable : IEntityTypeConfiguration<LearningSummaryRecord>
{
    public void Configure(EntityTypeBuilder<LearningSummaryRecord> table)
    {
        table.ToTable("learning_summary_records");
        table.HasKey(link => new { link.SummaryId, link.EventId });
        table.HasIndex(link => link.EventId);
        table.HasOne<LearningSummary>().WithMany().HasForeignKey(link => link.SummaryId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(link => link.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
