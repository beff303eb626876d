using LearnSafe.Data;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.History;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>One step of what became of a record.</summary>
/// <param name="At">Null where it has not come to it.</param>
public sealed record ProgressStep(string Title, DateTime? At);

/// <summary>That a learning response looks at a record, as whoever told it sees that.</summary>
/// <param name="Method">As it stands within a sentence: "swarm huddle".</param>
/// <param name="CompletedAt">Null while it goes on.</param>
public sealed record ResponseStep(string Method, DateTime BegunAt, DateTime? CompletedAt);

/// <summary>What became of a record, as whoever told it sees it.</summary>
/// <param name="AskedAt">When its reporter was last asked something; null where they were not.</param>
/// <param name="AnsweredAt">When they answered that.</param>
public sealed record RecordProgress(
    DateTime ReceivedAt, DateTime? OpenedAt, DateTime? AcknowledgedAt, DateTime? AskedAt, DateTime? AnsweredAt, string? Feedback, DateTime? FeedbackAt, DateTime? ClosedAt)
{
    public const string Learned = "What was learned and changed";

    /// <summary>What follows from the record, for whoever told it.</summary>
    public ActionsForReporter Actions { get; init; } = new(0, 0, []);

    /// <summary>The learning responses about it, oldest first.</summary>
    public IReadOnlyList<ResponseStep> Responses { get; init; } = [];

    public IReadOnlyList<ProgressStep> Steps =>
    [
        new("Received", ReceivedAt), new("Being looked at", OpenedAt), new("Acknowledged", AcknowledgedAt),
        .. AskedAt is { } asked ? [new ProgressStep("A question was asked", asked), new("The question was answered", AnsweredAt)] : Array.Empty<ProgressStep>(),
        .. Responses.SelectMany(response => new[] { new ProgressStep($"A learning response ({response.Method}) began", response.BegunAt), new ProgressStep($"The learning response ({response.Method}) ended", response.CompletedAt) }),
        new(Learned, FeedbackAt), new("Closed", ClosedAt),
    ];
}

/// <summary>Follows a record from its receipt to what was learned, so that nobody who tells something is left without an answer.</summary>
public sealed class ProgressService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption, ResponseTemplates templates, RecordActionsService actions)
{
    /// <summary>In characters.</summary>
    public const int LongestFeedback = 4000;

    public async Task<RecordProgress> OfAsync(PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        await using var context = await contexts.CreateDbContextAsync();
        var asked = await context.ReporterQuestions.AsNoTracking().Where(question => question.EventId == record.Id).OrderByDescending(question => question.AskedAt).Select(question => new { question.AskedAt, question.AnsweredAt }).FirstOrDefaultAsync();
        var responses = await context.LearningResponses.AsNoTracking().Where(response => context.ResponseRecords.Any(link => link.ResponseId == response.Id && link.EventId == record.Id)).OrderBy(response => response.BegunAt).ToListAsync();
        var found = await context.EventProgress.AsNoTracking().FirstOrDefaultAsync(progress => progress.EventId == record.Id);
        return new RecordProgress(
            record.RecordedAt, found?.OpenedAt, found?.AcknowledgedAt, asked?.AskedAt, asked?.AnsweredAt, found?.Feedback is { } text ? encryption.DecryptText(Purpose(record.Id), text) : null, found?.FeedbackAt, found?.ClosedAt)
        {
            Actions = await actions.ForReporterAsync(record.Id),
            Responses = [.. responses.Select(response => new ResponseStep(Within(templates.Of(response.Method, response.TemplateVersion).Title), response.BegunAt, response.CompletedAt))],
        };
    }

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

    /// <summary>What was learned and changed, in words for whoever told it.</summary>
    public Task SaveFeedbackAsync(Guid eventId, string text, Guid reviewer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestFeedback);
        var encrypted = encryption.Encrypt(Purpose(eventId), text);
        return ChangeAsync(eventId, Actor.Person(reviewer), HistoryActions.FeedbackWritten, (progress, now) =>
        {
            (progress.Feedback, progress.FeedbackAt) = (encrypted, now);
            progress.OpenedAt ??= now;
            progress.AcknowledgedAt ??= now;
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
