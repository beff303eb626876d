using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>One place where a person is signed in. No address is kept: it would say where they live.</summary>
public sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTime LastSeenAt { get; set; }

    public required string Browser { get; init; }

    public required string System { get; init; }

    /// <summary>How they proved who they are, in words.</summary>
    public required string Method { get; init; }

    /// <summary>Whether that was more than a password.</summary>
    public bool SecondFactor { get; set; }

    public int IdleMinutes { get; init; }

    /// <summary>The account's security stamp: a session of before the password was changed is over.</summary>
    public required string Stamp { get; set; }

    public DateTime? EndedAt { get; set; }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("sessions");
        table.Property(session => session.Id).ValueGeneratedNever();
        table.Property(session => session.Browser).HasMaxLength(40);
        table.Property(session => session.System).HasMaxLength(40);
        table.Property(session => session.Method).HasMaxLength(200);
        table.HasIndex(session => session.PersonId);
        table.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
