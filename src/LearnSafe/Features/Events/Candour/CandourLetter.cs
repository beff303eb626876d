using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Candour;

/// <summary>A letter of a case. It changes until it goes, and is then the copy that the regulation asks to keep.</summary>
public sealed class CandourLetter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    /// <summary>What it began as, by name.</summary>
    public required string Template { get; init; }

    /// <summary>Of the content file that it began from.</summary>
    public int TemplateVersion { get; init; }

    public DateTime MadeAt { get; init; }

    public Guid MadeBy { get; init; }

    public DateTime ChangedAt { get; set; }

    /// <summary>Null until it goes.</summary>
    public DateOnly? SentOn { get; set; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; set; }

    public required string Encrypted { get; set; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid id) => $"candour letter {id}";
}

internal sealed class CandourLetterTable : IEntityTypeConfiguration<CandourLetter>
{
    public void Configure(EntityTypeBuilder<CandourLetter> table)
    {
        table.ToTable("candour_letters");
        table.Property(letter => letter.Id).ValueGeneratedNever();
        table.Property(letter => letter.Template).HasMaxLength(50);
        table.HasIndex(letter => letter.CaseId);
        table.HasOne<CandourCase>().WithMany().HasForeignKey(letter => letter.CaseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(letter => letter.MadeBy).OnDelete(DeleteBehavior.Restrict);
    }
}
