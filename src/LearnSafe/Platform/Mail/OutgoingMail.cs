using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Platform.Mail;

/// <summary>A mail that waits to be sent. Gone once it is, for it may hold a link that opens an account.</summary>
public sealed class OutgoingMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTime QueuedAt { get; init; }

    /// <summary>When it is tried next. Whoever moves this on from the value they saw has claimed the mail for that long.</summary>
    public DateTime NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Address, subject and text, encrypted.</summary>
    public required string Encrypted { get; init; }
}

internal sealed class OutgoingMailTable : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> table)
    {
        table.ToTable("outgoing_mails");
        table.Property(mail => mail.Id).ValueGeneratedNever();
        table.HasIndex(mail => mail.NextAttemptAt);
    }
}
