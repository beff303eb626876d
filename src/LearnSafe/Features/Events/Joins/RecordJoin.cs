using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Joins;

/// <summary>
/// That a record tells of the same event as another of its organisation: the other, its head, goes on, and the two are counted once. A head is never joined
/// itself, so there are no chains. Ended, it stays as what was once thought.
/// </summary>
public sealed class RecordJoin
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The record that was joined.</summary>
    public Guid EventId { get; init; }

    /// <summary>The record that goes on.</summary>
    public Guid HeadId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>Why, encrypted.</summary>
    public required string Reason { get; init; }

    public Guid JoinedBy { get; init; }

    public DateTime JoinedAt { get; init; }

    /// <summary>Null where it stands, or ended by itself: one of the two was withdrawn or is kept from somebody.</summary>
    public Guid? EndedBy { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Why they were parted, encrypted; null where it ended by itself.</summary>
    public string? EndReason { get; set; }

    internal static string ReasonPurpose(Guid id) => $"record join {id} reason";

    internal static string EndPurpose(Guid id) => $"record join {id} end";
}

internal sealed class RecordJoinTable : IEntityTypeConfiguration<RecordJoin>
{
    public void Configure(EntityTypeBuilder<RecordJoin> table)
    {
        table.ToTable("record_joins");
        table.Property(join => join.Id).ValueGeneratedNever();
        // What is said to be the same as two others is the same as neither: the database holds to it, whoever writes.
        table.HasIndex(join => join.EventId).IsUnique().HasFilter("ended_at is null");
        table.HasIndex(join => join.HeadId);
        table.HasIndex(join => join.OrganisationId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(join => join.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(join => join.HeadId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(join => join.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(join => join.JoinedBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(join => join.EndedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
