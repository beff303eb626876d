using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts;

/// <summary>A role that a person asked for or holds, at an organisation or for the whole installation.</summary>
public sealed class RoleAssignment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    /// <summary>Null for the whole installation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>A name of <c>content/access/roles-v*.json</c>.</summary>
    public required string Role { get; init; }

    public RoleState State { get; set; }

    /// <summary>When it was asked for or, where nobody asked, given.</summary>
    public DateTime RequestedAt { get; set; }

    /// <summary>When its state was last decided.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>Null where the command line or a rule decided.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>Why, in words that the person is told.</summary>
    public string? Reason { get; set; }
}

/// <summary>What became of a role that somebody asked for.</summary>
public enum RoleState
{
    Requested,
    Active,
    Suspended,
    Refused,
    Ended,
}

internal sealed class RoleAssignmentTable : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> table)
    {
        table.ToTable("role_assignments");
        table.Property(assignment => assignment.Id).ValueGeneratedNever();
        table.Property(assignment => assignment.Role).HasMaxLength(60);
        table.Property(assignment => assignment.Reason).HasMaxLength(500);
        table.Property(assignment => assignment.State).HasConversion<string>().HasMaxLength(20);
        table.HasIndex(assignment => new { assignment.PersonId, assignment.OrganisationId, assignment.Role }).IsUnique();
        table.HasIndex(assignment => assignment.OrganisationId);
        table.HasOne<Person>().WithMany().HasForeignKey(assignment => assignment.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Organisation>().WithMany().HasForeignKey(assignment => assignment.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
