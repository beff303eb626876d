using System.Text.Json;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Learning;

/// <summary>How far a summary has come.</summary>
public enum SummaryState
{
    Draft,

    /// <summary>A second person is asked to read it before it leaves the organisation.</summary>
    Waits,
    Published,
    Withdrawn,
}

/// <summary>What an organisation learned, de-identified, for others to read. What it says stands in its versions; the columns here are what is shared, filtered and searched.</summary>
public sealed class LearningSummary
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganisationId { get; init; }

    public Guid AuthorId { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The learning response that it came of; null where it came of records alone.</summary>
    public Guid? LearningResponseId { get; set; }

    public int CurrentVersion { get; set; }

    /// <summary>When a second person was asked to read the current version.</summary>
    public DateTime? AskedAt { get; set; }

    /// <summary>The version that others read; null where none ever was.</summary>
    public int? PublishedVersion { get; set; }

    /// <summary>When that version was published.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Of the published version.</summary>
    public SummaryScope Scope { get; set; } = SummaryScope.Organisation;

    /// <summary>Whether others see the organisation's name, not just its kind.</summary>
    public bool ShowOrganisation { get; set; }

    /// <summary>Care settings as their names between commas: <c>,GeneralPractice,Dental,</c>; empty where it concerns all.</summary>
    public string Services { get; set; } = "";

    /// <summary>Codes of what was involved between commas, of the current taxonomy.</summary>
    public string Involved { get; set; } = "";

    /// <summary>See <see cref="LibraryWords.Of"/>; empty where nothing is published.</summary>
    public string SearchText { get; set; } = "";

    public DateTime? WithdrawnAt { get; set; }

    public Guid? WithdrawnBy { get; set; }

    public SummaryState State => WithdrawnAt is not null ? SummaryState.Withdrawn : AskedAt is not null ? SummaryState.Waits : PublishedVersion is null ? SummaryState.Draft : SummaryState.Published;

    /// <summary>Others read this version from now on.</summary>
    public void Publish(LearningSummaryVersion version, SummaryText text, LfpseContent lfpse, Guid by, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(text);
        (version.PublishedAt, version.PublishedBy) = (now, by);
        (PublishedVersion, PublishedAt, AskedAt) = (version.Number, now, null);
        (Scope, ShowOrganisation, Services, Involved) = (version.Scope, version.ShowOrganisation, version.Services, version.Involved);
        SearchText = text.SearchWords([.. SummaryWords.Services(Services), .. SummaryWords.Involved(lfpse, Involved)]);
    }

    /// <summary>Others read one version while another is written.</summary>
    public bool HasUnpublishedChange => WithdrawnAt is null && PublishedVersion is { } published && published != CurrentVersion;
}

/// <summary>What a summary said at one time.</summary>
public sealed class LearningSummaryVersion
{
    public Guid SummaryId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>A <see cref="SummaryText"/> as JSON, encrypted: a draft may not be fit to be read by others yet.</summary>
    public required string Encrypted { get; init; }

    public SummaryScope Scope { get; init; }

    public bool ShowOrganisation { get; init; }

    public string Services { get; init; } = "";

    public string Involved { get; init; } = "";

    /// <summary>The writer says that words which look like a name or a place identify nobody.</summary>
    public bool KeptWords { get; init; }

    public DateTime WrittenAt { get; init; }

    public Guid WrittenBy { get; init; }

    public DateTime? PublishedAt { get; set; }

    public Guid? PublishedBy { get; set; }

    /// <summary>What it says.</summary>
    internal SummaryText Text(LocalEncryption encryption) => JsonSerializer.Deserialize<SummaryText>(encryption.DecryptText(Purpose(SummaryId, Number), Encrypted), JsonSerializerOptions.Web)!;

    /// <summary>The version that a summary is at now.</summary>
    public static LearningSummaryVersion Of(LearningSummary summary, WrittenSummary written, Guid by, DateTime now, LocalEncryption encryption)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(encryption);
        return new LearningSummaryVersion
        {
            SummaryId = summary.Id,
            Number = summary.CurrentVersion,
            Encrypted = encryption.Encrypt(Purpose(summary.Id, summary.CurrentVersion), JsonSerializer.Serialize(written.Text, JsonSerializerOptions.Web)),
            Scope = written.Scope,
            ShowOrganisation = written.ShowOrganisation,
            Services = SummaryWords.Listed(written.Services),
            Involved = SummaryWords.Listed(written.Involved),
            KeptWords = written.KeptWords,
            WrittenAt = now,
            WrittenBy = by,
        };
    }

    private static string Purpose(Guid summary, int number) => FormattableString.Invariant($"learning summary {summary} {number}");
}

internal sealed class LearningSummaryTable : IEntityTypeConfiguration<LearningSummary>
{
    public void Configure(EntityTypeBuilder<LearningSummary> table)
    {
        table.ToTable("learning_summaries");
        table.Property(summary => summary.Id).ValueGeneratedNever();
        table.Property(summary => summary.Services).HasMaxLength(200);
        table.Property(summary => summary.Involved).HasMaxLength(200);
        table.Ignore(summary => summary.State);
        table.Ignore(summary => summary.HasUnpublishedChange);
        table.HasIndex(summary => summary.OrganisationId);
        table.HasIndex(summary => new { summary.Scope, summary.PublishedAt });
        table.HasOne<Organisation>().WithMany().HasForeignKey(summary => summary.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(summary => summary.AuthorId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(summary => summary.LearningResponseId);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(summary => summary.LearningResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(summary => summary.WithdrawnBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LearningSummaryVersionTable : IEntityTypeConfiguration<LearningSummaryVersion>
{
    public void Configure(EntityTypeBuilder<LearningSummaryVersion> table)
    {
        table.ToTable("learning_summary_versions");
        table.HasKey(version => new { version.SummaryId, version.Number });
        table.Property(version => version.Services).HasMaxLength(200);
        table.Property(version => version.Involved).HasMaxLength(200);
        table.HasOne<LearningSummary>().WithMany().HasForeignKey(version => version.SummaryId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(version => version.WrittenBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(version => version.PublishedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
