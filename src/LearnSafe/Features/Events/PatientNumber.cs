using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>The patient's number in the practice's own system, so that somebody can be found today. Apart from the record, encrypted, deleted on its own clock, never sent anywhere.</summary>
public sealed class PatientNumber
{
    public Guid EventId { get; init; }

    public required string Encrypted { get; set; }

    public DateTime KeptAt { get; set; }

    public Guid KeptBy { get; set; }

    public DateTime DeleteAfter { get; set; }
}

internal sealed class PatientNumberTable : IEntityTypeConfiguration<PatientNumber>
{
    public void Configure(EntityTypeBuilder<PatientNumber> table)
    {
        table.ToTable("patient_numbers");
        table.HasKey(number => number.EventId);
        table.Property(number => number.EventId).ValueGeneratedNever();
        table.HasIndex(number => number.DeleteAfter);
        table.HasOne<PatientSafetyEvent>().WithOne().HasForeignKey<PatientNumber>(number => number.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
