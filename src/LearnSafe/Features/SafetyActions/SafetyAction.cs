using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What is done so that something in the system changes.</summary>
public sealed class SafetyAction
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    /// <summary>Counted from 1 within the organisation: "Action 12".</summary>
    public int Number { get; init; }

    /// <summary>Title, description, an owner outside, unintended effects and what reporters read, encrypted.</summary>
    public required string Texts { get; set; }

    /// <summary>Somebody with an account of the organisation; null where nobody has it, or somebody outside.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Whether an owner without an account is named in the texts.</summary>
    public bool OwnedOutside { get; set; }

    /// <summary>The name of the tier; null where nobody judged it.</summary>
    public string? Strength { get; set; }

    /// <summary>Of the hierarchy that the tier stands in.</summary>
    public int? StrengthVersion { get; set; }

    public DateOnly? StartBy { get; set; }

    public DateOnly? DueBy { get; set; }

    public ActionStatus Status { get; set; } = ActionStatus.Proposed;

    public DateTime StatusAt { get; set; }

    /// <summary>When it was first said to be in place; null while it is not, or no longer.</summary>
    public DateTime? InPlaceAt { get; set; }

    /// <summary>Why it was stopped, encrypted; null where it was not.</summary>
    public string? StopReason { get; set; }

    /// <summary>The ratings with their reasons, encrypted; null where it was not assessed.</summary>
    public string? Assessment { get; set; }

    /// <summary>What shows that the change is there and works, encrypted; null where nobody has handed it in.</summary>
    public string? Evidence { get; set; }

    public Guid? EvidenceBy { get; set; }

    public DateTime? EvidenceAt { get; set; }

    /// <summary>Somebody other than the owner.</summary>
    public Guid? ClosedBy { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>Reminders that fell on this day or before are done; null where nobody is to be reminded.</summary>
    public DateOnly? RemindedOn { get; set; }

    public Guid CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Counts changes, so that the second of two is told.</summary>
    public int Version { get; set; } = 1;

    internal ActionState State => new(Status, OwnerId is not null || OwnedOutside, DueBy is not null, OwnerId, ClosedAt is not null);

    /// <summary>What the texts are encrypted for.</summary>
    public static string Purpose(Guid id) => $"safety action texts {id}";

    public static string AssessmentPurpose(Guid id) => $"safety action assessment {id}";

    public static string StopPurpose(Guid id) => $"safety action stop reason {id}";

    public static string EvidencePurpose(Guid id) => $"safety action evidence {id}";
}

/// <summary>That an action serves an area. One may serve several.</summary>
public sealed class ActionArea
{
    public Guid ActionId { get; init; }

    public Guid AreaId { get; init; }
}

internal sealed class SafetyActionTable : IEntityTypeConfiguration<SafetyAction>
{
    public void Configure(EntityTypeBuilder<SafetyAction> table)
    {
        table.ToTable("safety_actions");
        table.Property(action => action.Id).ValueGeneratedNever();
        table.Ignore(action => action.State);
        table.Property(action => action.Strength).HasMaxLength(40);
        table.HasIndex(action => new { action.OrganisationId, action.Number }).IsUnique();
        table.HasIndex(action => new { action.Status, action.DueBy });
        table.HasOne<Organisation>().WithMany().HasForeignKey(action => action.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(action => action.OwnerId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(action => action.EvidenceBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(action => action.ClosedBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(action => action.CreatedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActionAreaTable : IEntityTypeConfiguration<ActionArea>
{
    public void Configure(EntityTypeBuilder<ActionArea> table)
    {
        table.ToTable("action_areas");
        table.HasKey(link => new { link.ActionId, link.AreaId });
        table.HasIndex(link => link.AreaId);
        table.HasOne<SafetyAction>().WithMany().HasForeignKey(link => link.ActionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<AreaForImprovement>().WithMany().HasForeignKey(link => link.AreaId).OnDelete(DeleteBehavior.Restrict);
    }
}
