using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>How well a finding is known.</summary>
public enum FindingStrength
{
    /// <summary>Somebody told it.</summary>
    Reported,

    /// <summary>Somebody saw it.</summary>
    Observed,

    /// <summary>Several sources agree.</summary>
    Corroborated,
}

/// <summary>Which view of the work a finding comes from.</summary>
public enum WorkView
{
    Done,
    Imagined,
    Prescribed,
    Disclosed,
}

/// <summary>A finding about the system.</summary>
public sealed class ResponseFinding
{
    /// <summary>Characters.</summary>
    public const int Longest = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ResponseId { get; init; }

    public SeipsElement Element { get; set; }

    public required string Encrypted { get; set; }

    public SeipsEffect Effect { get; set; }

    public FindingStrength Strength { get; set; }

    public WorkView WorkAs { get; set; }

    /// <summary>Ids of other findings that it acts on, with blanks between. One that was removed since counts for nothing.</summary>
    public string InteractsWith { get; set; } = "";

    /// <summary>From 1.</summary>
    public int Revision { get; set; } = 1;

    public Guid EditedBy { get; set; }

    public DateTime EditedAt { get; set; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid id) => $"response finding {id}";
}

internal sealed class ResponseFindingTable : IEntityTypeConfiguration<ResponseFinding>
{
    public void Configure(EntityTypeBuilder<ResponseFinding> table)
    {
        table.ToTable("response_findings");
        table.Property(finding => finding.Id).ValueGeneratedNever();
        table.HasIndex(finding => finding.ResponseId);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(finding => finding.ResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(finding => finding.EditedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
