using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Review;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Review;

/// <summary>What the program points out in a record.</summary>
/// <param name="Several">How many of the same kind were recorded in a short time, itself among them; null where these are too few to speak of.</param>
public sealed record Noticed(IReadOnlyList<ReviewSign> Signs, int? Several);

/// <summary>A record as the inbox shows it.</summary>
public sealed record InboxRow(EventListRow Record, int? LevelOfConcern, ReviewState State, Noticed Noticed);

/// <summary>How far a review has come.</summary>
/// <param name="Asked">Whether its reporter was asked something and has not answered.</param>
public sealed record ReviewState(ReviewUrgency Urgency, DateTime? OpenedAt, DateTime? AcknowledgedAt, DateTime? EscalatedAt, Guid? AssignedTo, string? AssignedName, bool Asked, DateTime? ReviewedAt, DateTime? ClosedAt);

/// <summary>A comment, readable.</summary>
public sealed record ReadableComment(string By, DateTime At, string Text);

/// <summary>A question to a reporter, readable.</summary>
public sealed record ReadableQuestion(Guid Id, string By, DateTime At, string Text, string? Answer, DateTime? AnsweredAt);

/// <summary>How long an organisation took of late, for its reviewers to see.</summary>
public sealed record ServiceLevels(ServiceLevel? Acknowledged, ServiceLevel? Told);

/// <summary>Reads what waits to be reviewed. Whoever a record is kept from finds nothing of it, in no list and in no count.</summary>
public sealed class ReviewReading(IDbContextFactory<LearnSafeContext> contexts, ReviewSigns signs, RoleCatalogue roles, LocalEncryption encryption, AccessLogService log, TimeProvider clock)
{
    /// <summary>Records that are held against each other within one stretch of time.</summary>
    private const int MostAlike = 500;

