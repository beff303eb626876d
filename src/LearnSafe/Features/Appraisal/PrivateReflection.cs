using LearnSafe.Features.Accounts;
using LearnSafe.Features.Learning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Appraisal;

/// <summary>What somebody wrote for their own appraisal that belongs to no record: on a summary that they read, or on anything. Its author's alone, encrypted, in no history.</summary>
public sealed class PrivateReflection
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    /// <summary>The learning summary that it is on; null where it is free.</summary>
    public Guid? SummaryId { get; init; }

    /// <summary>The day that it counts for.</summary>
    public DateOnly Day { get; set; }

    public required string Encrypted { get; set; }

    public DateTime UpdatedAt { get; set; }
}

/// <summary>Which month somebody's appraisal year begins with.</summary>
public sealed class AppraisalPreference
{
    public Guid PersonId { get; init; }

    /// <summary>1 to 12.</summary>
    public int StartMonth { get; set; }
}

internal sealed class PrivateReflectionTable : IEntityTypeConfiguration<PrivateReflection>
{
    public void Configure(EntityTypeBuilder<PrivateReflection> table)
    {
        table.ToTable("private_reflections");
        table.Property(reflection => reflection.Id).ValueGeneratedNever();
        table.HasIndex(reflection => new { reflection.PersonId, reflection.Day });
        table.HasIndex(reflection => reflection.SummaryId);
        table.HasOne<Person>().WithMany().HasForeignKey(reflection => reflection.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<LearningSummary>().WithMany().HasForeignKey(reflection => reflection.SummaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AppraisalPreferenceTable : IEntityTypeConfiguration<AppraisalPreference>
{
    public void Configure(EntityTypeBuilder<AppraisalPreference> table)
    {
        table.ToTable("appraisal_preferences");
        table.HasKey(preference => preference.PersonId);
        table.Property(preference => preference.PersonId).ValueGeneratedNever();
        table.HasOne<Person>().WithOne().HasForeignKey<AppraisalPreference>(preference => preference.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
