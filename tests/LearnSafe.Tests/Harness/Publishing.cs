using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Tests.Harness;

/// <summary>Puts learning summaries straight into the database, as they are once somebody has published them.</summary>
public static class Publishing
{
    public static SummaryText Text(string title = "Two labels that look alike") => new(
        title, "A label was read as another.", "Both lay in one drawer, and the strength stood in small print.", "The strength is printed first and large.", "Look into your drawers for labels that look alike.", "labels, look-alike");

    /// <param name="published">False for one that waits for a second person.</param>
    public static async Task<Guid> PublishAsync(this TestInstallation installation, Organisation organisation, Guid by, SummaryScope scope, IReadOnlyList<Guid> records, string title = "Two labels that look alike", bool published = true)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(records);
        var now = installation.Clock.GetUtcNow().UtcDateTime;
        var summary = new LearningSummary { OrganisationId = organisation.Id, AuthorId = by, CreatedAt = now, CurrentVersion = 1, AskedAt = published ? null : now };
        var version = LearningSummaryVersion.Of(summary, new WrittenSummary(Text(title), scope, false, ["GeneralPractice"], ["4"], false, records), by, now, installation.Get<LocalEncryption>());
        if (published) summary.Publish(version, Text(title), installation.Get<LfpseContent>(), by, now);
        await using var context = installation.NewContext();
        context.LearningSummaries.Add(summary);
        context.LearningSummaryVersions.Add(version);
        context.LearningSummaryRecords.AddRange(records.Select(record => new LearningSummaryRecord { SummaryId = summary.Id, EventId = record, LinkedAt = now, ToldAt = published ? now : null, Route = published ? FeedbackRoute.Account : null }));
        await context.SaveChangesAsync();
        return summary.Id;
    }
}
