using LearnSafe.Features.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts;

/// <summary>Somebody with an account. The e-mail address is the name they sign in with.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    public required string DisplayName { get; set; }

    public DateTime CreatedAt { get; init; }
}

/// <summary>What a person is in an organisation.</summary>
public sealed class Membership
{
    public Guid PersonId { get; init; }

    public Guid OrganisationId { get; init; }

    public Role Role { get; set; }
}

public enum Role
{
    /// <summary>Records events and sees their own.</summary>
    Reporter,

    /// <summary>Sees and corrects every record of the organisation.</summary>
    PatientSafetyLead,

    /// <summary>Looks after the organisation's people and settings; sees its records.</summary>
    OrganisationAdministrator,
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people");
        table.Property(person => person.Id).ValueGeneratedNever();
        table.Property(person => person.DisplayName).HasMaxLength(200);
    }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> table)
    {
        table.ToTable("memberships");
        table.HasKey(membership => new { membership.PersonId, membership.OrganisationId });
        table.Property(membership => membership.Role).HasConversion<string>().HasMaxLength(40);
        table.HasOne<Person>().WithMany().HasForeignKey(membership => membership.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Organisation>().WithMany().HasForeignKey(membership => membership.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(membership => membership.OrganisationId);
    }
}
