using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class ThreadTests
{
    private const string Written = "Mrs Ottoline Bramley was given amlodipine 10 mg for 5 mg.";
    private const string Question = "Was the letter read on your side?";
    private const string Wording = "A patient was given amlodipine 10 mg for 5 mg.";
    private const string Answer = "It was filed unread. Letters now go to two people.";

    [Theory, EachEngine]
    public async Task Send_ToAnotherPractice_WhoAnswers_ReachesTheReporter(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread) = await SentAsync(practice);
        var theirs = await MainAsync(practice, "outsider", ThreadLinks.Thread(thread));
        Assert.Contains(Question, theirs, StringComparison.Ordinal);
        Assert.Contains(Wording, theirs, StringComparison.Ordinal);
        Assert.All(["Bramley", "Ines Falk", "Mairi Quill", record.Reference, "50 years"], secret => Assert.DoesNotContain(secret, theirs, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", RecordLinks.Record(record.Id)));
        Assert.Contains("1 waits for an answer.", await MainAsync(practice, "outsider", ThreadLinks.Received), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("outsider", ThreadLinks.Thread(thread), "Send", ("As", "Answer"), ("Text", "Ring Mrs Ottoline Bramley."))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("outsider", ThreadLinks.Thread(thread), "Send", ("As", "Answer"), ("Text", Answer))).StatusCode);
        var own = await MainAsync(practice, "reporter", RecordLinks.Record(record.Id));
        Assert.All([Question, Answer, "Bryony Lane Surgery"], part => Assert.Contains(part, own, StringComparison.Ordinal));
        Assert.Contains("Bryony Lane Surgery answered", await MainAsync(practice, "lead", ThreadLinks.Thread(thread)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ThreadLinks.Thread(thread)));
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", ThreadLinks.Thread(thread), "Close this")).StatusCode);
        Assert.DoesNotContain("Send", (await practice.PageAsync("outsider", ThreadLinks.Thread(thread))).QuerySelectorAll("main button").Select(button => button.TextContent.Trim()));
        var (rows, history) = await practice.Installation.QueryAsync(async context => (
            await context.ThreadMessages.Select(message => message.Encrypted).ToListAsync(), await context.History.Where(entry => entry.Content!.Contains(thread.ToString())).OrderBy(entry => entry.Sequence).ToListAsync()));
        Assert.Equal([HistoryActions.RecordSent, HistoryActions.ThreadAnswered, HistoryActions.ThreadClosed], history.Select(entry => entry.Action));
        Assert.Equal([practice.Organisation.Id, practice.Other.Id, practice.Organisation.Id], history.Select(entry => entry.OrganisationId!.Value));
        Assert.All(history.Select(entry => entry.Content!).Concat(rows.OfType<string>()), text => Assert.All([Question, Answer, Wording], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task Send_NothingConfirmedNamedOrClosed_IsRefused(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync(TestData.Incident(Written));
        var page = Page(practice, record);
        Assert.DoesNotContain("Bramley", (await practice.PageAsync("lead", page)).QuerySelectorAll("textarea")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(practice, page, ("Question", Question), ("Wording[0]", Wording))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(practice, page, ("Question", Question), ("Wording[0]", Written), ("Confirmed", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(practice, page, ("Question", " "), ("Wording[0]", Wording), ("Confirmed", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(practice, page, ("Expected", "7"), ("Question", Question), ("Wording[0]", Wording), ("Confirmed", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(practice, page, ("Within", "400"), ("Question", Question), ("Wording[0]", Wording), ("Confirmed", "true"))).StatusCode);
        await practice.Installation.QueryAsync(context => context.Organisations.Where(place => place.Id == practice.Other.Id).ExecuteUpdateAsync(set => set.SetProperty(place => place.ClosedOn, new DateOnly(2026, 1, 1))));
        Assert.Null((await practice.PageAsync("lead", page)).QuerySelector("textarea"));
        Assert.DoesNotContain("Bryony", (await practice.PageAsync("lead", ThreadLinks.Send(record.Id) + "?find=Bryony")).QuerySelector("ul.nhsuk-list")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.RecordThreads.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Send_PressedTwice_AsksOnce(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread) = await SentAsync(practice);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(practice, Page(practice, record), ("Thread", thread.ToString()), ("Question", Question), ("Wording[0]", Wording), ("Confirmed", "true"))).StatusCode);
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.ThreadMessages.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Answer_TwoAtOnce_OneIsKeptAndTheOtherIsTold(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (_, thread) = await SentAsync(practice);
        await practice.AsAsync("outsider");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => practice.PressAsync("outsider", ThreadLinks.Thread(thread), "Send", ("As", "Answer"), ("Text", $"Answer {number}"))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], statuses.Select(answer => answer.StatusCode).Order());
        Assert.Equal(2, await practice.Installation.QueryAsync(context => context.ThreadMessages.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Read_WithdrawnOrErased_ShowsNothingOfTheRecordAnyMore(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread) = await SentAsync(practice);
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, record.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        var withdrawn = await MainAsync(practice, "outsider", ThreadLinks.Thread(thread));
        Assert.DoesNotContain(Wording, withdrawn, StringComparison.Ordinal);
        Assert.Contains("was withdrawn or erased", withdrawn, StringComparison.Ordinal);
        Assert.Null((await practice.PageAsync("lead", Page(practice, record))).QuerySelector("textarea"));
        await practice.Installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "Order of a court");
        Assert.DoesNotContain(Question, await MainAsync(practice, "outsider", ThreadLinks.Thread(thread)), StringComparison.Ordinal);
        Assert.Equal((0, 0), await practice.Installation.QueryAsync(async context => (await context.RecordThreads.CountAsync(row => row.Wording != null), await context.ThreadMessages.CountAsync(row => row.Encrypted != null))));
    }

    [Theory, EachEngine]
    public async Task Thread_OfARecordKeptFromTheLead_IsAsIfItWereNotThereAndMailsThemNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread) = await SentAsync(practice);
        var mails = await practice.Installation.QueryAsync(context => context.OutgoingMails.CountAsync());
        await practice.Installation.Get<KeepFromService>().KeepAsync(await practice.Installation.QueryAsync(context => context.Events.SingleAsync(known => known.Id == record.Id)), [practice.Lead], Actor.Person(practice.Reporter));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", ThreadLinks.Thread(thread)));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", ThreadLinks.Send(record.Id)));
        // What was said when they sent it themselves is said once, on the next page.
        await MainAsync(practice, "lead", ThreadLinks.Sent);
        Assert.DoesNotContain("Bryony", await MainAsync(practice, "lead", ThreadLinks.Sent), StringComparison.Ordinal);
        await practice.PressAsync("outsider", ThreadLinks.Thread(thread), "Send", ("As", "Write"), ("Text", "Which letter?"));
        // Those that were there may have been sent meanwhile; none came.
        Assert.True(await practice.Installation.QueryAsync(context => context.OutgoingMails.CountAsync()) <= mails);
    }

    [Theory, EachEngine]
    public async Task Remind_BeforeAndAfterTheDay_OnceEach(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (_, thread) = await SentAsync(practice);
        var threads = practice.Installation.Get<ThreadService>();
        Assert.Equal(0, await threads.RemindAsync(TestContext.Current.CancellationToken));
        var answerBy = await practice.Installation.QueryAsync(context => context.RecordThreads.Where(row => row.Id == thread).Select(row => row.AnswerBy).SingleAsync());
        var today = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(answerBy.DayNumber - today.DayNumber - 5));
        await threads.RemindAsync(TestContext.Current.CancellationToken);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(6));
        await threads.RemindAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await threads.RemindAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await practice.Installation.QueryAsync(context => context.RecordThreads.Select(row => row.Reminders).SingleAsync()));
    }

    [Theory, EachEngine]
    public async Task Link_OnlyAnOwnRecord_IsSeenByOneSideAlone(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, thread) = await SentAsync(practice);
        var theirs = await practice.Installation.RecordAsync(practice.Other);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("outsider", ThreadLinks.Thread(thread), "Link this record", ("Reference", record.Reference))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("outsider", ThreadLinks.Thread(thread), "Link this record", ("Reference", theirs.Reference))).StatusCode);
        Assert.Contains(theirs.Reference, await MainAsync(practice, "outsider", ThreadLinks.Thread(thread)), StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.Reference, await MainAsync(practice, "lead", ThreadLinks.Thread(thread)), StringComparison.Ordinal);
    }

    private static async Task<(EventHead Record, Guid Thread)> SentAsync(Practice practice)
    {
        var record = await practice.RecordAsync(TestData.Incident(Written));
        var answer = await SendAsync(practice, Page(practice, record), ("Question", Question), ("Wording[0]", Wording), ("Confirmed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (record, Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]));
    }

    private static string Page(Practice practice, EventHead record) => $"{ThreadLinks.Send(record.Id)}?organisation={practice.Other.Code}";

    private static Task<HttpResponseMessage> SendAsync(Practice practice, string page, params (string Name, string Value)[] answers) => practice.PressAsync("lead", page, "Send to Bryony Lane Surgery", answers);

    private static async Task<string> MainAsync(Practice practice, string who, string path) => (await practice.PageAsync(who, path)).QuerySelector("main")!.TextContent;
}
