using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

public sealed record DemoEngagements(IReadOnlyList<DemoEngagement> Cases);

/// <param name="About">The first words of the record.</param>
/// <param name="Begun">Days before today, as are all days here; below 0 where they are still to come.</param>
public sealed record DemoEngagement(
    string By, string About, int Begun, IReadOnlyList<string> Readers, int Step, IReadOnlyList<DemoAffected> People, IReadOnlyList<DemoStep> Steps, IReadOnlyList<DemoContactMade> Contacts,
    IReadOnlyList<DemoSupport>? Support = null, int? Closed = null);

public sealed record DemoAffected(string Key, AffectedDetails Details);

public sealed record DemoStep(int Step, int Day, IReadOnlyDictionary<string, string> Texts);

public sealed record DemoContactMade(
    int Day, TimeOnly Time, ContactMethod Method, IReadOnlyList<string> With, bool Apology, string Summary, IReadOnlyList<DemoAffectedQuestion> Questions, IReadOnlyList<DemoPromise> Promises);

public sealed record DemoAffectedQuestion(string Text, DemoAnswered? Answered = null);

public sealed record DemoAnswered(int Day, AnsweredIn In, string Answer);

public sealed record DemoPromise(string Text, int Due, int? Kept = null);

public sealed record DemoSupport(string Who, int Day, IReadOnlyDictionary<string, OfferState> Offers, string? Supporter, string? Notes, IReadOnlyList<DemoCheckIn> CheckIns);

public sealed record DemoCheckIn(int Due, int? Done = null);

/// <summary>Engages the people affected by some of the demo's records. Nobody is mailed: the addresses are invented.</summary>
internal sealed class DemoEngagementMaker(DemoEngagements content, DateOnly today, IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, EngagementService cases, ContactLogService log, EngagementSeal seal, OrganisationTreeService trees, RoleCatalogue roles)
{
    /// <param name="recorded">Records of the demo by what was said of them: one that was made up may begin alike.</param>
    public void AddTo(List<(DateTimeOffset At, Func<Task> Do)> steps, IReadOnlyDictionary<string, Guid> people, IReadOnlyDictionary<string, Guid> recorded)
    {
        foreach (var one in content.Cases)
        {
            Guid id = Guid.CreateVersion7();
            var affected = one.People.ToDictionary(person => person.Key, _ => Guid.CreateVersion7(), StringComparer.Ordinal);
            void Add(int day, TimeOnly time, Func<CurrentPerson, Task<EngagementOutcome>> make) => steps.Add((At(day, time), async () =>
            {
                var outcome = await make(await PersonAsync(people[one.By]));
                if (outcome != EngagementOutcome.Done) throw new InvalidOperationException($"The demo's own engagement was refused: {outcome}.");
            }
            ));

            Add(one.Begun, new TimeOnly(9, 10), async person => await cases.BeginAsync(person, id, [recorded.First(record => record.Key.StartsWith(one.About, StringComparison.Ordinal)).Value]));
            foreach (var (order, person) in one.People.Index()) Add(one.Begun, new TimeOnly(9, 20 + order), lead => log.NotePersonAsync(lead, id, affected[person.Key], 0, person.Details));
            foreach (var step in one.Steps) Add(step.Day, new TimeOnly(12, step.Step), lead => cases.WriteStepAsync(lead, id, step.Step, 0, step.Texts));
            foreach (var made in one.Contacts) AddContact(made, id, affected, Add);
            foreach (var support in one.Support ?? []) Add(support.Day, new TimeOnly(17, 30), lead => log.NoteSupportAsync(lead, id, affected[support.Who], 0, Details(support), [.. support.CheckIns.Select(day => (Day(day.Due), day.Done is { } done ? Day(done) : (DateOnly?)null))]));
            Add(one.Contacts[^1].Day, new TimeOnly(18, 30), lead => cases.MoveAsync(lead, id, 1, EngagementState.Open, one.Step));
            if (one.Closed is { } closed) Add(closed, new TimeOnly(16, 20), lead => cases.MoveAsync(lead, id, 2, EngagementState.Closed, one.Step));
            if (one.Readers.Count > 0) steps.Add((At(one.Begun, new TimeOnly(9, 40)), () => writer.WriteAsync(transaction => NameAsync(transaction, id, one.Readers.Select(reader => people[reader])))));
        }
    }

