using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Organisations;

/// <summary>Whom an organisation names for something, over a time. One at a time of each kind; ended and never deleted.</summary>
public sealed class OrganisationContact
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    public ContactKind Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>What they are: "Practice manager".</summary>
    public string? RoleTitle { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>Their account; null where they have none or nobody said which.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; set; }

    /// <summary>The first day on which it is no longer them; null where no end is known.</summary>
    public DateOnly? Until { get; set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day < until);
}

internal sealed class OrganisationContactTable : IEntityTypeConfiguration<OrganisationContact>
{
    public void Configure(EntityTypeBuilder<OrganisationContact> table)
    {
        table.ToTable("organisation_contacts");
        table.Property(contact => contact.Id).ValueGeneratedNever();
        table.Property(contact => contact.Kind).HasConversion<string>().HasMaxLength(20);
        table.Property(contact => contact.Name).HasMaxLength(200);
        table.Property(contact => contact.RoleTitle).HasMaxLength(100);
        table.Property(contact => contact.Email).HasMaxLength(256);
        table.Property(contact => contact.Phone).HasMaxLength(40);
        table.HasIndex(contact => new { contact.OrganisationId, contact.Kind, contact.From }).IsUnique();
        table.HasIndex(contact => contact.PersonId);
        table.HasOne<Organisation>().WithMany().HasForeignKey(contact => contact.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(contact => contact.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}
