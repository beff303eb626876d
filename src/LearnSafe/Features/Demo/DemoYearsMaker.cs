using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Encryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>Stores the years before, a month at a time: there are thousands of records, and the demo is to be there soon.</summary>
internal sealed class DemoYearsMaker(DemoContent content, DateOnly today, LfpseContent lfpse, GenerationService generation, LocalEncryption encryption)
{
    private readonly DemoYears years = content.Years;
    private readonly Dictionary<string, Guid> leads = new(StringComparer.Ordinal);

    /// <summary>The one person of each provider that nobody else is known of.</summary>
    public async Task<int> AddLeadsAsync(RecordTransaction transaction, IReadOnlyDictionary<string, Guid> organisations, IPasswordHasher<Person> passwords)
    {
        var context = await transaction.ContextAsync();
        var hash = passwords.HashPassword(new Person { DisplayName = "" }, content.People.Password);
        foreach (var lead in years.Leads)
        {
            var person = DemoAccessMaker.NewPerson(lead.Email, lead.Name, hash, transaction.Now);
            context.Users.Add(person);
            context.OrganisationContacts.Add(new OrganisationContact
            {
                OrganisationId = organisations[lead.Organisation],
                Kind = ContactKind.SafetyLead,
                Name = lead.Name,
                RoleTitle = lead.Work,
                Email = lead.Email,
                PersonId = person.Id,
                From = DateOnly.FromDateTime(transaction.Now),
            });
            var role = new RoleAssignment { PersonId = person.Id, OrganisationId = organisations[lead.Organisation], Role = RoleNames.PatientSafetyLead, RequestedAt = transaction.Now };
            (role.State, role.DecidedAt) = (RoleState.Active, transaction.Now);
            context.RoleAssignments.Add(role);
            await transaction.AppendAsync(Actor.System, HistoryActions.PersonAdded, person.Id, JsonSerializer.Serialize(new { organisation = lead.Organisation, role = role.Role }, JsonSerializerOptions.Web), []);
            leads[lead.Organisation] = person.Id;
        }

        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        return leads.Count;
    }

    /// <param name="goodCare">When good care was recorded beside these.</param>
    public void AddTo(
        List<(DateTimeOffset At, Func<Task> Do)> steps, RecordWriter writer, IReadOnlyDictionary<string, Guid> organisations, IReadOnlyDictionary<string, Guid> people, IReadOnlyCollection<DateOnly> goodCare)
    {
        var providers = content.People.Organisations.Where(place => place.Setting is not null).Select(place => new GeneratedOrganisation(place.Code, place.Name, place.Setting!.Value)).ToList();
        var staff = content.People.People.Where(person => person.Organisation is not null).ToLookup(person => person.Organisation!, person => people[person.Email]);
        var reviewers = content.People.People.Where(person => person.Roles.Contains(RoleNames.PatientSafetyLead)).ToDictionary(person => person.Organisation!, person => people[person.Email]);
        var answers = new AnswerGenerator(GenerationPhrases.Load(Path.Combine(content.Folder, "..")), lfpse.Current.Version, EventMix.PrimaryCare);
        var plan = new DemoYearsPlan(years, today, today.AddMonths(-content.Records.Generated.Months), providers, staff.Contains, answers).Make(goodCare);
        foreach (var month in plan.GroupBy(record => record.Month))
        {
            var records = month.Select((record, place) => new Ready(
                record, organisations[record.Organisation.Code],
                staff[record.Organisation.Code].ElementAtOrDefault(place % Math.Max(1, staff[record.Organisation.Code].Count())) is var one && one != Guid.Empty ? one : leads[record.Organisation.Code],
                reviewers.TryGetValue(record.Organisation.Code, out var reviewer) ? reviewer : leads[record.Organisation.Code])).ToList();
            // When the month after is over, all of them could be looked at.
            var (over, now) = (new DateOnly(today.Year, today.Month, 1).AddMonths(2 - month.Key), today.AddDays(-1));
            steps.Add((new DateTimeOffset((over < now ? over : now).ToDateTime(new TimeOnly(20, 0), DateTimeKind.Utc)), () => writer.WriteAsync(transaction => StoreAsync(transaction, month.Key, records))));
        }
    }

