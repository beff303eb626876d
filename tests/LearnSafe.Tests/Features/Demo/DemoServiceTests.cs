using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Demo;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Demo;

public sealed class DemoServiceTests
{
    private static readonly DemoContent Content = DemoContent.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Theory, EachEngine]
    public async Task Ensure_OnAnEmptyDatabase_MakesTheWholeBoard(Engine engine)
    {
        await using var installation = await TestInstallation.BuiltAsync(engine);

        Assert.True(await installation.Get<DemoService>().EnsureAsync(Content, TestContext.Current.CancellationToken));

        await using var context = installation.NewContext();
        var organisations = await context.Organisations.ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, 4, 33), (organisations.Count(one => one.Kind == OrganisationKind.IntegratedCareBoard), organisations.Count(one => one.Kind == OrganisationKind.PrimaryCareNetwork), organisations.Count(one => one.CareSetting is not null)));
        // Each has five others of its kind, so that it is compared with like ones.
        Assert.All(CareSettings.All, setting => Assert.True(organisations.Count(one => one.CareSetting == setting) > 5, $"{setting}"));
        Assert.Equal((2, 1, 1), (organisations.Count(one => one.Kind == OrganisationKind.OwnerGroup), organisations.Count(one => one.Kind == OrganisationKind.Federation), organisations.Count(one => one.Kind == OrganisationKind.Neighbourhood)));
        var contacts = await context.OrganisationContacts.ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(organisations.Where(one => one.CareSetting is not null), one => Assert.Contains(contacts, contact => contact.OrganisationId == one.Id && contact.Kind == ContactKind.SafetyLead));
        Assert.Contains(await context.OrganisationLinks.ToListAsync(TestContext.Current.CancellationToken), link => link.Until == new DateOnly(2026, 4, 1));
        Assert.Equal(Content.People.People.Count + Content.Years.Leads.Count + 4, await context.Users.CountAsync(TestContext.Current.CancellationToken));
        var states = await context.RoleAssignments.Select(assignment => assignment.State).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal((3, 1), (states.Count(state => state == RoleState.Requested), states.Count(state => state == RoleState.Suspended)));
        Assert.Equal((1, 1, 0), (await context.OneTimeLinks.CountAsync(TestContext.Current.CancellationToken), await context.EmailDomainRules.CountAsync(TestContext.Current.CancellationToken), await context.OutgoingMails.CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(11, await context.RoleAssignments.Select(assignment => assignment.Role).Distinct().CountAsync(TestContext.Current.CancellationToken));
        var records = await context.Events.ToListAsync(TestContext.Current.CancellationToken);
        Assert.InRange(records.Count, 2500, 3000);
        Assert.Equal(4, records.Select(record => record.Type).Distinct().Count());
        Assert.Contains(records, record => record.TaxonomyVersion == 4);
        Assert.Contains(records, record => record.ApiKeyId is not null);
        Assert.Contains(records, record => record.WithdrawnAt is not null);
        Assert.Contains(records, record => record.CurrentRevision == 3);
        Assert.True(records.Select(record => (record.RecordedAt.Year, record.RecordedAt.Month)).Distinct().Count() >= 60);
        Assert.All(records, record => Assert.True(record.RecordedAt < TestClock.Start.UtcDateTime));
        Assert.Equal(2, await context.Attachments.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, await context.Drafts.CountAsync(TestContext.Current.CancellationToken));
        Assert.True(await context.PatientNumbers.AnyAsync(TestContext.Current.CancellationToken));
        Assert.InRange(await context.ReleasedWordings.CountAsync(TestContext.Current.CancellationToken), 100, 250);
        AssertThereIsSomethingToFind(records, organisations, await AnswersAsync(context));
        Assert.Equal(await context.KeptFrom.Select(kept => kept.EventId).ToListAsync(TestContext.Current.CancellationToken), await context.PassedTo.Select(passed => passed.EventId).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(await context.KeptFrom.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Content.Views.Views.Count, await context.SavedViews.CountAsync(TestContext.Current.CancellationToken));
        foreach (var view in Content.Views.Views) Assert.Equal((null, view.Address, null), (SavedViewService.NameFault(view.Name), (await installation.Get<SavedViewService>().ReadAsync(view.Address)).Kept, (await installation.Get<SavedViewService>().ReadAsync(view.Address)).Fault));
        Assert.Equal(5, await context.AccessLog.CountAsync(TestContext.Current.CancellationToken));
        var report = await installation.Get<HistoryVerification>().VerifyAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.True(report.Intact, report.Fault);
        var before = await context.History.CountAsync(TestContext.Current.CancellationToken);
        Assert.False(await installation.Get<DemoService>().EnsureAsync(Content, TestContext.Current.CancellationToken));
        Assert.Equal(before, await context.History.CountAsync(TestContext.Current.CancellationToken));
        if (engine == Engine.Sqlite) AssertEachWouldBeAccepted(installation.Get<LfpseContent>(), await context.Revisions.ToListAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<Dictionary<Guid, EventAnswers>> AnswersAsync(LearnSafeContext context) =>
        (await context.Revisions.AsNoTracking().Where(revision => revision.Number == 1).ToListAsync(TestContext.Current.CancellationToken)).ToDictionary(revision => revision.EventId, revision => EventAnswersJson.Read(revision.Answers!));

    /// <summary>A shift at the practice that visitors see first, a trend of the board, a practice that hardly records anything.</summary>
    private static void AssertThereIsSomethingToFind(List<PatientSafetyEvent> records, List<Organisation> organisations, Dictionary<Guid, EventAnswers> answers)
    {
        var month = new DateOnly(TestClock.Start.Year, TestClock.Start.Month, 1);
        int Count(int ago, Func<PatientSafetyEvent, bool> which) => records.Count(record => record.WithdrawnAt is null && DateOnly.FromDateTime(record.RecordedAt) is var day && day >= month.AddMonths(-ago) && day < month.AddMonths(1 - ago) && which(record));
        var larkmere = organisations.Single(one => one.Code == "Z99101").Id;
        bool Device(PatientSafetyEvent record) => record.OrganisationId == larkmere && answers[record.Id].Values["InvolvedAgents"].Contains("3", StringComparer.Ordinal);
        Assert.All(Enumerable.Range(1, 8), ago => Assert.True(Count(ago, Device) >= 3));
        Assert.True(Enumerable.Range(9, 12).Sum(ago => Count(ago, Device)) <= 18);
        Assert.All(Enumerable.Range(1, 7), ago => Assert.True(Count(ago, record => record.Type == EventType.GoodCare) > Count(ago + 1, record => record.Type == EventType.GoodCare), $"good care {ago} months ago"));
        var coldharbour = organisations.Single(one => one.Code == "Z99103").Id;
        Assert.InRange(Enumerable.Range(1, 12).Sum(ago => Count(ago, record => record.OrganisationId == coldharbour)), 0, 4);
    }

    [Fact]
    public async Task Ensure_BesideRealData_IsRefused()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync());

        var fault = await Assert.ThrowsAsync<SettingsException>(() => installation.Get<DemoService>().EnsureAsync(Content, TestContext.Current.CancellationToken));

        Assert.Contains("never mixed", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await installation.QueryAsync(context => context.Organisations.CountAsync()));
    }

    private static void AssertEachWouldBeAccepted(LfpseContent lfpse, List<EventRevision> revisions)
    {
        foreach (var revision in revisions)
        {
            var answers = EventAnswersJson.Read(revision.Answers!);
            var faults = AnswerCheck.Faults(lfpse.Taxonomies[answers.TaxonomyVersion], answers, new DateOnly(2026, 11, 20));
            Assert.True(faults.Count == 0, $"{answers.Description}: {string.Join(' ', faults)}");
            Assert.Empty(PrivacyCheck.Find(answers.Description!));
            // Programs and people without an account are not asked everything that a member of staff is.
            if (answers.TaxonomyVersion != lfpse.Current.Version || revision.ActorKind != ActorKind.Person) continue;
            var missing = FormCheck.Faults(new OpenQuestions(lfpse.Current, lfpse.FormRules[5], answers, answers.Type == EventType.Risk ? null : answers.Patients.Count));
            Assert.True(missing.Count == 0, $"{answers.Description}: {string.Join(' ', missing)}");
        }
    }

    [Fact]
    public void People_EachOfTheDemo_BelongsToAnOrganisationAndHasALongEnoughPassword()
    {
        Assert.True(Content.People.Password.Length >= 12);
        Assert.All(Content.People.People.Where(person => person.Organisation is not null), person => Assert.Contains(Content.People.Organisations, organisation => organisation.Code == person.Organisation));
        Assert.All(
            RoleCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content")).Roles,
            role => Assert.True(Content.People.People.Any(person => person.Roles.Contains(role.Name)), $"Nobody in the demo is {role.Name}."));
    }
}
