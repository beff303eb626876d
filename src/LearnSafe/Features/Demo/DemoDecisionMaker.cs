using LearnSafe.Data;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Features.Demo;

/// <summary>Decisions of the demo, and who outside was told.</summary>
public sealed record DemoDecisions(IReadOnlyList<DemoDecision> Decisions, IReadOnlyList<DemoNotification> Notifications);

/// <param name="Records">Keys of records of the demo.</param>
/// <param name="ReviewOf">The key of the decision that it looks at again.</param>
/// <param name="Day">Days before today.</param>
/// <param name="DueIn">Days after today; below 0 where it is over.</param>
public sealed record DemoDecision(
    string Key, IReadOnlyList<string> Records, string By, int Day, ResponseOutcome Outcome, DecisionTexts Texts, bool Inequality, string? ReviewOf = null, IReadOnlyList<string>? Criteria = null, string? Priority = null,
    JudgedLevel? LearningPotential = null, JudgedLevel? SystemicRisk = null, ImmediateSafety Safety = ImmediateSafety.Done, string? Method = null, string? Lead = null, string? EngagementLead = null, int? DueIn = null);

/// <param name="On">Days before today by when it is due or when it was made; below 0 where that is still to come.</param>
public sealed record DemoNotification(string Record, string Kind, string By, int Day, NotificationState State, int? On = null, string? Reference = null, string? Reason = null);

/// <summary>Decides how to respond to records of the demo. Nobody is mailed: the addresses are invented.</summary>
internal sealed class DemoDecisionMaker(DemoDecisions content, DateOnly today, LocalEncryption encryption)
{
    private const int FirstVersion = 1;

    private readonly Dictionary<string, Guid> made = new(StringComparer.Ordinal);

    /// <param name="records">By the keys of the records, filled while the demo is made.</param>
    /// <param name="organisationOf">Whose a person is.</param>
    public void AddTo(List<(DateTimeOffset At, Func<Task> Do)> steps, RecordWriter writer, IReadOnlyDictionary<string, Guid> records, IReadOnlyDictionary<string, Guid> people, Func<string, Guid> organisationOf)
    {
        foreach (var decision in content.Decisions)
            steps.Add((At(decision.Day, 20), () => writer.WriteAsync(transaction => DecideAsync(transaction, decision, [.. decision.Records.Select(key => records[key])], people, organisationOf(decision.By)))));
        foreach (var said in content.Notifications)
            steps.Add((At(said.Day, 21), () => writer.WriteAsync(transaction => NoteAsync(transaction, said, records[said.Record], people[said.By], organisationOf(said.By)))));
    }

    private async Task<Guid> DecideAsync(RecordTransaction transaction, DemoDecision decision, IReadOnlyList<Guid> records, IReadOnlyDictionary<string, Guid> people, Guid organisation)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        Guid? Person(string? email) => email is null ? null : people[email];
        var answers = new DecisionAnswers
        {
            Safety = decision.Safety,
            Criteria = decision.Criteria ?? [],
            LearningPotential = decision.LearningPotential,
            SystemicRisk = decision.SystemicRisk,
            InequalityConsidered = decision.Inequality,
            Outcome = decision.Outcome,
            Method = decision.Method,
            LeadId = Person(decision.Lead),
            DecidedOn = today.AddDays(-decision.Day),
            DueBy = decision.DueIn is { } days ? today.AddDays(days) : null,
        };
        await DecisionService.KeepAsync(transaction, context, encryption, people[decision.By], new NewDecision(
            id, organisation, records, 0, decision.ReviewOf is { } earlier ? made[earlier] : null, FirstVersion, answers, Person(decision.EngagementLead), decision.Texts with { Priority = decision.Priority }));
        context.ChangeTracker.Clear();
        return made[decision.Key] = id;
    }

    private async Task<Guid> NoteAsync(RecordTransaction transaction, DemoNotification said, Guid record, Guid by, Guid organisation)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        await NotificationService.KeepAsync(transaction, context, encryption, by, organisation, new NewNotification(
            id, record, said.Kind, FirstVersion, 0, said.State, said.On is { } days ? today.AddDays(-days) : null, said.Reference, said.Reason));
        context.ChangeTracker.Clear();
        return id;
    }

    private DateTimeOffset At(int day, int hour) => new(today.AddDays(-day), new TimeOnly(hour, 40), TimeSpan.Zero);
}
