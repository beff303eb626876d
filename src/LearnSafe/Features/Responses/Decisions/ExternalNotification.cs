using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>How far it was, at one time, with telling somebody outside of an event. The newest of a kind counts; older ones stay.</summary>
public sealed class ExternalNotification
{
    public Guid Id { get; init; }

    public Guid EventId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The name of a notification kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the list of kinds.</summary>
    public int KindsVersion { get; init; }

    public NotificationState State { get; init; }

    /// <summary>By when it is due, or when it was made.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Of the history entry that it was said with: what is later is greater.</summary>
    public long Sequence { get; init; }

    public DateTime At { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>The other side's reference number, encrypted.</summary>
    public string? Reference { get; set; }

    /// <summary>Why, encrypted.</summary>
    public string? Reason { get; set; }

    public static string ReferencePurpose(Guid id) => $"external notification {id} reference";

    public static string ReasonPurpose(Guid id) => $"external notification {id} reason";
}

internal sealed class ExternalNotificationTable : IEntityTypeConfiguration<ExternalNotification>
{
    public void Configure(EntityTypeBuilder<ExternalNotification> table)
    {
        table.ToTable("external_notifications");
        table.Property(notification => notification.Id).ValueGeneratedNever();
        table.Property(notification => notification.Kind).HasMaxLength(40);
        table.Property(notification => notification.State).HasConversion<string>().HasMaxLength(20);
        table.HasIndex(notification => new { notification.EventId, notification.Kind, notification.Sequence });
        table.HasIndex(notification => new { notification.OrganisationId, notification.State });
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(notification => notification.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(notification => notification.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(notification => notification.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
