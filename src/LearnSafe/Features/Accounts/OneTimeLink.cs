using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts;

/// <summary>A link that proves that somebody reads an address, once and for a time. What opens it is random and stored hashed.</summary>
public sealed class OneTimeLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public OneTimeLinkKind Kind { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>In lower case.</summary>
    public required string Email { get; init; }

    /// <summary>Whose password it sets.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Of somebody who registers: there is no account until they have opened the link.</summary>
    public string? DisplayName { get; init; }

    public string? PasswordHash { get; init; }

    /// <summary>Where access was asked for, or is offered.</summary>
    public Guid? OrganisationId { get; init; }

    public string? Role { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Who invited; null where people asked for themselves.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>Shown to who invited, for no mail leaves: then it proves nothing about the address.</summary>
    public bool Shown { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public bool IsOpen(DateTime now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;

    /// <summary>What stands in the link: 256 random bits.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What a link does.</summary>
public enum OneTimeLinkKind
{
    Registration,
    Invitation,
    PasswordReset,

    /// <summary>Opens nothing: what was asked for an address that has, or lacks, an account already.</summary>
    Nothing,
}

internal sealed class OneTimeLinkTable : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> table)
    {
        table.ToTable("one_time_links");
        table.Property(link => link.Id).ValueGeneratedNever();
        table.Property(link => link.Kind).HasConversion<string>().HasMaxLength(20);
        table.Property(link => link.Email).HasMaxLength(200);
        table.Property(link => link.DisplayName).HasMaxLength(200);
        table.Property(link => link.Role).HasMaxLength(60);
        table.HasIndex(link => link.Hash).IsUnique();
        table.HasIndex(link => link.Email);
        table.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Organisation>().WithMany().HasForeignKey(link => link.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
