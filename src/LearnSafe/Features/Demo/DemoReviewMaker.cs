using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>Reviews records of the demo. Nobody is mailed: the addresses are invented.</summary>
internal sealed class DemoReviewMaker(LocalEncryption encryption)
{
    /// <summary>The reviewer has the record, and its reporter sees so.</summary>
    public static async Task<Guid> AcknowledgeAsync(RecordTransaction transaction, Guid record, Guid by)
    {
        var context = await transaction.ContextAsync();
        await AcknowledgeAsync(transaction, context, record, by);
        return await RememberAsync(transaction, context, record, by, HistoryActions.RecordAcknowledged, "acknowledgedAt", "assignedTo");
    }

    public async Task<Guid> CommentAsync(RecordTransaction transaction, Guid record, Guid by, string text)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        context.ReviewComments.Add(new ReviewComment { Id = id, EventId = record, PersonId = by, At = transaction.Now, Encrypted = encryption.Encrypt(ReviewComment.Purpose(id), text) });
        return await RememberAsync(transaction, context, record, by, HistoryActions.ReviewCommentWritten, "comment");
    }

    public async Task<Guid> AskAsync(RecordTransaction transaction, Guid record, Guid by, string text)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        context.ReporterQuestions.Add(new ReporterQuestion { Id = id, EventId = record, AskedBy = by, AskedAt = transaction.Now, Question = encryption.Encrypt(ReporterQuestion.QuestionPurpose(id), text) });
        return await RememberAsync(transaction, context, record, by, HistoryActions.ReporterAsked, "question");
    }

    public async Task<Guid> AnswerAsync(RecordTransaction transaction, Guid record, Guid by, string text)
    {
        var context = await transaction.ContextAsync();
        var question = await context.ReporterQuestions.SingleAsync(known => known.EventId == record && known.AnsweredAt == null);
        (question.Answer, question.AnsweredAt) = (encryption.Encrypt(ReporterQuestion.AnswerPurpose(question.Id), text), transaction.Now);
        return await RememberAsync(transaction, context, record, by, HistoryActions.ReporterAnswered, "answer");
    }

    public async Task<Guid> FinishAsync(RecordTransaction transaction, Guid record, Guid by, string learned)
    {
        var context = await transaction.ContextAsync();
        var (progress, review) = await AcknowledgeAsync(transaction, context, record, by);
        (progress.Feedback, progress.FeedbackAt) = (encryption.Encrypt(ProgressService.Purpose(record), learned), transaction.Now);
        (review.ReviewedAt, review.ReviewedBy) = (transaction.Now, by);
        return await RememberAsync(transaction, context, record, by, HistoryActions.RecordReviewed, "reviewedAt", "feedback");
    }

    /// <summary>The whole of an everyday review in one commit: there are hundreds, and the demo is to be there soon.</summary>
    public async Task<Guid> ReviewAsync(RecordTransaction transaction, Guid record, Guid organisation, Guid by, DateTime acknowledged, string learned)
    {
        var context = await transaction.ContextAsync();
        if (await context.RecordReviews.FirstOrDefaultAsync(known => known.EventId == record) is not { } review) context.RecordReviews.Add(review = new RecordReview { EventId = record, OrganisationId = organisation });
        (review.AssignedTo, review.ReviewedAt, review.ReviewedBy) = (by, transaction.Now, by);
        context.EventProgress.Add(new EventProgress
        {
            EventId = record,
            OpenedAt = acknowledged,
            AcknowledgedAt = acknowledged,
            Feedback = encryption.Encrypt(ProgressService.Purpose(record), learned),
            FeedbackAt = transaction.Now,
        });
        return await RememberAsync(transaction, context, record, by, HistoryActions.RecordReviewed, "acknowledgedAt", "reviewedAt", "feedback");
    }

    /// <summary>Nobody opened it in time.</summary>
    public static async Task<Guid> EscalateAsync(RecordTransaction transaction, Guid record)
    {
        var context = await transaction.ContextAsync();
        var review = await context.RecordReviews.SingleAsync(known => known.EventId == record);
        (review.AlertedAt, review.EscalatedAt) = (transaction.Now.AddDays(-1), transaction.Now);
        return await RememberAsync(transaction, context, record, null, HistoryActions.ReviewEscalated, "escalatedAt");
    }

    /// <summary>Everybody was told of everything: the program that serves the demo mails nobody.</summary>
    public static async Task<int> SettleAsync(RecordTransaction transaction)
    {
        var context = await transaction.ContextAsync();
        return await context.RecordReviews.Where(review => review.AlertedAt == null).ExecuteUpdateAsync(set => set.SetProperty(review => review.AlertedAt, transaction.Now));
    }

    private static async Task<(EventProgress Progress, RecordReview Review)> AcknowledgeAsync(RecordTransaction transaction, LearnSafeContext context, Guid record, Guid by)
    {
        var progress = await context.EventProgress.FirstOrDefaultAsync(known => known.EventId == record) ?? context.EventProgress.Add(new EventProgress { EventId = record }).Entity;
        var review = await context.RecordReviews.FirstOrDefaultAsync(known => known.EventId == record)
            ?? context.RecordReviews.Add(new RecordReview { EventId = record, OrganisationId = await context.Events.Where(known => known.Id == record).Select(known => known.OrganisationId).SingleAsync() }).Entity;
        progress.OpenedAt ??= transaction.Now;
        progress.AcknowledgedAt ??= transaction.Now;
        review.AssignedTo ??= by;
        return (progress, review);
    }

    private static async Task<Guid> RememberAsync(RecordTransaction transaction, LearnSafeContext context, Guid record, Guid? by, string action, params IReadOnlyList<string> fields)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(by is { } person ? Actor.Person(person) : Actor.System, action, record, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), []);
        return record;
    }
}
