using LearnSafe.Domain.Engagement;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Engagement;

/// <summary>That people affected by one or more events are engaged. Apart from the records: who may read a record learns only that there is such a case.</summary>
public sealed class EngagementCase
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    /// <summary>For instance <c>EN-7K3M-9QXD</c>: what the case is called where it is not to be read.</summary>
    public required string Reference { get; init; }

    /// <summary>The engagement lead.</summary>
    public Guid LeadId { get; set; }

    public EngagementState State { get; set; }

    /// <summary>From 1 to 4.</summary>
    public int Step { get; set; } = 1;

    /// <summary>Of the steps that it was begun with.</summary>
    public int GuideVersion { get; init; }

    /// <summary>Goes up when lead, state, step or readers change.</summary>
    public int Version { get; set; } = 1;

    public DateTime BegunAt { get; init; }

    public Guid BegunBy { get; init; }

    /// <summary>From which it is kept for the time of its own; null while it is open.</summary>
    public DateOnly? ClosedOn { get; set; }
}

/// <summary>An event that a case is about.</summary>
public sealed class EngagementRecord
{
    public Guid CaseId { get; init; }

    public Guid EventId { get; init; }
}

/// <summary>Somebody whom the lead let see the case.</summary>
public sealed class EngagementReader
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime NamedAt { get; init; }
}

/// <summary>What was recorded at one step, encrypted.</summary>
public sealed class EngagementStepNotes
{
    public Guid CaseId { get; init; }

    public int Step { get; init; }

    public int Version { get; set; } = 1;

    /// <summary>The texts by their names, as JSON.</summary>
    public required string Encrypted { get; set; }

    /// <summary>What the texts are encrypted for.</summary>
    public static string Purpose(Guid caseId, int step) => FormattableString.Invariant($"engagement step notes {caseId} {step}");
}

internal sealed class EngagementCaseTable : IEntityTypeConfiguration<EngagementCase>
{
    public void Configure(EntityTypeBuilder<EngagementCase> table)
    {
        table.ToTable("engagement_cases");
        table.Property(one => one.Id).ValueGeneratedNever();
        table.Property(one => one.Reference).HasMaxLength(12);
        table.Property(one => one.State).HasConversion<string>().HasMaxLength(10);
        table.HasIndex(one => one.Reference).IsUnique();
        table.HasIndex(one => new { one.OrganisationId, one.State });
        table.HasIndex(one => one.LeadId);
        table.HasOne<Organisation>().WithMany().HasForeignKey(one => one.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(one => one.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EngagementRecordTable : IEntityTypeConfiguration<EngagementRecord>
{
    public void Configure(EntityTypeBuilder<EngagementRecord> table)
    {
        table.ToTable("engagement_records");
        table.HasKey(one => new { one.CaseId, one.EventId });
        table.HasIndex(one => one.EventId);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(one => one.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EngagementReaderTable : IEntityTypeConfiguration<EngagementReader>
{
    public void Configure(EntityTypeBuilder<EngagementReader> table)
    {
        table.ToTable("engagement_readers");
        table.HasKey(one => new { one.CaseId, one.PersonId });
        table.HasIndex(one => one.PersonId);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EngagementStepNotesTable : IEntityTypeConfiguration<EngagementStepNotes>
{
    public void Configure(EntityTypeBuilder<EngagementStepNotes> table)
    {
        table.ToTable("engagement_step_notes");
        table.HasKey(one => new { one.CaseId, one.Step });
        table.Property(one => one.Step).ValueGeneratedNever();
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
