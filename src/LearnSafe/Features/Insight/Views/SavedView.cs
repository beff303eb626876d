using System.Text.Json;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Insight.Views;

/// <summary>A view that somebody keeps: a name and an address. It holds no number, so whoever opens it sees what they may see.</summary>
public sealed class SavedView
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    /// <summary>Where they acted when they saved it; null for the whole installation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>A <see cref="ViewText"/> as JSON, encrypted: a name and what was searched for are typed by people.</summary>
    public required string Encrypted { get; set; }

    /// <summary>Whether those who act for the same organisation see it too.</summary>
    public bool Shared { get; set; }

    public DateTime SavedAt { get; init; }

    /// <summary>Counts changes, so that the second of two is told.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What is kept as <see cref="Encrypted"/>.</summary>
    public static string Seal(LocalEncryption encryption, Guid id, ViewText text)
    {
        ArgumentNullException.ThrowIfNull(encryption);
        return encryption.Encrypt(Purpose(id), JsonSerializer.Serialize(text, JsonSerializerOptions.Web));
    }

    public ViewText Open(LocalEncryption encryption)
    {
        ArgumentNullException.ThrowIfNull(encryption);
        return JsonSerializer.Deserialize<ViewText>(encryption.DecryptText(Purpose(Id), Encrypted), JsonSerializerOptions.Web)!;
    }

    private static string Purpose(Guid id) => $"saved view {id}";
}

/// <summary>What a view is called and where it leads.</summary>
public sealed record ViewText(string Name, string Address);

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> table)
    {
        table.ToTable("saved_views");
        table.Property(view => view.Id).ValueGeneratedNever();
        table.HasIndex(view => view.PersonId);
        table.HasIndex(view => new { view.OrganisationId, view.Shared });
        // It is nobody's but theirs, and goes with them.
        table.HasOne<Person>().WithMany().HasForeignKey(view => view.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Organisation>().WithMany().HasForeignKey(view => view.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
