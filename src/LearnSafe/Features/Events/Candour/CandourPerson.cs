using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Who is told: the patient, or whoever lawfully acts for them. Encrypted, and in no other table.</summary>
public sealed class CandourPerson
{
    public Guid CaseId { get; init; }

    /// <summary>A <see cref="RelevantPerson"/>.</summary>
    public required string Encrypted { get; set; }

    /// <summary>What it is encrypted for.</summary>
    public static string Purpose(Guid caseId) => $"candour person {caseId}";
}

internal sealed class CandourPersonTable : IEntityTypeConfiguration<CandourPerson>
{
    public void Configure(EntityTypeBuilder<CandourPerson> table)
    {
        table.ToTable("candour_people");
        table.HasKey(person => person.CaseId);
        table.Property(person => person.CaseId).ValueGeneratedNever();
        table.HasOne<CandourCase>().WithOne().HasForeignKey<CandourPerson>(person => person.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
