using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Engagement;

public sealed class EngagementAccessTests
{
    private const HttpStatusCode Open = HttpStatusCode.OK;
    private const HttpStatusCode Hidden = HttpStatusCode.NotFound;
    private const HttpStatusCode Refused = HttpStatusCode.Forbidden;

    /// <summary>For somebody who neither leads the case nor is named in it, and for the same when they are named: who does not engage people opens nothing by being named.</summary>
    private static readonly (string Who, HttpStatusCode Neither, HttpStatusCode Named)[] Table =
    [
        ("second", Hidden, Open),
        ("lead", Hidden, Open),
        ("reporter", Refused, Refused),
        ("admin", Refused, Refused),
        ("outsider", Hidden, Hidden),
        ("network", Refused, Refused),
        ("partner", Refused, Refused),
        ("system", Refused, Refused),
    ];

    [Theory, EachEngine]
    public async Task Case_ByEachRole_OpensToItsLeadAndThoseNamedWhoEngagePeople(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var practice = engaged.Practice;
        await practice.AddNetworkAsync();
        Assert.Null(await engaged.Installation.Get<AccountService>().AddAsync("system@harebell.example", "Teodor Lund", TestData.Password, null, RoleNames.InstallationAdministrator, Actor.System));
        var person = await engaged.AddPersonAsync("Wilhelmina Dace");
        await engaged.AddContactAsync(person, "She spoke about the two days.", "Ring on Thursday", new DateOnly(2026, 11, 26), "Why did nobody ring?");
        var (promise, question) = await engaged.Installation.QueryAsync(async context => (await context.EngagementPromises.Select(row => row.Id).SingleAsync(), await context.EngagementQuestions.Select(row => row.Id).SingleAsync()));
        string[] pages =
        [
            EngagementLinks.Case(engaged.Case), EngagementLinks.Step(engaged.Case, 1), EngagementLinks.NewPerson(engaged.Case), EngagementLinks.Person(engaged.Case, person), EngagementLinks.Contact(engaged.Case),
            EngagementLinks.Promise(engaged.Case, promise), EngagementLinks.Question(engaged.Case, question), EngagementLinks.Records(engaged.Case), EngagementLinks.Readers(engaged.Case), EngagementLinks.Close(engaged.Case), EngagementLinks.Print(engaged.Case),
        ];
        List<string> faults = [];
        async Task CheckAsync(string who, HttpStatusCode expected, string state)
        {
            foreach (var page in pages)
            {
                var answer = await practice.GetAsync(who, page);
                if (answer.StatusCode != expected) faults.Add($"{who} {state} {page}: {answer.StatusCode}");
                if (expected != Open && (await answer.Content.ReadAsStringAsync()).Contains("Dace", StringComparison.Ordinal)) faults.Add($"{who} {state} {page} reads a name");
            }
        }

        await CheckAsync("hedda", Open, "leads");
        foreach (var (who, neither, named) in Table)
        {
            await CheckAsync(who, neither, "neither");
            var email = who == "outsider" ? "lead@bryony.example" : $"{who}@harebell.example";
            await engaged.Installation.QueryAsync(async context =>
            {
                context.EngagementReaders.Add(new EngagementReader { CaseId = engaged.Case, PersonId = await context.Users.Where(known => known.Email == email).Select(known => known.Id).SingleAsync(), NamedAt = TestClock.Start.UtcDateTime });
                return await context.SaveChangesAsync();
            });
            await CheckAsync(who, named, "named");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // Named, they work on it; what only its lead decides they do not.
        Assert.DoesNotContain("Hand the lead on", await engaged.TextAsync("lead", EngagementLinks.Readers(engaged.Case)), StringComparison.Ordinal);
        Assert.DoesNotContain("Close the engagement", await engaged.TextAsync("lead", EngagementLinks.Close(engaged.Case)), StringComparison.Ordinal);
        // Taken away from whom the record is kept, named or not.
        await engaged.KeepFromAsync(practice.Lead);
        await CheckAsync("lead", Hidden, "involved");
    }

    [Theory, EachEngine]
    public async Task Record_ToThoseWhoReviewIt_SaysThatThereIsAnEngagementAndNothingElse(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        await engaged.AddPersonAsync("Wilhelmina Dace");
        var (review, record, address) = (ReviewLinks.Record(engaged.Record.Id), LearnSafe.Features.Events.RecordLinks.Record(engaged.Record.Id), EngagementLinks.Case(engaged.Case));
        var page = await engaged.Practice.PageAsync("lead", review);
        Assert.Contains("Engagement in progress", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"a[href='{address}']"));
        Assert.Contains("Engagement in progress", await engaged.TextAsync("admin", review), StringComparison.Ordinal);
        Assert.Contains("Engagement is in progress", await engaged.TextAsync("lead", EngagementLinks.NewFor(engaged.Record.Id)), StringComparison.Ordinal);
        // Neither its reporter nor the record itself says so, and nobody in the history or the log.
        foreach (var who in new[] { "reporter", "lead", "admin" }) Assert.DoesNotContain("ngagement in progress", await engaged.TextAsync(who, record), StringComparison.Ordinal);
        Assert.All(await engaged.HistoryAsync(), entry => Assert.DoesNotContain(engaged.Record.Id.ToString(), entry.Content!, StringComparison.OrdinalIgnoreCase));
        await engaged.NameAsync(engaged.Practice.Lead);
        Assert.NotNull((await engaged.Practice.PageAsync("lead", review)).QuerySelector($"a[href='{address}']"));
        await engaged.CloseAsync();
        Assert.Contains("Engagement ended", await engaged.TextAsync("admin", review), StringComparison.Ordinal);

        var opened = await engaged.TextAsync("hedda", EngagementLinks.Readers(engaged.Case));
        Assert.Contains("Hedda Lorne, Engagement lead", opened, StringComparison.Ordinal);
        var log = await engaged.Installation.QueryAsync(context => context.AccessLog.Where(entry => entry.Address.StartsWith("/engagement")).ToListAsync());
        Assert.True(log.Count >= 3);
        Assert.All(log, entry => Assert.Null(entry.EventId));
        Assert.Contains("Engagement of people affected", await engaged.TextAsync("admin", LearnSafe.Features.AccessLog.AccessLogLinks.Reading), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Begin_AboutWhatIsNotTheirs_IsRefused(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var practice = engaged.Practice;
        var theirs = await engaged.Installation.RecordAsync(practice.Other);
        Task<HttpResponseMessage> BeginAsync(string reference) => practice.PressAsync("second", EngagementLinks.New, "Begin the engagement", ("References", reference));
        foreach (var wrong in new[] { "", theirs.Reference, "LS-0000-0000", "<script>", string.Join('\n', Enumerable.Range(0, 30)), $"{engaged.Record.Reference} {theirs.Reference}" })
            Assert.Equal(HttpStatusCode.BadRequest, (await BeginAsync(wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("second", EngagementLinks.NewFor(theirs.Id)));
        await engaged.KeepFromAsync(engaged.Second);
        Assert.Equal(HttpStatusCode.BadRequest, (await BeginAsync(engaged.Record.Reference)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("second", EngagementLinks.NewFor(engaged.Record.Id)));
        // The number of somebody else's case opens nothing.
        Assert.Equal(HttpStatusCode.NotFound, (await practice.PressAsync("lead", EngagementLinks.New, "Begin the engagement", ("References", engaged.Record.Reference), ("Id", engaged.Case.ToString()))).StatusCode);
        Assert.Equal(1, await engaged.Installation.QueryAsync(context => context.EngagementCases.CountAsync()));
    }
}
