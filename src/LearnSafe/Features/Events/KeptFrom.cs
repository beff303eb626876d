using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events;

/// <summary>That a record is kept from somebody who would review it and is involved in the event. For them it is as if it were not there.</summary>
public sealed class KeptFrom
{
    public Guid EventId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime At { get; init; }
}

/// <summary>Who reviews a record that is kept from somebody.</summary>
public sealed class PassedTo
{
    public Guid EventId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime At { get; init; }
}

internal sealed class KeptFromTable : IEntityTypeConfiguration<KeptFrom>
{
    public void Configure(EntityTypeBuilder<KeptFrom> table)
    {
        table.ToTable("kept_from");
        table.HasKey(kept => new { kept.EventId, kept.PersonId });
        table.HasIndex(kept => kept.PersonId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(kept => kept.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(kept => kept.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PassedToTable : IEntityTypeConfiguration<PassedTo>
{
    public void Configure(EntityTypeBuilder<PassedTo> table)
    {
        table.ToTable("passed_to");
        table.HasKey(passed => new { passed.EventId, passed.PersonId });
        table.HasIndex(passed => passed.PersonId);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(passed => passed.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(passed => passed.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
