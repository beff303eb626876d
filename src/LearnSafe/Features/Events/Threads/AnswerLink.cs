using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What lets an organisation that is not on the installation answer one question, once and for a time. What opens it is random and stored hashed.</summary>
public sealed class AnswerLink
{
    /// <summary>Days after the day for the answer on which it still opens.</summary>
    public const int OpenFor = 28;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ThreadId { get; init; }

    public required byte[] Hash { get; init; }

    public DateTime MadeAt { get; init; }

    public Guid MadeBy { get; init; }

    /// <summary>Else it was shown, once, to whoever made it.</summary>
    public bool Mailed { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public bool IsOpen(DateTime now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;
}

internal sealed class AnswerLinkTable : IEntityTypeConfiguration<AnswerLink>
{
    public void Configure(EntityTypeBuilder<AnswerLink> table)
    {
        table.ToTable("answer_links");
        table.Property(link => link.Id).ValueGeneratedNever();
        table.HasIndex(link => link.Hash).IsUnique();
        table.HasIndex(link => link.ThreadId);
        table.HasOne<RecordThread>().WithMany().HasForeignKey(link => link.ThreadId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(link => link.MadeBy).OnDelete(DeleteBehavior.Restrict);
    }
}
