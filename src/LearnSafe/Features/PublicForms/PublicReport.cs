using LearnSafe.Features.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.PublicForms;

/// <summary>What stands beside a record that came without an account: how its reporter comes back to it, and what they want.</summary>
public sealed class PublicReport
{
    public Guid EventId { get; init; }

    /// <summary>The form's name.</summary>
    public required string Form { get; init; }

    public int FormVersion { get; init; }

    /// <summary>HMAC of the receipt code under a key of this installation: the code itself is nowhere.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>Whether the provider may write first.</summary>
    public bool MayAnswer { get; init; }

    /// <summary>How to reach the person, encrypted; null where they left nothing, or its time is over.</summary>
    public string? Contact { get; set; }

    public DateTime? ContactDeleteAfter { get; set; }

    public DateTime CreatedAt { get; init; }
}

internal sealed class PublicReportTable : IEntityTypeConfiguration<PublicReport>
{
    public void Configure(EntityTypeBuilder<PublicReport> table)
    {
        table.ToTable("public_reports");
        table.HasKey(report => report.EventId);
        table.Property(report => report.EventId).ValueGeneratedNever();
        table.Property(report => report.Form).HasMaxLength(20);
        table.HasIndex(report => report.CodeHash).IsUnique();
        table.HasIndex(report => report.ContactDeleteAfter);
        table.HasOne<PatientSafetyEvent>().WithOne().HasForeignKey<PublicReport>(report => report.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
