using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>What was said of an event at one time. Never changed; its content can only be erased.</summary>
public sealed class EventRevision
{
    public Guid EventId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>Of the history entry that made it.</summary>
    public long Sequence { get; init; }

    public DateTime At { get; init; }

    public ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public RevisionKind Kind { get; init; }

    /// <summary>Canonical JSON of the answers and the reason given; null once erased.</summary>
    public string? Answers { get; set; }

    /// <summary>Why it was revised or withdrawn, in the person's words; null once erased.</summary>
    public string? Reason { get; set; }

    public byte[]? Salt { get; set; }

    /// <summary>See <c>HistoryChain.RevisionDigest</c>.</summary>
    public byte[] Digest { get; set; } = [];

    public DateTime? ErasedAt { get; set; }
}

public enum RevisionKind
{
    Recorded,
    Revised,
    Withdrawn,
}

/// <summary>What was done, in a word at the beginning of a line.</summary>
public static class RevisionKinds
{
    public static string Title(this RevisionKind kind) => kind switch
    {
        RevisionKind.Recorded => "Recorded",
        RevisionKind.Revised => "Changed",
        _ => "Withdrawn",
    };
}

internal sealed class EventRevisionTable : IEntityTypeConfiguration<EventRevision>
{
    public void Configure(EntityTypeBuilder<EventRevision> table)
    {
        table.ToTable("event_revisions");
        table.HasKey(revision => new { revision.EventId, revision.Number });
        table.Property(revision => revision.ActorKind).HasConversion<string>().HasMaxLength(10);
        table.Property(revision => revision.Kind).HasConversion<string>().HasMaxLength(10);
        table.HasIndex(revision => revision.Sequence);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(revision => revision.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
