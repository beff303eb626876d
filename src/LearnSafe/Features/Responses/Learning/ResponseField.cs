using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>What was typed into one field of a response or of one of its tools. Each field is saved by itself with a number of its own, so that two people lose nothing of each other's.</summary>
public sealed class ResponseField
{
    /// <summary>The response itself, or the tool that it uses.</summary>
    public Guid PartId { get; init; }

    public Guid ResponseId { get; init; }

    public required string Section { get; init; }

    public required string Name { get; init; }

    public required string Encrypted { get; set; }

    /// <summary>From 1.</summary>
    public int Revision { get; set; }

    public Guid EditedBy { get; set; }

    public DateTime EditedAt { get; set; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid part, string section, string name) => $"response field {part} {section} {name}";
}

internal sealed class ResponseFieldTable : IEntityTypeConfiguration<ResponseField>
{
    public void Configure(EntityTypeBuilder<ResponseField> table)
    {
        table.ToTable("response_fields");
        table.HasKey(field => new { field.PartId, field.Section, field.Name });
        table.Property(field => field.Section).HasMaxLength(40);
        table.Property(field => field.Name).HasMaxLength(40);
        table.HasIndex(field => field.ResponseId);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(field => field.ResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(field => field.EditedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
