using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Review;
using LearnSafe.Features.Events.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Events;

/// <summary>Who has a record, what they do next and by when.</summary>
/// <param name="HasIt">By name, as the review shows it; null where nobody has taken it on.</param>
public sealed record StepOfRecord(NextStep Next, string? HasIt)
{
    /// <param name="names">Whether the reader may know the reviewer by name; people without an account see the role alone.</param>
    public string Who(bool names) => !names ? "The people who look after patient safety" : HasIt is { } name ? $"{name}, who reviews it" : "Whoever looks after patient safety: nobody has taken it on by name yet";
}

/// <summary>Puts together what is known of records and asks the rule for their next step.</summary>
public sealed class NextStepService(IDbContextFactory<LearnSafeContext> contexts, IOptions<ReviewSettings> settings)
{
    public async Task<StepOfRecord> OfAsync(Guid record) => (await OfAsync([record]))[record];

    /// <summary>By record.</summary>
    public async Task<IReadOnlyDictionary<Guid, StepOfRecord>> OfAsync(IReadOnlyCollection<Guid> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        await using var context = await contexts.CreateDbContextAsync();
        // For a record that is joined to another, that one is what goes on.
        var joined = await context.RecordJoins.AsNoTracking().Where(join => records.Contains(join.EventId) && join.EndedAt == null).ToDictionaryAsync(join => join.EventId, join => join.HeadId);
        List<Guid> all = [.. records, .. joined.Values];
        var found = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            join one in context.EventProgress on record.Id equals one.EventId into steps
            from progress in steps.DefaultIfEmpty()
            join two in context.RecordReviews on record.Id equals two.EventId into reviews
            from review in reviews.DefaultIfEmpty()
            where all.Contains(record.Id)
            select new
            {
                record.Id,
                record.RecordedAt,
                record.WithdrawnAt,
                record.ReporterId,
                Erased = revision.Answers == null,
                progress.AcknowledgedAt,
                progress.FeedbackAt,
                progress.ClosedAt,
                review.ReviewedAt,
                Name = context.Users.Where(person => person.Id == review.AssignedTo).Select(person => person.DisplayName).FirstOrDefault(),
                Told = context.PublicReports.Any(report => report.EventId == record.Id),
                // The one that runs longest counts.
                Response = context.ResponseRecords.Where(link => link.EventId == record.Id).Join(context.LearningResponses, link => link.ResponseId, response => response.Id, (link, response) => new { Running = response.CompletedAt == null, response.TargetOn })
                    .OrderByDescending(response => response.Running).ThenByDescending(response => response.TargetOn).FirstOrDefault(),
                DecidedAt = context.DecisionRecords.Where(link => link.EventId == record.Id).Join(context.ResponseDecisions, link => link.DecisionId, decision => decision.Id, (link, decision) => (DateTime?)decision.At).Max(),
                Asked = context.ReporterQuestions.Where(question => question.EventId == record.Id && question.AnsweredAt == null).Max(question => (DateTime?)question.AskedAt),
            }).ToListAsync();
        var byId = found.ToDictionary(one => one.Id);
        return found.Where(one => records.Contains(one.Id)).ToDictionary(own => own.Id, own =>
        {
            var one = joined.TryGetValue(own.Id, out var head) && byId.TryGetValue(head, out var goesOn) ? goesOn : own;
            return new StepOfRecord(
                NextStep.Of(
                    new StepFacts(
                        one.RecordedAt, one.AcknowledgedAt, own.Asked, one.DecidedAt ?? one.ReviewedAt, one.Response is { } response ? UkTime.ToUtc(response.TargetOn, TimeOnly.MinValue) : null, one.Response is { Running: false }, one.FeedbackAt ?? own.FeedbackAt, own.ReporterId is not null || own.Told,
                        one.WithdrawnAt is not null || one.Erased || one.ClosedAt is not null),
                    settings.Value.Promised),
                one.Name);
        });
    }
}
