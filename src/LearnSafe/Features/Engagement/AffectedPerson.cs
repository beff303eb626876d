using LearnSafe.Domain.Engagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Engagement;

/// <summary>Somebody who is affected by an event. All that is known of them is encrypted, even whether they are patient or staff.</summary>
public sealed class AffectedPerson
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public int Version { get; set; } = 1;

    public DateTime AddedAt { get; init; }

    /// <summary><see cref="AffectedDetails"/> as JSON.</summary>
    public required string Encrypted { get; set; }

    /// <summary>What the details are encrypted for.</summary>
    public static string Purpose(Guid id) => $"engagement affected person details {id}";
}

/// <summary>What is known of somebody affected. What was left empty is null.</summary>
/// <param name="Relation">To the patient.</param>
/// <param name="HowOften">They want to hear from the organisation.</param>
/// <param name="Supporter">Or advocate, whom they chose.</param>
/// <param name="WhyNotContact">Where nobody may contact them.</param>
public sealed record AffectedDetails(
    AffectedKind Kind, string Name, string? Relation = null, string? Phone = null, string? Email = null, string? Address = null, ContactMethod? Preferred = null, string? HowOften = null,
    string? Language = null, string? Capacity = null, string? Bereavement = null, string? Faith = null, string? OtherNeeds = null, Involvement Involvement = Involvement.NotAsked,
    string? Supporter = null, bool DoNotContact = false, string? WhyNotContact = null, string? SupportOffered = null, string? SupportAccepted = null, Consent ConsentToHold = Consent.NotAsked);

/// <summary>What a member of staff who is affected was offered, encrypted: one for each.</summary>
public sealed class StaffSupport
{
    public Guid PersonId { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>Goes up with the check-ins as well.</summary>
    public int Version { get; set; } = 1;

    /// <summary><see cref="SupportDetails"/> as JSON.</summary>
    public required string Encrypted { get; set; }

    /// <summary>What the details are encrypted for.</summary>
    public static string Purpose(Guid person) => $"engagement staff support details {person}";
}

/// <param name="Offers">By offer; what was never offered is not there.</param>
/// <param name="Supporter">The named supporter.</param>
public sealed record SupportDetails(IReadOnlyDictionary<SupportOffer, OfferMade> Offers, string? Supporter, string? Notes)
{
    public static SupportDetails Empty { get; } = new(new Dictionary<SupportOffer, OfferMade>(), null, null);

    public OfferState Of(SupportOffer offer) => Offers.TryGetValue(offer, out var made) ? made.State : OfferState.NotOffered;
}

/// <param name="On">The day on which it became so.</param>
public sealed record OfferMade(OfferState State, DateOnly On);

/// <summary>A day on which somebody asks a member of staff how they are. Its day is in the clear, so that it can be brought to mind.</summary>
public sealed class CheckIn
{
    public Guid PersonId { get; init; }

    /// <summary>From 1, in the order of days.</summary>
    public int Number { get; init; }

    public Guid CaseId { get; init; }

    public DateOnly Due { get; set; }

    public DateOnly? DoneOn { get; set; }
}

internal sealed class AffectedPersonTable : IEntityTypeConfiguration<AffectedPerson>
{
    public void Configure(EntityTypeBuilder<AffectedPerson> table)
    {
        table.ToTable("engagement_people");
        table.Property(one => one.Id).ValueGeneratedNever();
        table.HasIndex(one => one.CaseId);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StaffSupportTable : IEntityTypeConfiguration<StaffSupport>
{
    public void Configure(EntityTypeBuilder<StaffSupport> table)
    {
        table.ToTable("engagement_staff_support");
        table.HasKey(one => one.PersonId);
        table.Property(one => one.PersonId).ValueGeneratedNever();
        table.HasIndex(one => one.CaseId);
        table.HasOne<AffectedPerson>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CheckInTable : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> table)
    {
        table.ToTable("engagement_check_ins");
        table.HasKey(one => new { one.PersonId, one.Number });
        table.Property(one => one.Number).ValueGeneratedNever();
        table.HasIndex(one => one.CaseId);
        table.HasOne<AffectedPerson>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
