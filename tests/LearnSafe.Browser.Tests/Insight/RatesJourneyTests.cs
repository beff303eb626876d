using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Review;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Insight;

/// <summary>From a file of denominators to a funnel, a view that is kept, and a sheet for the meeting; every page on the way is judged.</summary>
public sealed class RatesJourneyTests(Site site)
{
    private const string Specialist = "specialist@sedge.example";
    private const string Lead = "lead@sedge.example";

    [Fact]
    public async Task Denominators_Imported_MakeAFunnelThatIsSavedAndADigestThatPrintsOnOneSheet()
    {
        await AddBoardAsync();
        await using var specialist = await site.OpenAsync(Specialist, Viewing.NoScript);
        await specialist.GoAsync(OrganisationLinks.All);
        await specialist.FollowAsync("Registered patients, items dispensed and other denominators");
        await specialist.FollowAsync("Import a file of denominators");
        var file = "code,kind,from,value,source\n" + string.Concat(Practices.Select(code => $"{code},registered patients,2025-10-01,9000,List size\n{code},registered patients,2026-04-01,\"9,100\",List size\n")) + "NOWHERE,registered patients,2026-04-01,1,None\n";
        await specialist.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "denominators.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await specialist.PressAsync("See what would change");
        Assert.Contains("7 lines: 6 added, 0 changed, 1 refused", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.PressAsync("Confirm and import");
        await specialist.FollowAsync("see what is known now");
        Assert.Contains("9,100", await specialist.WordsAsync(), StringComparison.Ordinal);

        await specialist.FollowAsync("Sedge Surgery Y99077");
        await specialist.GoAsync(InsightLinks.Rates);
        await specialist.Page.GetByLabel("Provider").SelectOptionAsync("Sedge Surgery Y99078");
        await specialist.PressAsync("Show");
        Assert.Equal(2, await specialist.Page.Locator("circle.chart-ring").CountAsync());
        Assert.Contains("says nothing of how safe a practice is", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.Page.Locator("summary", new() { HasText = "Save this view" }).ClickAsync();
        await specialist.PressAsync("Save the view");
        Assert.StartsWith("Error: ", await specialist.Page.TitleAsync(), StringComparison.Ordinal);
        await specialist.TypeAsync("Name of the view", "Sedge among the others");
        await specialist.PressAsync("Save the view");
        await specialist.FollowAsync("Sedge among the others");
        Assert.Equal("Y99078", await specialist.Page.GetByLabel("Provider").InputValueAsync());

        await using var lead = await site.OpenAsync(Lead);
        await lead.GoAsync("/review");
        await lead.FollowAsync("Digest of the last month");
        var words = await lead.WordsAsync();
        Assert.All(["Digest of October 2026", "Actions done (6)", "and 1 more", "And 1 more learning summaries"], part => Assert.Contains(part, words, StringComparison.Ordinal));
        var pdf = System.Text.Encoding.Latin1.GetString(await lead.Page.PdfAsync(new PagePdfOptions { Format = "A4" }));
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b"));
        Assert.Contains("Printed by Odile Hart", await lead.Page.Locator(".app-print-footer").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static readonly string[] Practices = ["Y99077", "Y99078", "Y99079"];

    /// <summary>A board with three practices, of which the second records most.</summary>
    private async Task AddBoardAsync()
    {
        await using var context = site.Installation.NewContext();
        var board = context.Organisations.Add(new Organisation { Code = "QZ7", Name = "Sedge Care Board", Kind = OrganisationKind.IntegratedCareBoard, CreatedAt = TestClock.Start.UtcDateTime }).Entity;
        var practices = Practices.Select(code => context.Organisations.Add(new Organisation { Code = code, Name = $"Sedge Surgery {code}", Kind = OrganisationKind.Provider, CareSetting = CareSetting.GeneralPractice, CreatedAt = TestClock.Start.UtcDateTime }).Entity).ToList();
        foreach (var practice in practices) context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = practice.Id, ParentId = board.Id, From = new DateOnly(2024, 4, 1) });
        await context.SaveChangesAsync();
        // Last: whoever looks meanwhile must not take what was before for what is now.
        await OrganisationTreeService.ChangedAsync(context);
        Assert.Null(await site.Installation.Get<AccountService>().AddAsync(Specialist, "Noor Haldane", TestData.Password, board.Code, RoleNames.PatientSafetySpecialist, Actor.System));
        await RecordAsync(practices);
        await FillOctoberAsync(practices[0]);
    }

    /// <summary>As much as a busy practice has to tell of a month: longest where pages cut off.</summary>
    private async Task FillOctoberAsync(Organisation practice)
    {
        var (installation, october) = (site.Installation, new DateTime(2026, 10, 14, 12, 0, 0, DateTimeKind.Utc));
        var person = await installation.AddPersonAsync(practice, RoleNames.PatientSafetyLead, Lead, "Odile Hart");
        var lead = await installation.ActingAsync(practice, Lead);
        for (var number = 1; number <= 12; number++)
        {
            var action = await installation.ActionAsync(lead, person, new DateOnly(2026, 11, number), $"The scanning step asks whether a letter changes a medicine, part {number}");
            await installation.MoveAsync(lead, action, number > 6 ? [ActionStatus.Agreed, ActionStatus.Implemented] : [ActionStatus.Agreed]);
        }

        for (var number = 1; number <= 5; number++) await installation.PublishAsync(practice, person, SummaryScope.Organisation, [], $"Letters that change a medicine are read by two people, part {number}");
        await using var context = installation.NewContext();
        await context.SafetyActions.Where(action => action.OrganisationId == practice.Id && action.InPlaceAt != null).ExecuteUpdateAsync(set => set.SetProperty(action => action.InPlaceAt, october));
        await context.LearningSummaries.Where(summary => summary.OrganisationId == practice.Id).ExecuteUpdateAsync(set => set.SetProperty(summary => summary.PublishedAt, october));
    }

    /// <summary>As if it were the summer: the clock of the assembly stands still, in a quarter that is not over.</summary>
    private async Task RecordAsync(IReadOnlyList<Organisation> practices)
    {
        var (installation, summer) = (site.Installation, new TestClock());
        summer.Advance(TimeSpan.FromDays(-100));
        await using var writer = new RecordWriter(installation.Get<DatabaseEngine>(), installation.Get<HistoryChain>(), summer, NullLogger<RecordWriter>.Instance);
        var events = new EventService(installation.Get<IDbContextFactory<LearnSafeContext>>(), writer, installation.Get<LfpseContent>(), installation.Get<ReviewSigns>());
        foreach (var (practice, count) in practices.Zip((int[])[2, 9, 3]))
        {
            for (var number = 0; number < count; number++) Assert.Equal(ChangeStatus.Done, (await events.RecordAsync(practice.Id, TestData.Incident(), new Change(Actor.System))).Status);
        }

        // And a year and a half of a busy practice, of every type and level of harm.
        summer.Advance(new DateTimeOffset(2025, 5, 3, 9, 0, 0, TimeSpan.Zero) - summer.GetUtcNow());
        var made = 0;
        for (var month = 0; month < 18; month++, summer.Advance(TimeSpan.FromDays(30)))
        {
            foreach (var type in EventTypes.All.Concat(EventTypes.All))
            {
                var answers = TestData.Incident();
                answers = type == EventType.Incident
                    ? answers with { Patients = [answers.Patients[0].With("PhysicalHarm", (1 + (made % 5)).ToString(System.Globalization.CultureInfo.InvariantCulture))] }
                    : new EventAnswers { TaxonomyVersion = 5, Type = type, Description = "A second look was taken.", Date = "2025-05-01", Values = answers.Values.With("InvolvedAgents", (1 + (made % 9)).ToString(System.Globalization.CultureInfo.InvariantCulture)) };
                Assert.Equal(ChangeStatus.Done, (await events.RecordAsync(practices[0].Id, answers, new Change(Actor.System))).Status);
                made++;
            }
        }

        await installation.CountedAsync();
    }
}
