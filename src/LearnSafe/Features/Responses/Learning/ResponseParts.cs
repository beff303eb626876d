using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A tool that a response uses: an observation, a timeline. What is typed into it are fields whose part it is.</summary>
public sealed class ResponseTool
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ResponseId { get; init; }

    /// <summary>The name of its template.</summary>
    public required string Template { get; init; }

    /// <summary>Of the template it was begun with.</summary>
    public int TemplateVersion { get; init; }

    public Guid AddedBy { get; init; }

    public DateTime AddedAt { get; init; }
}

/// <summary>That a response takes longer than was agreed.</summary>
public sealed class ResponseExtension
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ResponseId { get; init; }

    public DateOnly From { get; init; }

    public DateOnly Until { get; init; }

    /// <summary>Why, encrypted.</summary>
    public required string Encrypted { get; init; }

    /// <summary>Whether those affected agreed to it.</summary>
    public bool AgreedWithAffected { get; init; }

    public Guid By { get; init; }

    public DateTime At { get; init; }

    /// <summary>What the reason is encrypted for.</summary>
    public static string Purpose(Guid id) => $"response extension {id}";
}

/// <summary>A peer's review of how good a response is. One of each reviewer.</summary>
public sealed class ResponseQuality
{
    public Guid ResponseId { get; init; }

    public Guid ReviewerId { get; init; }

    /// <summary>Of the criteria it was made with.</summary>
    public int CriteriaVersion { get; init; }

    /// <summary>JSON of ratings, comments, feedback and agreed changes, encrypted.</summary>
    public required string Encrypted { get; set; }

    /// <summary>From 1.</summary>
    public int Revision { get; set; } = 1;

    public DateTime EditedAt { get; set; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid response, Guid reviewer) => $"response quality {response} {reviewer}";
}

internal sealed class ResponseToolTable : IEntityTypeConfiguration<ResponseTool>
{
    public void Configure(EntityTypeBuilder<ResponseTool> table)
    {
        table.ToTable("response_tools");
        table.Property(tool => tool.Id).ValueGeneratedNever();
        table.Property(tool => tool.Template).HasMaxLength(60);
        table.HasIndex(tool => tool.ResponseId);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(tool => tool.ResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(tool => tool.AddedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResponseExtensionTable : IEntityTypeConfiguration<ResponseExtension>
{
    public void Configure(EntityTypeBuilder<ResponseExtension> table)
    {
        table.ToTable("response_extensions");
        table.Property(extension => extension.Id).ValueGeneratedNever();
        table.HasIndex(extension => extension.ResponseId);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(extension => extension.ResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(extension => extension.By).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResponseQualityTable : IEntityTypeConfiguration<ResponseQuality>
{
    public void Configure(EntityTypeBuilder<ResponseQuality> table)
    {
        table.ToTable("response_quality");
        table.HasKey(review => new { review.ResponseId, review.ReviewerId });
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(review => review.ResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(review => review.ReviewerId).OnDelete(DeleteBehavior.Restrict);
    }
}
