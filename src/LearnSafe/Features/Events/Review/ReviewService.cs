using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Review;

/// <summary>What became of something that a reviewer or a reporter did.</summary>
public enum ReviewOutcome
{
    Done,

    /// <summary>Somebody else was quicker.</summary>
    Conflict,

    /// <summary>The record was withdrawn or erased.</summary>
    Gone,
}

/// <summary>What is done in a review. Who may do it is decided before, at the gate. The history has the names of fields and never what was written.</summary>
public sealed class ReviewService(RecordWriter writer, LocalEncryption encryption, ReviewMails mails)
{
    /// <summary>Of a comment, a question or an answer, in characters.</summary>
    public const int Longest = 4000;

    /// <summary>The reviewer looks after the record from now on, where nobody else does.</summary>
    public Task<ReviewOutcome> AcknowledgeAsync(CurrentPerson person, Guid eventId)
    {
        ArgumentNullException.ThrowIfNull(person);
        return ChangeAsync(eventId, async change =>
        {
            var review = await change.ReviewAsync();
            if (change.Progress.AcknowledgedAt is not null && review.AssignedTo is not null) return ReviewOutcome.Done;
            review.AssignedTo ??= person.Id;
            change.Acknowledge();
            return await change.SaveAsync(person.Id, HistoryActions.RecordAcknowledged, "acknowledgedAt", "assignedTo");
        });
    }

    /// <param name="was">Who had it when the page was shown.</param>
    /// <param name="to">Somebody who may review it.</param>
    public Task<ReviewOutcome> AssignAsync(CurrentPerson person, Guid eventId, Guid? was, Guid to)
    {
        ArgumentNullException.ThrowIfNull(person);
        return ChangeAsync(eventId, async change =>
        {
            var review = await change.ReviewAsync();
            if (review.AssignedTo == to) return ReviewOutcome.Done;
            if (review.AssignedTo != was) return ReviewOutcome.Conflict;
            review.AssignedTo = to;
            change.Acknowledge();
            if (to != person.Id) await mails.ToPersonAsync(change.Context, eventId, to, "A record is passed to you", "A colleague asks you to review a record.", ReviewLinks.Record(eventId));
            return await change.SaveAsync(person.Id, HistoryActions.RecordAssigned, "assignedTo");
        });
    }

    /// <summary>For other reviewers of the record.</summary>
    public Task<ReviewOutcome> CommentAsync(CurrentPerson person, Guid eventId, string text)
    {
        ArgumentNullException.ThrowIfNull(person);
        Check(text);
        var id = Guid.CreateVersion7();
        var encrypted = encryption.Encrypt(ReviewComment.Purpose(id), text);
        return ChangeAsync(eventId, change =>
        {
            change.Context.ReviewComments.Add(new ReviewComment { Id = id, EventId = eventId, PersonId = person.Id, At = change.Now, Encrypted = encrypted });
            return change.SaveAsync(person.Id, HistoryActions.ReviewCommentWritten, "comment");
        });
    }

    /// <summary>Asks the member of staff who recorded it. One question at a time.</summary>
    public Task<ReviewOutcome> AskAsync(CurrentPerson person, Guid eventId, string text)
    {
        ArgumentNullException.ThrowIfNull(person);
        Check(text);
        var id = Guid.CreateVersion7();
        var encrypted = encryption.Encrypt(ReporterQuestion.QuestionPurpose(id), text);
        return ChangeAsync(eventId, async change =>
        {
            if (await change.Context.ReporterQuestions.AnyAsync(question => question.EventId == eventId && question.AnsweredAt == null)) return ReviewOutcome.Conflict;
            change.Context.ReporterQuestions.Add(new ReporterQuestion { Id = id, EventId = eventId, AskedBy = person.Id, AskedAt = change.Now, Question = encrypted });
            change.Acknowledge();
            await mails.ToReporterAsync(change.Context, change.Event, "A question about a record of yours", "Whoever reviews a record of yours asks you something.", ReviewLinks.Question(eventId));
            return await change.SaveAsync(person.Id, HistoryActions.ReporterAsked, "question");
        });
    }

    /// <summary>The reporter answers what they were asked last.</summary>
    public Task<ReviewOutcome> AnswerAsync(CurrentPerson person, Guid eventId, Guid questionId, string text)
    {
        ArgumentNullException.ThrowIfNull(person);
        Check(text);
        var encrypted = encryption.Encrypt(ReporterQuestion.AnswerPurpose(questionId), text);
        return ChangeAsync(eventId, async change =>
        {
            if (await change.Context.ReporterQuestions.FirstOrDefaultAsync(known => known.Id == questionId && known.EventId == eventId && known.AnsweredAt == null) is not { } question) return ReviewOutcome.Conflict;
            (question.Answer, question.AnsweredAt) = (encrypted, change.Now);
            await mails.ToPersonAsync(change.Context, eventId, question.AskedBy, "Your question is answered", "Whoever recorded an event has answered what you asked.", ReviewLinks.Record(eventId));
            return await change.SaveAsync(person.Id, HistoryActions.ReporterAnswered, "answer");
        });
    }

