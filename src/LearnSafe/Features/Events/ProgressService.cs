using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.History;
using LearnSafe.Features.Learning;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>One step of what became of a record.</summary>
/// <param name="At">Null where it has not come to it.</param>
/// <param name="Text">What it means for whoever told it; null where the title says it all.</param>
/// <param name="Day">Where the day is known and not the time.</param>
public sealed record ProgressStep(string Title, DateTime? At, string? Text = null, DateOnly? Day = null)
{
    /// <summary>When it was, in words; null where it has not come to it.</summary>
    public string? When => Day is { } day ? UkTime.Text(day) : At is { } at ? UkTime.TextFromUtc(at) : null;
}

/// <summary>That a learning response looks at a record, as whoever told it sees that.</summary>
/// <param name="Method">As it stands within a sentence: "swarm huddle".</param>
/// <param name="CompletedAt">Null while it goes on.</param>
public sealed record ResponseStep(string Method, DateTime BegunAt, DateTime? CompletedAt);

/// <summary>What became of a record, as whoever told it sees it.</summary>
/// <param name="AskedAt">When its reporter was last asked something; null where they were not.</param>
/// <param name="AnsweredAt">When they answered that.</param>
/// <param name="Decided">The last decision on how to respond: when, and what happens now, never why.</param>
public sealed record RecordProgress(
    DateTime ReceivedAt, DateTime? OpenedAt, DateTime? AcknowledgedAt, DateTime? AskedAt, DateTime? AnsweredAt, string? Feedback, DateTime? FeedbackAt, DateTime? ClosedAt, (DateOnly On, ResponseOutcome Outcome)? Decided = null)
{
    /// <summary>Learning summaries that came of it.</summary>
    public IReadOnlyList<LearnedFromRecord> Summaries { get; init; } = [];

    /// <summary>Whether another record of the same event goes on for it: then this is what became of that one.</summary>
    public bool IsJoined { get; init; }

    /// <summary>What comes next and by when; null where it was not asked for.</summary>
    public StepOfRecord? Step { get; init; }

    /// <summary>Whether the reader may know who reviews it.</summary>
    public bool NamesReviewer { get; init; }

    public const string Learned = "What was learned and changed";

    /// <summary>What follows from the record, for whoever told it.</summary>
    public ActionsForReporter Actions { get; init; } = new(0, 0, []);

    /// <summary>The learning responses about it, oldest first.</summary>
    public IReadOnlyList<ResponseStep> Responses { get; init; } = [];

    public IReadOnlyList<ProgressStep> Steps =>
    [
        new("Received", ReceivedAt), new("Being looked at", OpenedAt), new("Acknowledged", AcknowledgedAt),
        .. AskedAt is { } asked ? [new ProgressStep("A question was asked", asked), new("The question was answered", AnsweredAt)] : Array.Empty<ProgressStep>(),
        .. Decided is { } decided ? [new ProgressStep("How we respond was decided", UkTime.ToUtc(decided.On, TimeOnly.MinValue), decided.Outcome.ForReporter(), decided.On)] : Array.Empty<ProgressStep>(),
        .. Responses.SelectMany(response => new[] { new ProgressStep($"A learning response ({response.Method}) began", response.BegunAt), new ProgressStep($"The learning response ({response.Method}) ended", response.CompletedAt) }),
        new(Learned, FeedbackAt, Feedback), new("Closed", ClosedAt),
    ];
}

/// <summary>Follows a record from its receipt to what was learned, so that nobody who tells something is left without an answer.</summary>
public sealed class ProgressService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption, ResponseTemplates templates, LearningFeedbackService learning, NextStepService steps, RecordActionsService actions)
{
    /// <summary>In characters.</summary>
    public const int LongestFeedback = 4000;

