using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>What was learned from a record, for whoever may read that record.</summary>
/// <param name="Text">Null where the summary was withdrawn after its reporter was told.</param>
public sealed record LearnedFromRecord(Guid SummaryId, DateTime At, SummaryText? Text, FeedbackRoute Route);

/// <summary>Finds what was learned from records. Only what is published, so nothing that colleagues still write gets out; the caller has seen that the record may be read.</summary>
public sealed class LearningFeedbackService(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption)
{
    /// <summary>By record, the oldest first.</summary>
    public async Task<ILookup<Guid, LearnedFromRecord>> OfAsync(IReadOnlyCollection<Guid> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        await using var context = await contexts.CreateDbContextAsync();
        var found = await (
            from link in context.LearningSummaryRecords.AsNoTracking()
            join summary in context.LearningSummaries.AsNoTracking() on link.SummaryId equals summary.Id
            join version in context.LearningSummaryVersions.AsNoTracking() on new { summary.Id, Number = summary.PublishedVersion!.Value } equals new { Id = version.SummaryId, version.Number }
            where records.Contains(link.EventId) && link.ToldAt != null
            select new { link, summary.WithdrawnAt, version }).ToListAsync();
        return found.OrderBy(one => one.link.ToldAt).ToLookup(
            one => one.link.EventId, one => new LearnedFromRecord(one.link.SummaryId, one.link.ToldAt!.Value, one.WithdrawnAt is null ? one.version.Text(encryption) : null, one.link.Route ?? FeedbackRoute.NotDeliverable));
    }
}
