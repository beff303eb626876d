using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>In which capacity somebody takes part.</summary>
public enum ParticipantCapacity
{
    Staff,
    Patient,
    Family,
    PatientSafetyPartner,
    Expert,
    Observer,
}

/// <summary>Somebody who takes part in a response: by role, never by name. Staff who have an account work on the response with it.</summary>
public sealed class ResponseParticipant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ResponseId { get; init; }

    /// <summary>Null where they have no account, and always for patients and families.</summary>
    public Guid? PersonId { get; init; }

    public ParticipantCapacity Capacity { get; init; }

    /// <summary>Role and organisation, each on a line, encrypted.</summary>
    public required string Encrypted { get; init; }

    public DateOnly? InvitedOn { get; init; }

    public bool Attended { get; set; }

    public bool SupportOffered { get; set; }

    /// <summary>What the text is encrypted for.</summary>
    public static string Purpose(Guid id) => $"response participant {id}";
}

internal sealed class ResponseParticipantTable : IEntityTypeConfiguration<ResponseParticipant>
{
    public void Configure(EntityTypeBuilder<ResponseParticipant> table)
    {
        table.ToTable("response_participants");
        table.Property(participant => participant.Id).ValueGeneratedNever();
        table.HasIndex(participant => participant.ResponseId);
        table.HasIndex(participant => participant.PersonId);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(participant => participant.ResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(participant => participant.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
