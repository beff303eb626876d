using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.History;
using LearnSafe.Platform.SignIn;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

/// <summary>What an organisation that is not on the installation is asked, and answers by a link.</summary>
public sealed class AnswerLinkTests
{
    private const string Written = "Mrs Ottoline Bramley was given amlodipine 10 mg for 5 mg.";
    private const string Wording = "A patient was given amlodipine 10 mg for 5 mg.";
    private const string Question = "Was the dose changed in your letter?";
    private const string Answer = "It was, on its second page. Doses now stand at the top.";
    private const string Name = "Wold Infirmary, patient safety team";
    private const string Address = "patient.safety@woldinfirmary.example";

    [Theory, EachEngine]
    public async Task Link_IsAnsweredOnce_AndReachesTheReporter(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread, link) = await SentAsync(practice);
        using var stranger = practice.Installation.Client();
        for (var look = 0; look < 2; look++)
        {
            var opened = await stranger.GetAsync(new Uri(link, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, true, "noindex, nofollow"), (opened.StatusCode, opened.Headers.CacheControl!.NoStore, opened.Headers.GetValues("X-Robots-Tag").Single()));
            var shown = (await opened.DocumentAsync()).QuerySelector("main")!.TextContent;
            Assert.All([Question, Wording, Name, "Harebell Surgery"], part => Assert.Contains(part, shown, StringComparison.Ordinal));
            Assert.All(["Bramley", "Ines Falk", "Mairi Quill", record.Reference, "50 years", Address], secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(stranger, link, ("As", "Answer"), ("Text", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(stranger, link, ("Text", Answer))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(stranger, link, ("As", "Write"), ("Text", Answer))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(stranger, link, ("As", "Answer"), ("Text", new string('x', ThreadService.Longest + 1)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(stranger, link, ("As", "Answer"), ("Text", "Ring Mrs Ottoline Bramley."))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(stranger, link, ("As", "Answer"), ("Text", Answer))).StatusCode);
        var receipt = (await (await stranger.GetAsync(new Uri(link, UriKind.Relative))).DocumentAsync()).QuerySelector("main")!;
        Assert.Contains("Your answer is sent", receipt.TextContent, StringComparison.Ordinal);
        Assert.Null(receipt.QuerySelector("form"));
        Assert.All([Question, Wording, Answer, Name], part => Assert.DoesNotContain(part, receipt.TextContent, StringComparison.Ordinal));

        var own = await MainAsync(practice, "reporter", RecordLinks.Record(record.Id));
        Assert.All([Question, Answer, Name, "Somebody outside, by a link"], part => Assert.Contains(part, own, StringComparison.Ordinal));
        Assert.DoesNotContain(Address, own, StringComparison.Ordinal);
        var lead = await MainAsync(practice, "lead", ThreadLinks.Thread(thread));
        Assert.All([$"{Name} answered", Address], part => Assert.Contains(part, lead, StringComparison.Ordinal));
        Assert.DoesNotContain("Possible personal data", lead, StringComparison.Ordinal);
        Assert.Contains("Organisations that do not use LearnSafe", await MainAsync(practice, "lead", ThreadLinks.Flow), StringComparison.Ordinal);
        Assert.Contains(Name, await MainAsync(practice, "lead", ThreadLinks.Sent), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", ThreadLinks.Thread(thread)));

        var (stored, history) = await practice.Installation.QueryAsync(async context => (
            await context.RecordThreads.SingleAsync(), await context.History.Where(entry => entry.Content!.Contains(thread.ToString())).OrderBy(entry => entry.Sequence).ToListAsync()));
        Assert.Equal([HistoryActions.RecordSent, HistoryActions.AnswerLinkMade, HistoryActions.ThreadAnswered], history.Select(entry => entry.Action));
        Assert.All(history, entry => Assert.Equal((practice.Organisation.Id, record.Id), (entry.OrganisationId!.Value, entry.SubjectId!.Value)));
        Assert.All([.. history.Select(entry => entry.Content!), stored.OutsideName!, stored.OutsideAddress!], text => Assert.All([Question, Answer, Wording, Name, Address, link.Split('=')[1]], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task Answer_TwoAtOnce_KeepsOne(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (_, _, link) = await SentAsync(practice);
        using var stranger = practice.Installation.Client();
        var fields = await FieldsAsync(stranger, link);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => PostAsync(stranger, link, fields, ("As", "Decline"), ("Text", $"Reason {number}"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal((2, 1), await practice.Installation.QueryAsync(async context => (await context.ThreadMessages.CountAsync(), await context.RecordThreads.CountAsync(row => row.State == ThreadStage.Declined))));
    }

    [Theory, EachEngine]
    public async Task Link_TakenBackReplacedClosedOverOrGuessed_OpensNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread, first) = await SentAsync(practice);
        using var stranger = practice.Installation.Client();
        var fields = await FieldsAsync(stranger, first);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", ThreadLinks.Thread(thread), "Take the link back")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, first));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(stranger, first, fields, ("As", "Answer"), ("Text", Answer))).StatusCode);
        var second = LinkIn(await (await practice.PressAsync("lead", ThreadLinks.Thread(thread), "Make another link")).DocumentAsync());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(stranger, first), await StatusAsync(stranger, second)));
        var third = LinkIn(await (await practice.PressAsync("lead", ThreadLinks.Thread(thread), "Make another link")).DocumentAsync());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(stranger, second), await StatusAsync(stranger, third)));
        foreach (var guess in new[] { "/answer", "/answer?link=", "/answer?link=x", $"/answer?link={new string('a', 5000)}", third[..^1], $"{third}x", $"/answer?link={thread}" })
            Assert.Equal((guess, HttpStatusCode.NotFound), (guess, await StatusAsync(stranger, guess)));
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", ThreadLinks.Thread(thread), "Close this")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, third));
        Assert.Contains("Was the dose changed", await MainAsync(practice, "lead", ThreadLinks.Thread(thread)), StringComparison.Ordinal);

        var (_, _, withdrawn) = await SentAsync(practice, record);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, withdrawn));
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, record.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, withdrawn));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(stranger, withdrawn, fields, ("As", "Answer"), ("Text", Answer))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Link_OpensUntil28DaysAfterTheDay_AndTheAddressGoes28DaysLater(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (_, thread, link) = await SentAsync(practice);
        var links = practice.Installation.Get<AnswerLinkService>();
        using var stranger = practice.Installation.Client();
        var answerBy = await practice.Installation.QueryAsync(context => context.RecordThreads.Select(row => row.AnswerBy).SingleAsync());
        practice.Installation.Clock.Advance(TimeSpan.FromDays(answerBy.DayNumber - DateOnly.FromDateTime(TestClock.Start.UtcDateTime).DayNumber + AnswerLink.OpenFor));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, link));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, link));
        Assert.Equal(0, await links.DeleteExpiredAsync(TestContext.Current.CancellationToken));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(AnswerLinkService.AddressKeptFor));
        Assert.Equal((1, 0), (await links.DeleteExpiredAsync(TestContext.Current.CancellationToken), await links.DeleteExpiredAsync(TestContext.Current.CancellationToken)));
        Assert.Equal((0, 0, 1), await practice.Installation.QueryAsync(async context => (await context.AnswerLinks.CountAsync(), await context.RecordThreads.CountAsync(row => row.OutsideAddress != null), await context.History.CountAsync(entry => entry.Action == HistoryActions.OutsideAddressDeleted))));
        Assert.Contains(Name, await practice.Installation.QueryAsync(async context => practice.Installation.Get<ThreadReading>().OutsideName(await context.RecordThreads.SingleAsync(row => row.Id == thread))), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Answered_TheAddressGoes28DaysLater_UnlessAHoldKeepsTheRecord(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, _, link) = await SentAsync(practice);
        using var stranger = practice.Installation.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(stranger, link, ("As", "Answer"), ("Text", Answer))).StatusCode);
        var (links, holds) = (practice.Installation.Get<AnswerLinkService>(), practice.Installation.Get<LearnSafe.Features.Retention.LegalHoldService>());
        practice.Installation.Clock.Advance(TimeSpan.FromDays(AnswerLinkService.AddressKeptFor - 1));
        Assert.Equal(0, await links.DeleteExpiredAsync(TestContext.Current.CancellationToken));
        await holds.PlaceAsync(practice.Organisation.Id, record.Id, null, "Claim 12", Actor.Person(practice.Lead));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await links.DeleteExpiredAsync(TestContext.Current.CancellationToken));
        await practice.Installation.QueryAsync(context => context.LegalHolds.ExecuteUpdateAsync(set => set.SetProperty(hold => hold.ReleasedAt, TestClock.Start.UtcDateTime)));
        Assert.Equal(1, await links.DeleteExpiredAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task Erase_TheRecord_TakesNameAddressAndLinks(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread, link) = await SentAsync(practice);
        await practice.Installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "Order of a court");
        using var stranger = practice.Installation.Client();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, link));
        Assert.Equal((0, 0), await practice.Installation.QueryAsync(async context => (await context.AnswerLinks.CountAsync(), await context.RecordThreads.CountAsync(row => row.OutsideName != null || row.OutsideAddress != null))));
        Assert.Contains("An organisation that does not use LearnSafe", await MainAsync(practice, "lead", ThreadLinks.Thread(thread)), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Send_WithoutNameOrAnAddress_IsRefusedAndNothingIsKept(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var page = Page(await practice.RecordAsync(TestData.Incident(Written)));
        (string, string)[] right = [("Question", Question), ("Wording[0]", Wording), ("Confirmed", "true"), ("OutsideName", Name), ("OutsideAddress", Address)];
        foreach (var (field, wrong) in new[] { ("OutsideName", " "), ("OutsideName", "Dr Ottoline Bramley"), ("OutsideName", new string('x', 101)), ("OutsideAddress", ""), ("OutsideAddress", "nobody"), ("OutsideAddress", "a@b.example, c@d.example"), ("OutsideAddress", "a@b.example\r\nBcc: c@d.example") })
            Assert.Equal((wrong, HttpStatusCode.BadRequest), (wrong, (await practice.PressAsync("lead", page, "Send a link", [.. right.Where(one => one.Item1 != field), (field, wrong)])).StatusCode));
        Assert.Equal((0, 0), await practice.Installation.QueryAsync(async context => (await context.RecordThreads.CountAsync(), await context.AnswerLinks.CountAsync())));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", page));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", page));
    }

    [Theory, EachEngine]
    public async Task Answer_ThatKeepsWhatLooksPersonal_IsMarkedForTheLead(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (_, thread, link) = await SentAsync(practice);
        using var stranger = practice.Installation.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(stranger, link, ("As", "Answer"), ("Text", "Ask Mrs Ottoline Bramley."), ("KeepText", "true"))).StatusCode);
        Assert.Contains("Possible personal data", await MainAsync(practice, "lead", ThreadLinks.Thread(thread)), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Thread_OutsideTakesNoMessages_AndSaysWhatTheMailSays(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (_, thread, link) = await SentAsync(practice);
        var page = await practice.PageAsync("lead", ThreadLinks.Thread(thread));
        Assert.Null(page.QuerySelector("textarea"));
        Assert.DoesNotContain("closed this", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var mail = Assert.Single(await practice.Installation.MailAsync(), sent => sent.To == Address);
        Assert.Equal(link, mail.Link);
        Assert.All([Question, Wording, "amlodipine", Name], part => Assert.DoesNotContain(part, mail.Subject + mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_TriedInGreatNumber_IsSlowedDown()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var stranger = installation.Client();
        for (var turn = 0; turn < AccountsRateLimit.SearchesAMinute; turn++) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, $"/answer?link={turn}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(stranger, "/answer?link=x"));
    }

    [Theory, EachEngine]
    public async Task Post_WithoutTheFormsToken_IsRefused(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (_, _, link) = await SentAsync(practice);
        using var stranger = practice.Installation.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(stranger, link, [], ("As", "Answer"), ("Text", Answer))).StatusCode);
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.RecordThreads.CountAsync(row => row.State == ThreadStage.Waiting)));
    }

    private static async Task<(EventHead Record, Guid Thread, string Link)> SentAsync(Practice practice, EventHead? of = null)
    {
        var record = of ?? await practice.RecordAsync(TestData.Incident(Written));
        var answer = await practice.PressAsync("lead", Page(record), "Send a link", ("Question", Question), ("Wording[0]", Wording), ("Confirmed", "true"), ("OutsideName", Name), ("OutsideAddress", Address));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shown = await answer.DocumentAsync();
        return (record, Guid.Parse(shown.QuerySelector("main a[href^='/threads/']")!.GetAttribute("href")!.Split('/')[^1]), LinkIn(shown));
    }

    private static string Page(EventHead record) => $"{ThreadLinks.Send(record.Id)}?outside=true";

    private static string LinkIn(IHtmlDocument page) => new Uri(page.QuerySelector("main .nhsuk-inset-text p")!.TextContent).PathAndQuery;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string link) => (await client.GetAsync(new Uri(link, UriKind.Relative))).StatusCode;

    private static async Task<(string Name, string Value)[]> FieldsAsync(HttpClient client, string link) =>
        [.. (await (await client.GetAsync(new Uri(link, UriKind.Relative))).DocumentAsync()).QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").Select(input => (input.Name!, input.Value))];

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string link, params (string Name, string Value)[] answers) => await PostAsync(client, link, await FieldsAsync(client, link), answers);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string link, (string Name, string Value)[] fields, params (string Name, string Value)[] answers)
    {
        using var content = new FormUrlEncodedContent(fields.Concat(answers).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(link, UriKind.Relative), content);
    }

    private static async Task<string> MainAsync(Practice practice, string who, string path) => (await practice.PageAsync(who, path)).QuerySelector("main")!.TextContent;
}
