using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.SafetyActions;

/// <summary>How an action goes, in the words of its owner or of who looks after all of them.</summary>
public sealed class ActionNote
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActionId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime At { get; init; }

    public required string Encrypted { get; init; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid id) => $"safety action note {id}";
}

internal sealed class ActionNoteTable : IEntityTypeConfiguration<ActionNote>
{
    public void Configure(EntityTypeBuilder<ActionNote> table)
    {
        table.ToTable("action_notes");
        table.Property(note => note.Id).ValueGeneratedNever();
        table.HasIndex(note => note.ActionId);
        table.HasOne<SafetyAction>().WithMany().HasForeignKey(note => note.ActionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(note => note.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
