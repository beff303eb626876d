using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Review;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>What can be done to a record. Answers are checked before they come here; who may do it is decided before, at the gate.</summary>
public sealed class EventService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LfpseContent lfpse, ReviewSigns signs)
{
    /// <summary>A repeated request is recognised for a day.</summary>
    public static readonly TimeSpan IdempotencyKeptFor = TimeSpan.FromDays(1);

    /// <summary>Makes a record of an event. Answered once it is on disk.</summary>
    /// <param name="draft">The draft it was written as: the record takes over its id, so that sent twice it is one record, and the draft goes in the same commit. One saved since stays, and nothing is recorded.</param>
    /// <param name="beside">What is written in the same commit about the new record.</param>
    public Task<ChangeOutcome> RecordAsync(
        Guid organisationId, EventAnswers answers, Change change, EventFlags? flags = null, Idempotency? idempotency = null, SentDraft? draft = null, Func<RecordTransaction, Guid, Task>? beside = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        var record = new NewEvent(organisationId, answers, Json(answers), change, EventFlags.Json(flags), draft: draft?.Id);
        var urgency = signs.UrgencyOf(answers);
        return writer.WriteAsync(async transaction =>
        {
            if (await transaction.Statements.IsClosedAsync(organisationId, DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now)))) return new ChangeOutcome(ChangeStatus.OrganisationClosed);
            if (draft is not null && await TakeDraftAsync(transaction, organisationId, draft, change.Actor) is { } before) return before;
            if (idempotency is not null && await RepeatedAsync(transaction, idempotency) is { } repeated) return repeated;
            var revision = record.Revision(transaction.NextSequence, transaction.Now);
            await transaction.AppendAsync(change.Actor, HistoryActions.EventRecorded, record.Id, change.Content, [revision.Digest], organisationId);
            var row = record.Row(revision);
            await transaction.Statements.InsertEventAsync(row);
            await transaction.Statements.InsertRevisionAsync(revision);
            if (urgency.IsFirst()) await transaction.Statements.InsertReviewAsync(row, urgency);
            if (idempotency is not null) await transaction.Statements.InsertIdempotencyKeyAsync(idempotency, record.Id, transaction.Now);
            if (beside is not null) await beside(transaction, record.Id);
            return new ChangeOutcome(ChangeStatus.Done, EventHead.Of(row));
        });
    }

    /// <summary>Adds a revision with new answers; the old one stays readable.</summary>
    /// <param name="expectedRevision">The revision the change was made from; null takes whichever is current.</param>
    /// <param name="draft">The draft it was written as, which goes in the same commit. Where it is gone and the same person has revised the record since, this very revision was made before.</param>
    public Task<ChangeOutcome> ReviseAsync(Guid organisationId, Guid id, int? expectedRevision, EventAnswers answers, Change change, EventFlags? flags = null, SentDraft? draft = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (json, columns, flagJson) = (Json(answers), EventColumns.Of(answers), EventFlags.Json(flags));
        return ChangeAsync(organisationId, id, expectedRevision, RevisionKind.Revised, HistoryActions.EventRevised, change, (record, _) =>
        {
            columns.ApplyTo(record);
            record.Flags = flagJson;
            return json;
        }, draft, signs.UrgencyOf(answers));
    }

    /// <summary>Withdraws a record with a reason; it stays readable to those who may read it, and takes no more changes.</summary>
    public Task<ChangeOutcome> WithdrawAsync(Guid organisationId, Guid id, int? expectedRevision, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(organisationId, id, expectedRevision, RevisionKind.Withdrawn, HistoryActions.EventWithdrawn, change, (record, present) =>
        {
            record.WithdrawnAt = record.UpdatedAt;
            return present;
        });
    }

    /// <summary>A record with its present answers; null where the organisation has none of that id.</summary>
    public async Task<EventRecord?> FindAsync(Guid organisationId, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Records(context, organisationId, id).FirstOrDefaultAsync(record => record.Revision.Number == record.Event.CurrentRevision, cancellation);
    }

    /// <summary>A record that the person may read, at their organisation or passed to them; null where there is none.</summary>
    public async Task<EventRecord?> FindAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var found = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where record.Id == id
            select new EventRecord { Event = record, Revision = revision, JoinedTo = context.RecordJoins.Where(one => one.EventId == id && one.EndedAt == null).Select(one => (Guid?)one.HeadId).FirstOrDefault() }).FirstOrDefaultAsync();
        return found is not null && EventAccess.MayRead(person, found.Event) ? found : null;
    }

    /// <summary>One revision of a record; null where there is none of that number.</summary>
    public async Task<EventRecord?> FindRevisionAsync(Guid organisationId, Guid id, int number, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Records(context, organisationId, id).FirstOrDefaultAsync(record => record.Revision.Number == number, cancellation);
    }

    /// <summary>Every revision of a record, oldest first.</summary>
    public async Task<IReadOnlyList<EventRecord>> RevisionsAsync(Guid organisationId, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Records(context, organisationId, id).OrderBy(record => record.Revision.Number).ToListAsync(cancellation);
    }

    /// <summary>Whether somebody has changed the record since it was at a revision.</summary>
    public async Task<bool> HasRevisedAsync(Guid organisationId, Guid id, Actor actor, int since)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await RevisionsBy(context, organisationId, id, actor, since).AnyAsync();
    }

    private static IQueryable<EventRecord> RevisionsBy(LearnSafeContext context, Guid organisationId, Guid id, Actor actor, int? since) =>
        Records(context, organisationId, id)
            .Where(record => record.Revision.Kind == RevisionKind.Revised && record.Revision.ActorKind == actor.Kind && record.Revision.ActorId == actor.Id && record.Revision.Number > since);

    private static IQueryable<EventRecord> Records(LearnSafeContext context, Guid organisationId, Guid id) =>
        from record in context.Events.AsNoTracking()
        join revision in context.Revisions.AsNoTracking() on record.Id equals revision.EventId
        where record.Id == id && record.OrganisationId == organisationId
        select new EventRecord { Event = record, Revision = revision };

    private static async Task<ChangeOutcome?> RepeatedAsync(RecordTransaction transaction, Idempotency idempotency)
    {
        if (await transaction.Statements.FindIdempotencyKeyAsync(idempotency, transaction.Now - IdempotencyKeptFor) is not { } known) return null;
        if (!known.BodyDigest.AsSpan().SequenceEqual(idempotency.BodyDigest)) return new ChangeOutcome(ChangeStatus.KeyReused);
        var context = await transaction.ContextAsync();
        var row = await context.Events.AsNoTracking().FirstAsync(record => record.Id == known.EventId);
        return new ChangeOutcome(ChangeStatus.Done, EventHead.Of(row), Repeated: true);
    }

    /// <summary>What became of the draft before; null where it is to be recorded now, and is then taken away.</summary>
    private static async Task<ChangeOutcome?> TakeDraftAsync(RecordTransaction transaction, Guid organisationId, SentDraft draft, Actor actor)
    {
        var context = await transaction.ContextAsync();
        if (await context.Events.AsNoTracking().FirstOrDefaultAsync(record => record.Id == draft.Id) is { } known)
        {
            return known.OrganisationId == organisationId && known.ReporterId == actor.Id
                ? new ChangeOutcome(ChangeStatus.Done, EventHead.Of(known), Repeated: true)
                : new ChangeOutcome(ChangeStatus.NotFound);
        }

        if (await DraftFaultAsync(context, draft, actor) is { } fault) return new ChangeOutcome(fault);
        await context.Drafts.Where(own => own.Id == draft.Id).ExecuteDeleteAsync();
        return null;
    }

    /// <summary>Why the draft is not the one that was on screen; null where it is.</summary>
    private static async Task<ChangeStatus?> DraftFaultAsync(LearnSafeContext context, SentDraft draft, Actor actor)
    {
        var kept = await context.Drafts.AsNoTracking().FirstOrDefaultAsync(own => own.Id == draft.Id && own.PersonId == actor.Id);
        return (kept?.Version ?? 0) == draft.Version ? null : kept is null ? ChangeStatus.DraftGone : ChangeStatus.DraftChanged;
    }

    /// <summary>What was said now may have to be looked at sooner, or need not any more.</summary>
    private static async Task JudgeAsync(LearnSafeContext context, PatientSafetyEvent record, ReviewUrgency urgency)
    {
        var known = await context.RecordReviews.Where(review => review.EventId == record.Id).ExecuteUpdateAsync(set => set.SetProperty(review => review.Urgency, urgency));
        if (known > 0 || !urgency.IsFirst()) return;
        context.RecordReviews.Add(new RecordReview { EventId = record.Id, OrganisationId = record.OrganisationId, Urgency = urgency });
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
    }

    /// <param name="apply">Changes the row and returns the answers of the new revision, given the present ones.</param>
    private Task<ChangeOutcome> ChangeAsync(
        Guid organisationId, Guid id, int? expectedRevision, RevisionKind kind, string action, Change change, Func<PatientSafetyEvent, string, string> apply, SentDraft? draft = null, ReviewUrgency? urgency = null) =>
        writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var present = await Records(context, organisationId, id).FirstOrDefaultAsync(found => found.Revision.Number == found.Event.CurrentRevision);
            if (present is null) return new ChangeOutcome(ChangeStatus.NotFound);
            var record = present.Event;
            if (draft is not null && await DraftFaultAsync(context, draft, change.Actor) is { } fault)
            {
                return fault == ChangeStatus.DraftGone && await RevisionsBy(context, organisationId, id, change.Actor, expectedRevision).AnyAsync()
                    ? new ChangeOutcome(ChangeStatus.Done, EventHead.Of(record), Repeated: true)
                    : new ChangeOutcome(fault, EventHead.Of(record));
            }

            // What was erased is as good as withdrawn: nobody may write it anew.
            if (record.WithdrawnAt is not null || present.Erased) return new ChangeOutcome(ChangeStatus.Withdrawn, EventHead.Of(record));
            if (expectedRevision is { } expected && expected != record.CurrentRevision) return new ChangeOutcome(ChangeStatus.Conflict, EventHead.Of(record));

            var before = record.CurrentRevision;
            (record.CurrentRevision, record.Sequence, record.UpdatedAt) = (before + 1, transaction.NextSequence, transaction.Now);
            var answers = apply(record, present.Revision.Answers ?? "");
            var revision = NewEvent.Revision(id, organisationId, record.Reference, record.CurrentRevision, kind, answers, change, record.Sequence, transaction.Now);
            await transaction.AppendAsync(change.Actor, action, id, change.Content, [revision.Digest], organisationId);
            if (!await transaction.Statements.UpdateEventAsync(record, before)) throw new InvalidOperationException("The record changed under its own write lock.");
            await transaction.Statements.InsertRevisionAsync(revision);
            if (kind == RevisionKind.Withdrawn) await JoinService.EndAllAsync(transaction, id, change.Actor);
            if (urgency is { } judged) await JudgeAsync(context, record, judged);
            if (draft is not null) await context.Drafts.Where(own => own.Id == draft.Id).ExecuteDeleteAsync();
            return new ChangeOutcome(ChangeStatus.Done, EventHead.Of(record));
        });

    private string Json(EventAnswers answers) => EventAnswersJson.Write(answers, lfpse.Taxonomies[answers.TaxonomyVersion]);
}
