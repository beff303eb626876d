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

    /// <summary>The organisation they last chose to act for, where they belong to several.</summary>
    public Guid? ActingForId { get; set; }
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