    /// <summary>Whoever was to be reminded has been: the program that serves the demo mails nobody.</summary>
    public static async Task<int> SettleAsync(RecordTransaction transaction)
    {
        var context = await transaction.ContextAsync();
        var day = DateOnly.FromDateTime(transaction.Now).AddDays(1);
        return await context.EngagementPromises.Where(promise => promise.KeptOn == null).ExecuteUpdateAsync(set => set.SetProperty(promise => promise.RemindedOn, day));
    }

    private void AddContact(DemoContactMade made, Guid id, Dictionary<string, Guid> affected, Action<int, TimeOnly, Func<CurrentPerson, Task<EngagementOutcome>>> add)
    {
        var contact = Guid.CreateVersion7();
        var noted = made.Time.AddHours(1);
        add(made.Day, noted, lead => log.NoteContactAsync(
            lead, id, contact, UkTime.ToUtc(Day(made.Day), made.Time), new EngagementContactDetails(made.Method, [.. made.With.Select(key => affected[key])], made.Summary, made.Apology),
            [.. made.Promises.Select(promise => new PromiseMade(promise.Text, Day(promise.Due)))], [.. made.Questions.Select(question => question.Text)]));
        foreach (var promise in made.Promises)
        {
            if (promise.Kept is { } kept) add(kept, noted.AddMinutes(10), async lead => await log.SettlePromiseAsync(lead, id, await PromiseAsync(contact, promise.Text), 1, PromiseEnd.Kept, Day(kept), null));
        }

        foreach (var question in made.Questions)
        {
            if (question.Answered is { } answered) add(answered.Day, noted.AddMinutes(20), async lead => await log.SettleQuestionAsync(lead, id, await QuestionAsync(contact, question.Text), 1, answered.In, Day(answered.Day), answered.Answer));
        }
    }

    private SupportDetails Details(DemoSupport support) => new(support.Offers.ToDictionary(offer => Enum.Parse<SupportOffer>(offer.Key, ignoreCase: true), offer => new OfferMade(offer.Value, Day(support.Day))), support.Supporter, support.Notes);

    private static async Task<int> NameAsync(RecordTransaction transaction, Guid id, IEnumerable<Guid> readers)
    {
        var context = await transaction.ContextAsync();
        context.EngagementReaders.AddRange(readers.Select(reader => new EngagementReader { CaseId = id, PersonId = reader, NamedAt = transaction.Now }));
        var saved = await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        return saved;
    }

    private async Task<CurrentPerson> PersonAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var person = await context.Users.AsNoTracking().SingleAsync(known => known.Id == id);
        var held = await context.RoleAssignments.AsNoTracking().Where(role => role.PersonId == id && role.OrganisationId != null).ToListAsync();
        var place = await context.Organisations.AsNoTracking().SingleAsync(known => known.Id == held[0].OrganisationId);
        var access = new PersonAccess([.. held.Select(one => roles.TryFind(one.Role, out var role) ? new HeldRole(role, one.OrganisationId) : null).OfType<HeldRole>()], await trees.GetAsync());
        return new CurrentPerson(id, person.DisplayName, place.Id, place.Code, place.Name, place.Kind, place.CareSetting, false, access);
    }

    private async Task<Guid> PromiseAsync(Guid contact, string text)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return (await context.EngagementPromises.AsNoTracking().Where(promise => promise.ContactId == contact).ToListAsync()).Single(promise => promise.Read(seal).Text == text).Id;
    }

    private async Task<Guid> QuestionAsync(Guid contact, string text)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return (await context.EngagementQuestions.AsNoTracking().Where(question => question.ContactId == contact).ToListAsync()).Single(question => question.Read(seal).Text == text).Id;
    }

    private DateOnly Day(int ago) => today.AddDays(-ago);

    private DateTimeOffset At(int day, TimeOnly time) => new(Day(day), time, TimeSpan.Zero);
}
