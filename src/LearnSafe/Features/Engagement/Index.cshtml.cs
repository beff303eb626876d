using LearnSafe.Domain.Access;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using TaskStatus = LearnSafe.Features.Shared.Nhsuk.TaskStatus;

namespace LearnSafe.Features.Engagement;

/// <summary>The person's cases, and what is due in them.</summary>
[May(Permission.EngagePeople)]
public sealed class IndexModel(EngagementReadingService reading, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    public IReadOnlyList<ReadableCase> Cases { get; private set; } = [];

    public DateOnly Today => UkTime.Today(clock);

    /// <summary>Open promises, the longest overdue first.</summary>
    public IEnumerable<(ReadableCase Case, ReadablePromise Promise)> Promises =>
        Open.SelectMany(one => one.Promises.Where(promise => promise.Promise.IsOpen).Select(promise => (one, promise))).OrderBy(row => row.promise.Promise.Due);

    /// <summary>Check-ins that are due within the days of notice, or overdue.</summary>
    public IEnumerable<(ReadableCase Case, ReadablePerson Person, CheckIn CheckIn)> CheckIns =>
        Open.SelectMany(one => one.Support.SelectMany(support => support.Value.CheckIns.Where(day => day.DoneOn is null && Domain.Engagement.Promises.Timing(day.Due, Today) != PromiseTiming.Later)
            .Select(day => (one, one.People.First(person => person.Id == support.Key), day)))).OrderBy(row => row.day.Due);

    public IEnumerable<(ReadableCase Case, AffectedQuestion Question)> Questions =>
        Open.SelectMany(one => one.Questions.Where(question => question.Question.AnsweredOn is null).Select(question => (one, question))).OrderBy(row => row.question.Question.RaisedOn);

    private IEnumerable<ReadableCase> Open => Cases.Where(one => one.Case.State != EngagementState.Closed);

    public async Task OnGetAsync() => Cases = await reading.MineAsync(Person);

    public TaskStatus Status(DateOnly due) => EngagementTags.Status(due, Today);
}
