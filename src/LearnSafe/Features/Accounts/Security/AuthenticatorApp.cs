using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts.Security;

/// <summary>An app on a person's telephone that shows codes. Until it is confirmed it is only being set up.</summary>
public sealed class AuthenticatorApp
{
    public Guid PersonId { get; init; }

    /// <summary>By <see cref="Platform.Encryption.LocalEncryption"/>.</summary>
    public required string EncryptedSecret { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The half minute of the last code that was taken: a code is good once.</summary>
    public long LastStep { get; set; }
}

/// <summary>A code on paper, for once.</summary>
public sealed class RecoveryCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public required byte[] Hash { get; init; }

    public DateTime? UsedAt { get; set; }
}

internal sealed class AuthenticatorAppTable : IEntityTypeConfiguration<AuthenticatorApp>
{
    public void Configure(EntityTypeBuilder<AuthenticatorApp> table)
    {
        table.ToTable("authenticator_apps");
        table.HasKey(app => app.PersonId);
        table.Property(app => app.PersonId).ValueGeneratedNever();
        table.HasOne<Person>().WithMany().HasForeignKey(app => app.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> table)
    {
        table.ToTable("recovery_codes");
        table.Property(code => code.Id).ValueGeneratedNever();
        table.HasIndex(code => new { code.PersonId, code.Hash }).IsUnique();
        table.HasOne<Person>().WithMany().HasForeignKey(code => code.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
