using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Review;

/// <summary>What reviewers say to each other about a record. Apart from the record, encrypted; its history says only that something was written.</summary>
public sealed class ReviewComment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime At { get; init; }

    public required string Encrypted { get; init; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid id) => $"review comment {id}";
}

internal sealed class ReviewCommentTable : IEntityTypeConfiguration<ReviewComment>
{
    public void Configure(EntityTypeBuilder<ReviewComment> table)
    {
        table.ToTable("review_comments");
        table.Property(comment => comment.Id).ValueGeneratedNever();
        table.HasIndex(comment => comment.EventId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(comment => comment.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(comment => comment.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