    public async Task<RecordProgress> OfAsync(PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        await using var context = await contexts.CreateDbContextAsync();
        var asked = await context.ReporterQuestions.AsNoTracking().Where(question => question.EventId == record.Id).OrderByDescending(question => question.AskedAt).Select(question => new { question.AskedAt, question.AnsweredAt }).FirstOrDefaultAsync();
        // What became of the record that goes on for it; what was asked and answered is between each reporter and the reviewer.
        var about = await JoinService.HeadOfAsync(context, record.Id) ?? record.Id;
        var own = about == record.Id ? null : await context.EventProgress.AsNoTracking().FirstOrDefaultAsync(progress => progress.EventId == record.Id);
        var responses = await context.LearningResponses.AsNoTracking().Where(response => context.ResponseRecords.Any(link => link.ResponseId == response.Id && link.EventId == about)).OrderBy(response => response.BegunAt).ToListAsync();
        var found = await context.EventProgress.AsNoTracking().FirstOrDefaultAsync(progress => progress.EventId == about);
        var decided = await context.ResponseDecisions.AsNoTracking().Where(decision => context.DecisionRecords.Any(link => link.DecisionId == decision.Id && link.EventId == about))
            .OrderByDescending(decision => decision.Sequence).Select(decision => new { decision.DecidedOn, decision.Outcome }).FirstOrDefaultAsync();
        return new RecordProgress(
            record.RecordedAt, (own ?? found)?.OpenedAt, (own ?? found)?.AcknowledgedAt, asked?.AskedAt, asked?.AnsweredAt, Feedback(found) ?? Feedback(own), found?.FeedbackAt ?? own?.FeedbackAt, found?.ClosedAt,
            decided is null ? null : (decided.DecidedOn, decided.Outcome))
        {
            IsJoined = about != record.Id,
            Summaries = [.. (await learning.OfAsync([record.Id, about])).SelectMany(summaries => summaries).DistinctBy(summary => summary.SummaryId)],
            Step = await steps.OfAsync(record.Id),
            Actions = await actions.ForReporterAsync(about),
            Responses = [.. responses.Select(response => new ResponseStep(Within(templates.Of(response.Method, response.TemplateVersion).Title), response.BegunAt, response.CompletedAt))],
        };
    }

    private string? Feedback(EventProgress? progress) => progress?.Feedback is { } text ? encryption.DecryptText(Purpose(progress.EventId), text) : null;

    /// <summary>A title as it stands within a sentence.</summary>
    private static string Within(string title) => title.Length > 1 && char.IsUpper(title[1]) ? title : char.ToLowerInvariant(title[0]) + title[1..];

    /// <summary>A reviewer has opened the record. Only the first time is written down.</summary>
    public async Task OpenedAsync(Guid eventId, Guid reviewer)
    {
        await using (var context = await contexts.CreateDbContextAsync())
        {
            if (await context.EventProgress.AnyAsync(progress => progress.EventId == eventId && progress.OpenedAt != null)) return;
        }

        await ChangeAsync(eventId, Actor.Person(reviewer), HistoryActions.RecordOpened, (progress, now) =>
        {
            if (progress.OpenedAt is not null) return false;
            progress.OpenedAt = now;
            return true;
        });
    }

    /// <summary>Nothing more is done. Never before whoever told it can read what was learned.</summary>
    /// <returns>False where nothing was written for them yet.</returns>
    public Task<bool> CloseAsync(Guid eventId, Guid reviewer) => ChangeAsync(eventId, Actor.Person(reviewer), HistoryActions.RecordClosed, (progress, now) =>
    {
        if (progress.FeedbackAt is null) return false;
        progress.ClosedAt ??= now;
        return true;
    });

    public Task<bool> ReopenAsync(Guid eventId, Guid reviewer) => ChangeAsync(eventId, Actor.Person(reviewer), HistoryActions.RecordReopened, (progress, _) =>
    {
        progress.ClosedAt = null;
        return true;
    });

    /// <param name="change">False where there is nothing to change.</param>
    private Task<bool> ChangeAsync(Guid eventId, Actor actor, string action, Func<EventProgress, DateTime, bool> change) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.EventProgress.FirstOrDefaultAsync(known => known.EventId == eventId) is not { } progress) context.EventProgress.Add(progress = new EventProgress { EventId = eventId });
        var changed = change(progress, transaction.Now);
        if (changed)
        {
            await context.SaveChangesAsync();
            await transaction.AppendAsync(actor, action, eventId, "{}", []);
        }

        context.ChangeTracker.Clear();
        return changed;
    });

    /// <summary>What the text is encrypted for.</summary>
    internal static string Purpose(Guid eventId) => $"feedback {eventId}";
}