    /// <summary>What waits, in the order in which it is looked at. That the list was read is on disk before it is given.</summary>
    /// <param name="mine">Only what the person has taken on.</param>
    /// <exception cref="UnauthorizedAccessException">The person reviews nothing here.</exception>
    public async Task<PageOf<InboxRow>> InboxAsync(CurrentPerson person, bool mine, int page)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!ReviewAccess.SeesInbox(person)) throw new UnauthorizedAccessException("Only those who review records see what waits.");
        await using var context = await contexts.CreateDbContextAsync();
        var waiting =
            from record in EventAccess.NotJoined(context, EventAccess.OfOrganisation(context, person))
            join review in context.RecordReviews on record.Id equals review.EventId into reviews
            from review in reviews.DefaultIfEmpty()
            join progress in context.EventProgress on record.Id equals progress.EventId into steps
            from progress in steps.DefaultIfEmpty()
            where record.WithdrawnAt == null && review.ReviewedAt == null && progress.ClosedAt == null && (!mine || review.AssignedTo == person.Id)
                && context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision && revision.Answers != null)
            select new ReviewPlace { Id = record.Id, Urgency = review == null ? ReviewUrgency.Usual : review.Urgency, RecordedAt = record.RecordedAt };
        var count = await waiting.CountAsync();
        var number = Math.Clamp(page, 1, new PageOf<InboxRow>([], count, 1).Pages);
        var places = await ReviewOrder.InOrder(waiting).Skip((number - 1) * PageOf<InboxRow>.Size).Take(PageOf<InboxRow>.Size).ToListAsync();
        var ids = places.ConvertAll(place => place.Id);
        var records = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where ids.Contains(record.Id)
            select new EventRecord { Event = record, Revision = revision }).ToDictionaryAsync(found => found.Event.Id);
        var states = await StatesAsync(context, ids);
        var noticed = await NoticedAsync(context, person, [.. records.Values]);
        await log.ListAsync(person, person.OrganisationId, ReviewLinks.Inbox, FormattableString.Invariant($"?show={(mine ? "mine" : "all")}&number={number}"), count);
        return new PageOf<InboxRow>([.. ids.Select(id => new InboxRow(EventList.Row(records[id]), records[id].Event.LevelOfConcern, states[id], noticed[id]))], count, number);
    }

    /// <summary>How long the organisation took within the last year.</summary>
    public async Task<ServiceLevels> LevelsAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var since = clock.GetUtcNow().UtcDateTime.AddYears(-1);
        await using var context = await contexts.CreateDbContextAsync();
        var times = await (
            from record in EventAccess.NotJoined(context, EventAccess.OfOrganisation(context, person))
            join progress in context.EventProgress on record.Id equals progress.EventId
            where record.RecordedAt >= since && record.WithdrawnAt == null && (progress.AcknowledgedAt != null || progress.FeedbackAt != null)
            select new { record.RecordedAt, progress.AcknowledgedAt, progress.FeedbackAt }).ToListAsync();
        return new ServiceLevels(
            ServiceLevel.Of(times.Select(one => one.AcknowledgedAt - one.RecordedAt).OfType<TimeSpan>()), ServiceLevel.Of(times.Select(one => one.FeedbackAt - one.RecordedAt).OfType<TimeSpan>()));
    }

    public async Task<ReviewState> StateAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return (await StatesAsync(context, [eventId]))[eventId];
    }

    /// <summary>What is pointed out in a record that the person may review.</summary>
    public async Task<Noticed> NoticedAsync(CurrentPerson person, EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        await using var context = await contexts.CreateDbContextAsync();
        return (await NoticedAsync(context, person, [record]))[record.Event.Id];
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ReadableComment>> CommentsAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.ReviewComments.AsNoTracking().Where(comment => comment.EventId == eventId).OrderBy(comment => comment.At).ThenBy(comment => comment.Id)
            .Join(context.Users, comment => comment.PersonId, person => person.Id, (comment, person) => new { comment, person.DisplayName }).ToListAsync();
        return [.. found.OrderBy(one => one.comment.At).ThenBy(one => one.comment.Id).Select(one => new ReadableComment(one.DisplayName, one.comment.At, encryption.DecryptText(ReviewComment.Purpose(one.comment.Id), one.comment.Encrypted)))];
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ReadableQuestion>> QuestionsAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.ReporterQuestions.AsNoTracking().Where(question => question.EventId == eventId)
            .Join(context.Users, question => question.AskedBy, person => person.Id, (question, person) => new { question, person.DisplayName }).ToListAsync();
        return
        [
            .. found.OrderBy(one => one.question.AskedAt).ThenBy(one => one.question.Id).Select(one => new ReadableQuestion(
                one.question.Id, one.DisplayName, one.question.AskedAt, encryption.DecryptText(ReporterQuestion.QuestionPurpose(one.question.Id), one.question.Question),
                one.question.Answer is { } answer ? encryption.DecryptText(ReporterQuestion.AnswerPurpose(one.question.Id), answer) : null, one.question.AnsweredAt)),
        ];
    }

    /// <summary>Who may review the record, by name: those from whom it is kept are not among them.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ColleaguesAsync(PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var names = roles.Roles.Where(role => role.Permissions.Contains(Permission.ReviewRecords) && role.Permissions.Contains(Permission.ReadRecords)).Select(role => role.Name).ToList();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.Users.AsNoTracking()
            .Where(person => !context.KeptFrom.Any(kept => kept.EventId == record.Id && kept.PersonId == person.Id)
                && (context.RoleAssignments.Any(held => held.PersonId == person.Id && held.OrganisationId == record.OrganisationId && held.State == RoleState.Active && names.Contains(held.Role))
                    || context.PassedTo.Any(passed => passed.EventId == record.Id && passed.PersonId == person.Id)))
            .OrderBy(person => person.DisplayName).Select(person => new { person.Id, person.DisplayName }).ToListAsync();
        return found.ConvertAll(person => (person.Id, person.DisplayName));
    }

    private static async Task<Dictionary<Guid, ReviewState>> StatesAsync(LearnSafeContext context, IReadOnlyList<Guid> ids)
    {
        var reviews = await context.RecordReviews.AsNoTracking().Where(review => ids.Contains(review.EventId))
            .Select(review => new { Review = review, Name = context.Users.Where(person => person.Id == review.AssignedTo).Select(person => person.DisplayName).FirstOrDefault() }).ToDictionaryAsync(one => one.Review.EventId);
        var steps = await context.EventProgress.AsNoTracking().Where(progress => ids.Contains(progress.EventId)).ToDictionaryAsync(progress => progress.EventId);
        var asked = await context.ReporterQuestions.Where(question => ids.Contains(question.EventId) && question.AnsweredAt == null).Select(question => question.EventId).Distinct().ToListAsync();
        return ids.ToDictionary(id => id, id =>
        {
            var (review, step) = (reviews.GetValueOrDefault(id), steps.GetValueOrDefault(id));
            return new ReviewState(
                review?.Review.Urgency ?? ReviewUrgency.Usual, step?.OpenedAt, step?.AcknowledgedAt, review?.Review.EscalatedAt, review?.Review.AssignedTo, review?.Name, asked.Contains(id), review?.Review.ReviewedAt, step?.ClosedAt);
        });
    }

    private async Task<Dictionary<Guid, Noticed>> NoticedAsync(LearnSafeContext context, CurrentPerson person, IReadOnlyList<EventRecord> records)
    {
        var kinds = records.Where(record => record.Event.OrganisationId == person.OrganisationId && !record.Erased).Select(Kind).OrderBy(kind => kind.RecordedAt).ToList();
        Dictionary<Guid, RecordedKind> alike = [];
        foreach (var (first, last) in Stretches(kinds))
        {
            var near = await (
                from record in EventAccess.NotJoined(context, EventAccess.OfOrganisation(context, person)).AsNoTracking()
                join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
                where record.WithdrawnAt == null && revision.Answers != null && record.RecordedAt >= first && record.RecordedAt <= last
                orderby record.RecordedAt descending
                select new EventRecord { Event = record, Revision = revision }).Take(MostAlike).ToListAsync();
            foreach (var one in near) alike[one.Event.Id] = Kind(one);
        }

        return records.ToDictionary(record => record.Event.Id, record => new Noticed(
            record.Erased ? [] : signs.SeenIn(record.Answers), kinds.Find(kind => kind.Id == record.Event.Id) is { } own ? SeveralSoon.Count(own, alike.Values, signs.Several) : null));
    }

    private RecordedKind Kind(EventRecord record) => new(record.Event.Id, record.Event.RecordedAt, SeveralSoon.KindOf(record.Answers, signs.Several));

    /// <summary>The days before each record, those that overlap as one.</summary>
    private IEnumerable<(DateTime From, DateTime To)> Stretches(IEnumerable<RecordedKind> oldestFirst)
    {
        (DateTime From, DateTime To)? open = null;
        foreach (var at in oldestFirst.Select(kind => kind.RecordedAt))
        {
            var from = at.AddDays(-signs.Several.Days);
            if (open is { } before && from <= before.To)
            {
                open = (before.From, at);
                continue;
            }

            if (open is { } done) yield return done;
            open = (from, at);
        }

        if (open is { } last) yield return last;
    }
}
