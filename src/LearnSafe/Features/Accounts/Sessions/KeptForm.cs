using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>What somebody sent when their session was over, kept for them alone until they have signed in again.</summary>
public sealed class KeptForm
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid PersonId { get; init; }

    /// <summary>Address and fields, by <see cref="Platform.Encryption.LocalEncryption"/>.</summary>
    public required string Encrypted { get; init; }

    public DateTime KeptAt { get; init; }
}

internal sealed class KeptFormTable : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> table)
    {
        table.ToTable("kept_forms");
        table.Property(form => form.Id).ValueGeneratedNever();
        table.HasIndex(form => form.PersonId);
        table.HasOne<Person>().WithMany().HasForeignKey(form => form.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
