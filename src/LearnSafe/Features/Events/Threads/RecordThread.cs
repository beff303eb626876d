using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Threads;

/// <summary>That one organisation asked another about a record of its own. The other reads what went along, and never the record.</summary>
public sealed class RecordThread
{
    public Guid Id { get; init; }

    /// <summary>The sender's record.</summary>
    public Guid EventId { get; init; }

    /// <summary>The revision that was on screen when it was sent: its coded answers went along.</summary>
    public int Revision { get; init; }

    public Guid SenderId { get; init; }

    /// <summary>Null where the receiver is not on the installation.</summary>
    public Guid? ReceiverId { get; init; }

    /// <summary>What the sender calls such a receiver, encrypted; null once it was erased.</summary>
    public string? OutsideName { get; set; }

    /// <summary>Where such a receiver reads mail, encrypted; null once its time is over.</summary>
    public string? OutsideAddress { get; set; }

    /// <summary>An encrypted JSON list of <see cref="ReleasedText"/>; null once it was erased.</summary>
    public string? Wording { get; set; }

    public DateTime SentAt { get; init; }

    public Guid SentBy { get; init; }

    /// <summary>The last day on which an answer is on time.</summary>
    public DateOnly AnswerBy { get; init; }

    public ThreadStage State { get; set; }

    /// <summary>When the other side answered or declined.</summary>
    public DateTime? AnsweredAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>How many reminders have left: 1 before the day, 2 after it.</summary>
    public int Reminders { get; set; }

    /// <summary>The receiver's own record of the same event, which they review by themselves.</summary>
    public Guid? ReceiverEventId { get; set; }

    public bool IsOverdue(DateOnly today) => State == ThreadStage.Waiting && AnswerBy < today;

    /// <summary>What the name of an outside receiver is encrypted for.</summary>
    public static string NamePurpose(Guid id) => $"thread outside name {id}";

    /// <summary>What the address of an outside receiver is encrypted for.</summary>
    public static string AddressPurpose(Guid id) => $"thread outside address {id}";

    /// <summary>What the wording is encrypted for.</summary>
    public static string WordingPurpose(Guid id) => $"thread wording {id}";
}

/// <summary>How far a thread has come.</summary>
public enum ThreadStage
{
    Waiting,
    Answered,
    Declined,
    Closed,
}

/// <summary>One message of a thread.</summary>
public sealed class ThreadMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ThreadId { get; init; }

    public bool FromSender { get; init; }

    public ThreadMessageKind Kind { get; init; }

    /// <summary>Null once it was erased.</summary>
    public string? Encrypted { get; set; }

    public DateTime At { get; init; }

    /// <summary>Null where an organisation outside answered by its link.</summary>
    public Guid? WrittenBy { get; init; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid id) => $"thread message {id}";
}

public enum ThreadMessageKind
{
    Question,
    Message,
    Answer,
    Declined,
}

internal sealed class RecordThreadTable : IEntityTypeConfiguration<RecordThread>
{
    public void Configure(EntityTypeBuilder<RecordThread> table)
    {
        table.ToTable("record_threads");
        table.Property(thread => thread.Id).ValueGeneratedNever();
        table.Property(thread => thread.State).HasConversion<string>().HasMaxLength(10);
        table.HasIndex(thread => thread.EventId);
        table.HasIndex(thread => new { thread.SenderId, thread.SentAt });
        table.HasIndex(thread => new { thread.ReceiverId, thread.SentAt });
        table.HasIndex(thread => new { thread.State, thread.AnswerBy });
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(thread => thread.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(thread => thread.ReceiverEventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(thread => thread.SenderId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(thread => thread.ReceiverId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(thread => thread.SentBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ThreadMessageTable : IEntityTypeConfiguration<ThreadMessage>
{
    public void Configure(EntityTypeBuilder<ThreadMessage> table)
    {
        table.ToTable("thread_messages");
        table.Property(message => message.Id).ValueGeneratedNever();
        table.Property(message => message.Kind).HasConversion<string>().HasMaxLength(10);
        table.HasIndex(message => message.ThreadId);
        table.HasOne<RecordThread>().WithMany().HasForeignKey(message => message.ThreadId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(message => message.WrittenBy).OnDelete(DeleteBehavior.Restrict);
    }
}
