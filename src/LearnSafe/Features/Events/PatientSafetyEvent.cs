using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>A record: an event as recorded, at its present revision. What was said stands in its revisions; the columns here are what is filtered and counted.</summary>
public sealed class PatientSafetyEvent
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>For people to say and type: <c>LS-7K3M-9QXD</c>. Unique.</summary>
    public required string Reference { get; init; }

    /// <summary>Null where a program or nobody known recorded it.</summary>
    public Guid? ReporterId { get; init; }

    /// <summary>The key of the program that recorded it.</summary>
    public Guid? ApiKeyId { get; init; }

    public int TaxonomyVersion { get; set; }

    public EventType Type { get; set; }

    public int CurrentRevision { get; set; }

    /// <summary>Sequence of the last change in the history: the order that other parts follow.</summary>
    public long Sequence { get; set; }

    public DateTime RecordedAt { get; init; }

    public DateTime UpdatedAt { get; set; }

    public DateTime? WithdrawnAt { get; set; }

    /// <summary>The first day of what is known: of the month where only the month is known.</summary>
    public DateOnly? OccurredOn { get; set; }

    /// <summary>10 characters known (day), 7 (month), 4 (year), 0 where nothing is known.</summary>
    public int OccurredPrecision { get; set; }

    public int PatientCount { get; set; }

    /// <summary>Worst over the patients, as codes: 5 none to 1 fatal.</summary>
    public int? PhysicalHarm { get; set; }

    /// <summary>Worst over the patients, as codes: 4 none to 1 severe.</summary>
    public int? PsychologicalHarm { get; set; }

    /// <summary>Worst of both on the physical scale: 5 none to 1 fatal.</summary>
    public int? Harm { get; set; }

    /// <summary>5 very to 1 not at all.</summary>
    public int? LevelOfConcern { get; set; }

    /// <summary>What a reviewer should look at, as JSON (<see cref="EventFlags"/>); null where there is nothing.</summary>
    public string? Flags { get; set; }

    /// <summary>Whether this row, which lists and counts are read from, says what the record's revision says. Asked by the history's verification.</summary>
    internal bool Agrees(EventRevision revision)
    {
        if (revision.Number == 1 && !IsRecordedBy(revision)) return false;
        if (revision.Number != CurrentRevision || revision.Sequence != Sequence) return true;
        var columns = EventColumns.Of(this);
        return UpdatedAt == revision.At
            && WithdrawnAt is not null == (revision.Kind == RevisionKind.Withdrawn)
            && Harm == columns.Harm.Combined
            && columns == EventColumns.Of(EventAnswersJson.Read(revision.Answers!));
    }

    private bool IsRecordedBy(EventRevision first) =>
        RecordedAt == first.At
        && ReporterId == (first.ActorKind == ActorKind.Person ? first.ActorId : null)
        && ApiKeyId == (first.ActorKind == ActorKind.Program ? first.ActorId : null);
}

internal sealed class PatientSafetyEventTable : IEntityTypeConfiguration<PatientSafetyEvent>
{
    public void Configure(EntityTypeBuilder<PatientSafetyEvent> table)
    {
        table.ToTable("patient_safety_events");
        table.Property(record => record.Id).ValueGeneratedNever();
        table.Property(record => record.Reference).HasMaxLength(20);
        table.HasIndex(record => record.Reference).IsUnique();
        table.HasIndex(record => new { record.OrganisationId, record.Sequence });
        table.HasIndex(record => new { record.OrganisationId, record.RecordedAt });
        table.HasIndex(record => record.ReporterId);
        table.HasIndex(record => record.Sequence);
        table.HasOne<Organisation>().WithMany().HasForeignKey(record => record.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(record => record.ReporterId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<ApiKey>().WithMany().HasForeignKey(record => record.ApiKeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
