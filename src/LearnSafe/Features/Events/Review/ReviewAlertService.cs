using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Events.Review;

/// <summary>Tells lead and deputy at once of a record that asks to be looked at first, and somebody further where nobody opens it.</summary>
public sealed class ReviewAlertService(
    IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, ReviewMails mails, OrganisationSettingsService settings, OrganisationTreeService trees, IOptions<ReviewSettings> options, TimeProvider clock)
{
    /// <summary>In one go; the rest follows with the next.</summary>
    private const int Most = 100;

    /// <returns>How many records somebody was told of.</returns>
    public async Task<int> TellAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var due = await context.RecordReviews.AsNoTracking().Where(review => review.AlertedAt == null && review.Urgency < ReviewUrgency.Usual && review.ReviewedAt == null && context.Events.Any(record => record.Id == review.EventId && record.WithdrawnAt == null)
                && !context.RecordJoins.Any(join => join.EventId == review.EventId && join.EndedAt == null))
            .OrderBy(review => review.EventId).Take(Most).Select(review => new { review.EventId, review.OrganisationId }).ToListAsync(cancellation);
        foreach (var one in due)
        {
            var week = await settings.WorkingWeekAsync(one.OrganisationId);
            await ChangeAsync(one.EventId, HistoryActions.ReviewersAlerted, review => review.AlertedAt is null, async (inner, record, review, now) =>
            {
                (review.AlertedAt, review.EscalateAt) = (now, week.HoursAfter(now, options.Value.EscalateAfterHours));
                return await mails.ToReviewersAsync(inner, record, "A record asks to be looked at first", "Somebody has recorded an event that should be looked at before others.");
            }, cancellation);
        }

        return due.Count;
    }

    /// <returns>How many records somebody further was told of.</returns>
    public async Task<int> EscalateAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var due = await context.RecordReviews.AsNoTracking().Where(review => review.EscalateAt <= now).OrderBy(review => review.EscalateAt).Take(Most).Select(review => review.EventId).ToListAsync(cancellation);
        if (due.Count == 0) return 0;
        var tree = await trees.GetAsync();
        var told = 0;
        foreach (var id in due)
        {
            var escalated = await ChangeAsync(id, HistoryActions.ReviewEscalated, review => review.EscalateAt <= now, async (inner, record, review, at) =>
            {
                review.EscalateAt = null;
                if (record.WithdrawnAt is not null || review.ReviewedAt is not null || await inner.RecordJoins.AnyAsync(join => join.EventId == id && join.EndedAt == null)
                    || await inner.EventProgress.AnyAsync(progress => progress.EventId == id && progress.OpenedAt != null)) return null;
                review.EscalatedAt = at;
                var place = await inner.Organisations.AsNoTracking().FirstAsync(known => known.Id == record.OrganisationId);
                return await mails.ToReviewersAsync(inner, record, "A record still waits to be opened", "Nobody has opened a record that should be looked at before others. Somebody further is told of it now.")
                    + await mails.ToOversightAsync(
                        inner, record, place, [.. tree.Above(place.Id)], $"{place.Name} has a record that nobody has opened",
                        $"Somebody at {place.Name} recorded an event that should be looked at before others, and nobody there has opened it. Ask its patient safety lead or deputy to look: the page of the organisation names them.");
            }, cancellation);
            if (escalated) told++;
        }

        return told;
    }

    /// <param name="isDue">Asked again under the write lock: another process may have been quicker.</param>
    /// <param name="tell">How many mails were queued; null where nobody was to be told.</param>
    private Task<bool> ChangeAsync(
        Guid id, string action, Func<RecordReview, bool> isDue, Func<LearnSafeContext, PatientSafetyEvent, RecordReview, DateTime, Task<int?>> tell, CancellationToken cancellation) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var told = false;
        if (await context.RecordReviews.FirstOrDefaultAsync(known => known.EventId == id, CancellationToken.None) is { } review && isDue(review))
        {
            var record = await context.Events.AsNoTracking().FirstAsync(known => known.Id == id, CancellationToken.None);
            var count = await tell(context, record, review, transaction.Now);
            await context.SaveChangesAsync(CancellationToken.None);
            told = count is not null;
            if (told) await transaction.AppendAsync(Actor.System, action, id, JsonSerializer.Serialize(new { mails = count }, JsonSerializerOptions.Web), [], record.OrganisationId);
        }

        context.ChangeTracker.Clear();
        return told;
    }, cancellation);
}