    private async Task<int> StoreAsync(RecordTransaction transaction, int month, List<Ready> records)
    {
        var ids = await generation.StoreAsync(
            transaction, records.Select(one => new MadeUpRecord(one.Organisation, one.Reporter, one.Record.RecordedAt, one.Record.Answers)), JsonSerializer.Serialize(new { demo = month, count = records.Count }, JsonSerializerOptions.Web));
        var context = await transaction.ContextAsync();
        var begun = await context.RecordReviews.Where(review => ids.Contains(review.EventId)).ToDictionaryAsync(review => review.EventId);
        foreach (var (place, one) in records.Index())
        {
            var chance = new Chance(years.Seed, ids.Count + (month * 1000L) + place);
            if (await ReviewAsync(transaction, context, one, ids[place], chance, begun) && month <= years.ReleasedMonths && one.Record.Answers.Type == EventType.Incident && chance.Below(years.OneReleasedOf) == 0)
                await ReleaseAsync(transaction, context, one, ids[place]);
        }

        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        return ids.Count;
    }

    /// <summary>Reviews became quicker over the years; the last records still wait.</summary>
    private async Task<bool> ReviewAsync(RecordTransaction transaction, LearnSafeContext context, Ready one, Guid id, Chance chance, Dictionary<Guid, RecordReview> begun)
    {
        var reviewed = one.Record.RecordedAt.AddDays(2 + chance.Below(10 + (one.Record.Month / 3))).AddHours(chance.Below(6));
        if (reviewed > transaction.Now || chance.Percent(4)) return false;
        if (!begun.TryGetValue(id, out var review)) context.RecordReviews.Add(review = new RecordReview { EventId = id, OrganisationId = one.Organisation });
        (review.AssignedTo, review.ReviewedAt, review.ReviewedBy) = (one.Reviewer, reviewed, one.Reviewer);
        var progress = new EventProgress { EventId = id, OpenedAt = reviewed.AddDays(-1), AcknowledgedAt = reviewed.AddDays(-1) };
        if (chance.Percent(70))
        {
            var learned = content.Records.Generated.Learned[chance.Below(content.Records.Generated.Learned.Count)];
            (progress.Feedback, progress.FeedbackAt) = (encryption.Encrypt(ProgressService.Purpose(id), learned), reviewed.AddHours(1));
        }

        context.EventProgress.Add(progress);
        string[] fields = progress.Feedback is null ? ["acknowledgedAt", "reviewedAt"] : ["acknowledgedAt", "reviewedAt", "feedback"];
        await transaction.AppendAsync(Actor.Person(one.Reviewer), HistoryActions.RecordReviewed, id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), []);
        return true;
    }

    private static async Task ReleaseAsync(RecordTransaction transaction, LearnSafeContext context, Ready one, Guid id)
    {
        ReleasedText[] texts = [new(EventAnswers.DescriptionQuestion, null, one.Record.Answers.Description!)];
        context.ReleasedWordings.Add(new ReleasedWording { EventId = id, Revision = 1, Texts = JsonSerializer.Serialize(texts, JsonSerializerOptions.Web), ReleasedAt = transaction.Now, ReleasedBy = one.Reviewer });
        await transaction.AppendAsync(Actor.Person(one.Reviewer), HistoryActions.WordingReleased, id, JsonSerializer.Serialize(new { revision = 1, questions = texts.Select(text => text.Question) }, JsonSerializerOptions.Web), []);
    }

    private sealed record Ready(DemoYearsRecord Record, Guid Organisation, Guid Reporter, Guid Reviewer);
}