    /// <summary>The review is over: whoever told it can read what was learned.</summary>
    /// <param name="seen">When what was learned had last been written as the page was shown.</param>
    /// <param name="learned">Null where nobody is there to read it: a program sent the record.</param>
    public Task<ReviewOutcome> FinishAsync(CurrentPerson person, Guid eventId, DateTime? seen, string? learned)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (learned is not null) Check(learned);
        return ChangeAsync(eventId, async change =>
        {
            if (change.Progress.FeedbackAt != seen) return ReviewOutcome.Conflict;
            var review = await change.ReviewAsync();
            (review.ReviewedAt, review.ReviewedBy) = (change.Now, person.Id);
            change.Acknowledge();
            if (learned is not null) (change.Progress.Feedback, change.Progress.FeedbackAt) = (encryption.Encrypt(ProgressService.Purpose(eventId), learned), change.Now);
            await TellAsync(change, person.Id, "A record of yours was reviewed");
            return await change.SaveAsync(person.Id, HistoryActions.RecordReviewed, learned is null ? ["reviewedAt"] : ["reviewedAt", "feedback"]);
        });
    }

    /// <summary>What was learned and changed, for whoever told it. The review goes on.</summary>
    /// <param name="seen">When what was learned had last been written as the page was shown.</param>
    public Task<ReviewOutcome> WriteLearnedAsync(Guid reviewer, Guid eventId, DateTime? seen, string learned)
    {
        Check(learned);
        return ChangeAsync(eventId, async change =>
        {
            if (change.Progress.FeedbackAt != seen) return ReviewOutcome.Conflict;
            change.Acknowledge();
            (change.Progress.Feedback, change.Progress.FeedbackAt) = (encryption.Encrypt(ProgressService.Purpose(eventId), learned), change.Now);
            await TellAsync(change, reviewer, "There is news about a record of yours");
            return await change.SaveAsync(reviewer, HistoryActions.FeedbackWritten, "feedback");
        });
    }

    /// <summary>Puts a record that was reviewed back into the inbox.</summary>
    public Task<ReviewOutcome> ReopenAsync(CurrentPerson person, Guid eventId)
    {
        ArgumentNullException.ThrowIfNull(person);
        return ChangeAsync(eventId, async change =>
        {
            var review = await change.ReviewAsync();
            if (review.ReviewedAt is null && change.Progress.ClosedAt is null) return ReviewOutcome.Done;
            (review.ReviewedAt, review.ReviewedBy, change.Progress.ClosedAt) = (null, null, null);
            return await change.SaveAsync(person.Id, HistoryActions.ReviewReopened, "reviewedAt");
        });
    }

    private Task<ReviewOutcome> ChangeAsync(Guid eventId, Func<ReviewChange, Task<ReviewOutcome>> apply) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var record = await context.Events.AsNoTracking().FirstOrDefaultAsync(known => known.Id == eventId && known.WithdrawnAt == null
            && context.Revisions.Any(revision => revision.EventId == eventId && revision.Number == known.CurrentRevision && revision.Answers != null));
        if (record is null) return ReviewOutcome.Gone;
        var progress = await context.EventProgress.FirstOrDefaultAsync(known => known.EventId == eventId) ?? new EventProgress { EventId = eventId };
        var outcome = await apply(new ReviewChange(transaction, context, record, progress));
        context.ChangeTracker.Clear();
        return outcome;
    });

    /// <summary>Tells whoever recorded it, and whoever recorded what is joined to it: each is led to their own record.</summary>
    private async Task TellAsync(ReviewChange change, Guid by, string subject)
    {
        var joined = await change.Context.Events.AsNoTracking().Where(record => change.Context.RecordJoins.Any(join => join.EventId == record.Id && join.HeadId == change.Event.Id && join.EndedAt == null)).ToListAsync();
        foreach (var record in joined.Prepend(change.Event).Where(record => record.ReporterId != by).DistinctBy(record => record.ReporterId))
            await mails.ToReporterAsync(change.Context, record, subject, "You can read what was learned and changed.", RecordLinks.Record(record.Id));
    }

    private static void Check(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, Longest);
    }

    /// <summary>A record while something is done to its review.</summary>
    private sealed class ReviewChange(RecordTransaction transaction, LearnSafeContext context, PatientSafetyEvent record, EventProgress progress)
    {
        public LearnSafeContext Context => context;

        public PatientSafetyEvent Event => record;

        public EventProgress Progress => progress;

        public DateTime Now => transaction.Now;

        public async Task<RecordReview> ReviewAsync() => await context.RecordReviews.FirstOrDefaultAsync(known => known.EventId == record.Id)
            ?? context.RecordReviews.Add(new RecordReview { EventId = record.Id, OrganisationId = record.OrganisationId }).Entity;

        /// <summary>Whoever does something about a record has seen it.</summary>
        public void Acknowledge()
        {
            progress.OpenedAt ??= Now;
            progress.AcknowledgedAt ??= Now;
        }

        public async Task<ReviewOutcome> SaveAsync(Guid by, string action, params IReadOnlyList<string> fields)
        {
            // A row that is new and says nothing need not be there.
            if (context.Entry(progress).State == EntityState.Detached && progress.OpenedAt is not null) context.EventProgress.Add(progress);
            await context.SaveChangesAsync();
            await transaction.AppendAsync(Actor.Person(by), action, record.Id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), [], record.OrganisationId);
            return ReviewOutcome.Done;
        }
    }
}
