using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts.Passkeys;

/// <summary>A key that a person's telephone, computer or security key keeps, and whose public half is here.</summary>
public sealed class Passkey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public required byte[] CredentialId { get; init; }

    /// <summary>As its person calls it.</summary>
    public required string Name { get; set; }

    public required byte[] PublicKey { get; init; }

    public long SignCount { get; set; }

    /// <summary>Separated by commas; null where the browser named none.</summary>
    public string? Transports { get; init; }

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; init; }

    public required byte[] ClientData { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? LastUsedAt { get; set; }
}

internal sealed class PasskeyTable : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> table)
    {
        table.ToTable("passkeys");
        table.Property(passkey => passkey.Id).ValueGeneratedNever();
        table.Property(passkey => passkey.Name).HasMaxLength(PasskeyService.LongestName);
        table.Property(passkey => passkey.Transports).HasMaxLength(200);
        table.HasIndex(passkey => passkey.CredentialId).IsUnique();
        table.HasIndex(passkey => passkey.PersonId);
        table.HasOne<Person>().WithMany().HasForeignKey(passkey => passkey.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
