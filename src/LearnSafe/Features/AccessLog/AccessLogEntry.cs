using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.AccessLog;

/// <summary>That somebody read a record, a list of records or an export: one entry a request. Not part of the chain of changes, and kept by a clock of its own.</summary>
public sealed class AccessLogEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTime At { get; init; }

    public ActorKind ActorKind { get; init; }

    /// <summary>The person, or the key of the program.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The organisation that they acted for; null for the whole installation.</summary>
    public Guid? ActingForId { get; init; }

    /// <summary>Names of the roles that they held there then, with a comma between; empty for a program.</summary>
    public required string Roles { get; init; }

    /// <summary>Whose records; null where they were of several organisations.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Null for a list or an export.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The path of the page.</summary>
    public required string Address { get; init; }

    /// <summary>What a list or an export was narrowed to, as it stands in the address; null for a record.</summary>
    public string? Filter { get; init; }

    /// <summary>How many records the list or export held; null for a record.</summary>
    public int? Count { get; init; }
}

internal sealed class AccessLogEntryTable : IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> table)
    {
        table.ToTable("access_log_entries");
        table.Property(entry => entry.Id).ValueGeneratedNever();
        table.Property(entry => entry.ActorKind).HasConversion<string>().HasMaxLength(10);
        table.Property(entry => entry.Roles).HasMaxLength(200);
        table.Property(entry => entry.Address).HasMaxLength(200);
        table.HasIndex(entry => entry.EventId);
        table.HasIndex(entry => new { entry.OrganisationId, entry.At });
        table.HasIndex(entry => entry.At);
    }
}
