using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Files;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Platform.Encryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>Lives the demo's months through, day after day: who joins, what is recorded, put right, withdrawn.</summary>
internal sealed class DemoMaker(
    DemoContent content, DemoClock clock, DateOnly today, LfpseContent lfpse, IDbContextFactory<LearnSafeContext> contexts,
    AccountService accounts, ApiKeyService keys, EventService events, AttachmentService attachments, PatientNumberService patientNumbers, ContactService contacts,
    ReleaseService release, KeepFromService keep, AccessLogService log, OrganisationTreeService trees, RoleCatalogue roles, IPasswordHasher<Person> passwords, DemoTold told, DemoEngagementMaker engagements, DemoReviewMaker reviews, DemoCandourMaker candour, DemoResponseMaker responses, DemoLearningMaker learning, ActionContent strength, DemoYearsMaker years, DenominatorKinds denominators, LocalEncryption encryption)
{
    private readonly Dictionary<string, Guid> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> people = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Guid> keyed = new(StringComparer.Ordinal);

    /// <summary>By what was said of them.</summary>
    private readonly Dictionary<string, Guid> recorded = new(StringComparer.Ordinal);

    public async Task MakeAsync(RecordWriter writer)
    {
        await writer.WriteAsync(AddOrganisationsAsync);
        foreach (var person in content.People.People) await AddPersonAsync(person);
        foreach (var contact in content.People.Contacts) await AddContactAsync(contact);
        await writer.WriteAsync(transaction => years.AddLeadsAsync(transaction, organisations, passwords));
        await candour.SettleAsync(organisations, people);
        var steps = new List<(DateTimeOffset At, Func<Task> Do)>();
        var goodCare = AddGenerated(steps, writer);
        goodCare.AddRange(content.Records.Records.Where(record => record.Type == EventType.GoodCare).Select(record => today.AddDays(-record.Day)));
        years.AddTo(steps, writer, organisations, people, goodCare);
        foreach (var record in content.Records.Records) AddRecord(steps, record, writer);
        told.AddTo(steps, organisations, people);
        new DemoDecisionMaker(content.Decisions, today, encryption).AddTo(steps, writer, keyed, people, email => organisations[PersonOf(email).Organisation!]);
        engagements.AddTo(steps, people, recorded);
        learning.AddTo(steps, organisations, people, writer);
        responses.AddTo(steps, organisations, people, recorded, await trees.GetAsync());
        foreach (var (at, make) in steps.OrderBy(step => step.At))
        {
            clock.TurnTo(at);
            await make();
        }

        await writer.WriteAsync(new DemoActionMaker(content.Actions, today, strength, new ActionTextService(encryption), organisations, people, recorded).MakeAsync);
        await AddDraftsAsync();
        await writer.WriteAsync(DemoReviewMaker.SettleAsync);
        await writer.WriteAsync(transaction => DemoCultureMaker.MakeAsync(transaction, today, [.. content.People.Organisations.Where(place => place.Setting is not null).Select(place => organisations[place.Code])]));
        await writer.WriteAsync(DemoCandourMaker.RemindedAsync);
        await writer.WriteAsync(DemoEngagementMaker.SettleAsync);
        await writer.WriteAsync(new DemoAccessMaker(content.People.Access, content.People.Password, passwords, today, organisations, people).MakeAsync);
        await writer.WriteAsync(transaction => new DemoViewMaker(content.Views, encryption).MakeAsync(transaction, people, email => organisations[PersonOf(email).Organisation!]));
        await writer.WriteAsync(transaction => new DemoDenominatorMaker(content.Denominators, today, content.Years.Months, denominators, organisations)
            .MakeAsync(transaction, content.People.Organisations.Where(place => place.Setting is not null).Select(place => (place.Code, place.Setting!.Value))));
    }

    private async Task<int> AddOrganisationsAsync(RecordTransaction transaction)
    {
        var context = await transaction.ContextAsync();
        foreach (var organisation in content.People.Organisations)
        {
            var row = new Organisation
            {
                Code = organisation.Code,
                Name = organisation.Name,
                Kind = organisation.Kind,
                CareSetting = organisation.Setting,
                Town = organisation.Town,
                Postcode = organisation.Postcode,
                CreatedAt = transaction.Now,
            };
            context.Organisations.Add(row);
            organisations[organisation.Code] = row.Id;
            var (began, april) = (DateOnly.FromDateTime(transaction.Now), new DateOnly(today.Month >= 4 ? today.Year : today.Year - 1, 4, 1));
            if (organisation.MovedLastApril is { } left)
                context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = row.Id, ParentId = organisations[left.From], From = began, Until = april });
            foreach (var parent in organisation.Parents ?? [])
                context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = row.Id, ParentId = organisations[parent], From = parent == organisation.MovedLastApril?.To ? april : began });
        }

        await context.SaveChangesAsync();
        await OrganisationTreeService.ChangedAsync(context);
        await transaction.AppendAsync(Actor.System, HistoryActions.OrganisationAdded, null, JsonSerializer.Serialize(new { codes = organisations.Keys }, JsonSerializerOptions.Web), []);
        return organisations.Count;
    }

    private async Task AddPersonAsync(DemoPerson person)
    {
        if (await accounts.AddAsync(person.Email, person.Name, content.People.Password, person.Organisation, person.Roles[0], Actor.System) is { } fault) throw new InvalidOperationException(fault);
        foreach (var role in person.Roles.Skip(1))
        {
            if (await accounts.GiveRoleAsync(person.Email, person.Organisation, role, Actor.System) is { } refused) throw new InvalidOperationException(refused);
        }

        await using var context = await contexts.CreateDbContextAsync();
        people[person.Email] = await context.Users.Where(known => known.Email == person.Email).Select(known => known.Id).SingleAsync();
    }

    private async Task AddContactAsync(DemoContact contact)
    {
        var known = contact.Person is { } email ? PersonOf(email) : null;
        var details = new ContactDetails(
            known?.Name ?? contact.Name!, known?.Work ?? contact.Title, known?.Email ?? contact.Email, contact.Phone, known is null ? null : people[known.Email], DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (await contacts.AddAsync(organisations[contact.Organisation], contact.Kind, details, Actor.System) is { } fault) throw new InvalidOperationException(fault);
    }

    /// <summary>The everyday records: made up, and recorded by the people of each organisation in turn.</summary>
    /// <returns>When those of good care were recorded.</returns>
    private List<DateOnly> AddGenerated(List<(DateTimeOffset At, Func<Task> Do)> steps, RecordWriter writer)
    {
        var goodCare = new List<DateOnly>();
        var generated = content.Records.Generated;
        var providers = content.People.Organisations.Where(organisation => organisation.Setting is not null && content.People.People.Any(person => person.Organisation == organisation.Code))
            .Select(organisation => new GeneratedOrganisation(organisation.Code, organisation.Name, organisation.Setting!.Value)).ToList();
        var period = new GenerationPeriod(Start(today.AddMonths(-generated.Months)), Start(today.AddDays(-1)));
        var generator = new EventGenerator(
            GenerationPhrases.Load(Path.Combine(content.Folder, "..")), lfpse.Current.Version, generated.Seed, generated.Events, EventMix.PrimaryCare, period, providers);
        for (var index = 0; index < generated.Events; index++)
        {
            var made = generator.Make(index);
            if (made.Answers.Type == EventType.GoodCare) goodCare.Add(DateOnly.FromDateTime(made.RecordedAt));
            var code = providers[made.Organisation].Code;
            var staff = content.People.People.Where(person => person.Organisation == code).ToList();
            var reporter = Actor.Person(people[staff[index % staff.Count].Email]);
            EventHead? head = null;
            steps.Add((new DateTimeOffset(made.RecordedAt, TimeSpan.Zero), async () => head = await RecordAsync(code, made.Answers, reporter)));
            if (made.RecordedAt > Start(today.AddDays(-generated.WaitingDays))) continue;
            var (lead, learned) = (people[content.People.People.First(person => person.Organisation == code && person.Roles.Contains(RoleNames.PatientSafetyLead)).Email], generated.Learned[index % generated.Learned.Count]);
            var acknowledged = made.RecordedAt.AddHours(5 + (index * 7 % 60));
            steps.Add((new DateTimeOffset(made.RecordedAt.AddDays(3 + (index * 5 % 9)), TimeSpan.Zero), () => writer.WriteAsync(transaction => reviews.ReviewAsync(transaction, head!.Id, organisations[code], lead, acknowledged, learned))));
        }

        return goodCare;
    }

    private void AddRecord(List<(DateTimeOffset At, Func<Task> Do)> steps, DemoRecord record, RecordWriter writer)
    {
        var code = record.Program ?? PersonOf(record.By!).Organisation!;
        var organisation = content.People.Organisations.First(known => known.Code == code);
        var day = today.AddDays(-record.Day);
        var answers = DemoAnswers.Of(record, organisation, day, record.TaxonomyVersion ?? lfpse.Current.Version, record.Program is null);
        EventHead? head = null;
        steps.Add((At(day, record.Time), async () =>
        {
            var actor = record.By is { } by ? Actor.Person(people[by]) : await ProgramAsync(code);
            List<Guid> from = [.. (record.KeptFrom ?? []).Select(email => people[email])];
            head = Check(await events.RecordAsync(organisations[code], answers, new Change(actor), beside: await keep.BesideAsync(organisations[code], from, actor)));
            if (record.Key is { } key) keyed[key] = head.Id;
            recorded[record.Description] = head.Id;
            foreach (var file in record.Attachments ?? []) await AttachAsync(head.Id, file, actor);
            if (record.PatientNumber is { } number) await patientNumbers.KeepAsync(head.Id, number, actor);
        }
        ));
        foreach (var revision in record.Revisions ?? [])
        {
            steps.Add((At(today.AddDays(-revision.Day), new TimeOnly(12, 30)), async () =>
            {
                answers = answers.With(revision.Answers);
                Check(await events.ReviseAsync(organisations[code], head!.Id, null, answers, new Change(Actor.Person(people[revision.By]), revision.Reason)));
            }
            ));
        }

        if (record.Released is { } released)
        {
            steps.Add((At(today.AddDays(-released.Day), new TimeOnly(16, 45)), async () =>
                await release.ReleaseAsync(head!.Id, head.Revision, [.. released.Wording.Select(text => new ReleasedText(text.Key, null, text.Value))], Actor.Person(people[released.By]))));
        }

        if (record.Asked is { } asked)
        {
            var (maker, thread) = (new DemoThreadMaker(encryption, today, organisations, people), Guid.Empty);
            steps.Add((At(today.AddDays(-asked.Day), new TimeOnly(18, 10)), async () => thread = await writer.WriteAsync(transaction => maker.AskAsync(transaction, head!, asked, organisations[code]))));
            if (asked.Answer is { } reply) steps.Add((At(today.AddDays(-reply.Day), new TimeOnly(11, 5)), () => writer.WriteAsync(transaction => maker.AnswerAsync(transaction, thread, asked.To!, reply))));
        }

        if (record.Review is { } review) AddReview(steps, review, record, () => head!.Id, writer);
        if (record.Joined is { } joined)
        {
            steps.Add((At(today.AddDays(-joined.Day), new TimeOnly(19, 40)), () => writer.WriteAsync(transaction => new DemoJoinMaker(encryption).JoinAsync(transaction, head!.Id, keyed[joined.To], people[joined.By], joined.Reason))));
        }

        candour.AddTo(steps, record.Description, people, organisations[code], () => head!.Id);
        foreach (var reader in record.ReadBy ?? [])
            steps.Add((At(today.AddDays(-Math.Max(record.Day - 1, 0)), new TimeOnly(8, 20)), async () => await ReadAsync(head!.Id, reader)));

        if (record.Withdrawn is { } withdrawn)
        {
            steps.Add((At(today.AddDays(-withdrawn.Day), new TimeOnly(9, 15)), async () =>
                Check(await events.WithdrawAsync(organisations[code], head!.Id, null, new Change(Actor.Person(people[withdrawn.By]), withdrawn.Reason)))));
        }
    }

    private void AddReview(List<(DateTimeOffset At, Func<Task> Do)> steps, DemoReview review, DemoRecord record, Func<Guid> id, RecordWriter writer)
    {
        var by = people[review.By];
        void Add(int? day, TimeOnly time, Func<RecordTransaction, Task<Guid>> make)
        {
            if (day is { } ago) steps.Add((At(today.AddDays(-ago), time), () => writer.WriteAsync(make)));
        }

        Add(review.Escalated, new TimeOnly(10, 30), transaction => DemoReviewMaker.EscalateAsync(transaction, id()));
        Add(review.Acknowledged, new TimeOnly(20, 15), transaction => DemoReviewMaker.AcknowledgeAsync(transaction, id(), by));
        Add(review.Comment?.Day, new TimeOnly(20, 20), transaction => reviews.CommentAsync(transaction, id(), by, review.Comment!.Text));
        Add(review.Question?.Day, new TimeOnly(20, 25), transaction => reviews.AskAsync(transaction, id(), by, review.Question!.Text));
        Add(review.Answer?.Day, new TimeOnly(13, 10), transaction => reviews.AnswerAsync(transaction, id(), people[record.By!], review.Answer!.Text));
        Add(review.Learned?.Day, new TimeOnly(17, 20), transaction => reviews.FinishAsync(transaction, id(), by, review.Learned!.Text));
    }

    private async Task ReadAsync(Guid id, string email)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var (known, record) = (PersonOf(email), await context.Events.SingleAsync(one => one.Id == id));
        var place = await context.Organisations.SingleAsync(one => one.Code == known.Organisation);
        var access = new PersonAccess([.. known.Roles.Select(name => roles.TryFind(name, out var role) ? new HeldRole(role, place.Id) : null).OfType<HeldRole>()], await trees.GetAsync());
        await log.ReadAsync(new CurrentPerson(people[email], known.Name, place.Id, place.Code, place.Name, place.Kind, place.CareSetting, false, access), record, RecordLinks.Record(id));
    }

    private async Task<EventHead> RecordAsync(string organisation, EventAnswers answers, Actor actor) =>
        Check(await events.RecordAsync(organisations[organisation], answers, new Change(actor)));

    private static EventHead Check(ChangeOutcome outcome) =>
        outcome is { Status: ChangeStatus.Done, Event: { } head } ? head : throw new InvalidOperationException($"The demo's own change was refused: {outcome.Status}.");

    private async Task AttachAsync(Guid record, string name, Actor actor)
    {
        var inspected = AttachedFile.Inspect(await File.ReadAllBytesAsync(Path.Combine(content.Folder, name)), name);
        await attachments.AddAsync(record, inspected.File ?? throw new InvalidOperationException($"The demo's {name} is refused: {inspected.Refusal}"), actor);
    }

    private async Task<Actor> ProgramAsync(string organisation)
    {
        // The key itself is forgotten: the demo shows what a program sent, and a key that everybody knows would let anybody send.
        await keys.AddAsync(organisation, "Local risk system", Actor.System);
        await using var context = await contexts.CreateDbContextAsync();
        return Actor.Program(await context.ApiKeys.Where(key => key.OrganisationId == organisations[organisation]).Select(key => key.Id).SingleAsync());
    }

    private async Task AddDraftsAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        foreach (var draft in content.Records.Drafts)
        {
            var answers = new EventAnswers
            {
                TaxonomyVersion = lfpse.Current.Version,
                Type = draft.Type,
                Description = draft.Description,
                Values = AnswerSet.Of(draft.Answers),
                Patients = DemoAnswers.Patients(draft.Patients),
            };
            var at = At(today.AddDays(-draft.Day), draft.Time).UtcDateTime;
            context.Drafts.Add(new Draft
            {
                PersonId = people[draft.By],
                OrganisationId = organisations[PersonOf(draft.By).Organisation!],
                Type = draft.Type,
                TaxonomyVersion = answers.TaxonomyVersion,
                Answers = EventAnswersJson.Write(answers, lfpse.Current),
                NumberOfPatients = draft.NumberOfPatients,
                CreatedAt = at,
                UpdatedAt = at,
            });
        }

        await context.SaveChangesAsync();
    }

    private DemoPerson PersonOf(string email) => content.People.People.First(person => person.Email == email);

    private static DateTime Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, TimeSpan.Zero);
}
