using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using TaskStatus = LearnSafe.Features.Shared.Nhsuk.TaskStatus;

namespace LearnSafe.Features.Engagement;

/// <summary>A case at a glance: its steps, the people affected, what was promised and asked, the contacts.</summary>
public sealed class CaseModel(EngagementReadingService reading, EngagementService service, CurrentPersonService people, EngagementGuide guide, TimeProvider clock) : EngagementPage(reading, people)
{
    /// <summary>The step to which it goes.</summary>
    [BindProperty]
    public int Step { get; set; }

    public EngagementSteps Steps => guide.Steps(One.Case.GuideVersion);

    public EngagementPrinciples Principles => guide.Principles;

    public DateOnly Today => UkTime.Today(clock);

    public bool IsOpen => One.Case.State == EngagementState.Open;

    public bool IsClosed => One.Case.State == EngagementState.Closed;

    public bool IsLead => EngagementAccess.MayLead(Person, One.Case);

    public string? RecordAddress(LinkedRecord record) => EventAccess.SeesAll(Person) ? RecordLinks.Record(record.Id) : null;

    public IEnumerable<TaskItem> StepTasks => Steps.All.Select(step => new TaskItem(
        FormattableString.Invariant($"{step.Number}. {step.Title}"), EngagementLinks.Step(CaseId, step.Number),
        IsClosed || step.Number < One.Case.Step ? TaskStatus.Completed : step.Number == One.Case.Step ? TaskStatus.InProgress : TaskStatus.NotYetStarted, step.Purpose));

    public IEnumerable<TaskItem> PromiseTasks => One.Promises.Select(promise => new TaskItem(
        promise.Details.Text, EngagementLinks.Promise(CaseId, promise.Promise.Id), Status(promise.Promise, Today), Hint(promise)));

    public IEnumerable<TaskItem> QuestionTasks => One.Questions.Select(question => new TaskItem(
        question.Details.Text, EngagementLinks.Question(CaseId, question.Question.Id), Status(question), $"Raised on {UkTime.Text(question.Question.RaisedOn)} by {One.Names(question.Details.RaisedBy)}"));

    public IEnumerable<SummaryRow> Rows(ReadablePerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var details = person.Details;
        (string Key, string? Value)[] rows =
        [
            ("Who", details.Relation is { } relation ? $"{details.Kind.Title()}, {relation}" : details.Kind.Title()), ("Wants", details.Involvement.Title()), ("Prefers contact", Join(details.Preferred?.Title(), details.HowOften)),
            ("Phone", details.Phone), ("Email", details.Email), ("Address", details.Address), ("Language", details.Language), ("Capacity or consent", details.Capacity), ("Bereavement", details.Bereavement),
            ("Faith", details.Faith), ("Other needs", details.OtherNeeds), ("Supporter or advocate", details.Supporter), ("Support offered", details.SupportOffered), ("Support accepted", details.SupportAccepted),
            ("Keeping contact details", details.ConsentToHold.Title()), ("Do not contact", details.DoNotContact ? details.WhyNotContact ?? "Yes" : null),
        ];
        return rows.Where(row => row.Value is not null).Select(row => new SummaryRow(row.Key, row.Value));
    }

    public IReadOnlyList<SummaryAction> Actions(ReadablePerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (IsClosed) return [];
        SummaryAction change = new("Change", EngagementLinks.Person(CaseId, person.Id));
        return person.Details.Kind == AffectedKind.Staff ? [new SummaryAction("Support", EngagementLinks.Support(CaseId, person.Id)), change] : [change];
    }

    public async Task<IActionResult> OnPostStepAsync()
    {
        if (Step is < 1 or > EngagementGuide.StepCount) return Refused("", "Select a step");
        return await AnswerAsync(await service.MoveAsync(Person, CaseId, Seen, EngagementState.Open, Step), FormattableString.Invariant($"It is at step {Step} now"), () => Seen = One.Case.Version);
    }

    public void OnGet() => Seen = One.Case.Version;

    private static TaskStatus Status(EngagementPromise promise, DateOnly today) =>
        promise.KeptOn is not null ? TaskStatus.Completed with { Text = "Kept" } : promise.GivenUpOn is not null ? new TaskStatus("Not kept", "grey") : EngagementTags.Status(promise.Due, today);

    private static TaskStatus Status(AffectedQuestion question) => question.Details.In switch
    {
        null => EngagementTags.Unanswered,
        AnsweredIn.Nowhere => new TaskStatus("Cannot be answered", "grey"),
        _ => TaskStatus.Completed with { Text = "Answered" },
    };

    private static string Hint(ReadablePromise promise) => promise.Promise switch
    {
        { KeptOn: { } kept } => $"Kept on {UkTime.Text(kept)}",
        { GivenUpOn: not null } => $"Not kept: {promise.Details.Reason}",
        var open => $"By {UkTime.TextWithWeekday(open.Due)}",
    };

    private static string? Join(string? first, string? second) => string.Join(", ", new[] { first, second }.OfType<string>()) is { Length: > 0 } joined ? joined : null;
}
