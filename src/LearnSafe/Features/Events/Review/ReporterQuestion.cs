using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Review;

/// <summary>What a reviewer asks the member of staff who recorded an event, and what they answer. Apart from the record, encrypted. Whoever has no account is asked by messages instead.</summary>
public sealed class ReporterQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    public Guid AskedBy { get; init; }

    public DateTime AskedAt { get; init; }

    public required string Question { get; init; }

    public string? Answer { get; set; }

    /// <summary>Null while it waits.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>What the question is encrypted for.</summary>
    public static string QuestionPurpose(Guid id) => $"reporter question {id}";

    /// <summary>What the answer is encrypted for.</summary>
    public static string AnswerPurpose(Guid id) => $"reporter answer {id}";
}

internal sealed class ReporterQuestionTable : IEntityTypeConfiguration<ReporterQuestion>
{
    public void Configure(EntityTypeBuilder<ReporterQuestion> table)
    {
        table.ToTable("reporter_questions");
        table.Property(question => question.Id).ValueGeneratedNever();
        table.HasIndex(question => question.EventId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(question => question.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(question => question.AskedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
