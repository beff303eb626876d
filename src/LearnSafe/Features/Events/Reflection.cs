using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>A person's own reflection on a record, for appraisal. Private to its author, encrypted, never part of the safety record or its history.</summary>
public sealed class Reflection
{
    public Guid EventId { get; init; }

    public Guid PersonId { get; init; }

    public required string Encrypted { get; set; }

    public DateTime UpdatedAt { get; set; }
}

internal sealed class ReflectionTable : IEntityTypeConfiguration<Reflection>
{
    public void Configure(EntityTypeBuilder<Reflection> table)
    {
        table.ToTable("reflections");
        table.HasKey(reflection => new { reflection.EventId, reflection.PersonId });
        table.HasIndex(reflection => reflection.PersonId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(reflection => reflection.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(reflection => reflection.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
