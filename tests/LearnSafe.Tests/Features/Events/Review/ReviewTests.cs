using System.Net;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.PublicForms;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Review;

public sealed class ReviewTests
{
    private const string Comment = "Worth a huddle with those who read letters.";
    private const string Question = "Was the letter marked for a change?";
    private const string Answer = "It was marked for information.";
    private const string Learned = "Letters now go to two people.";

    [Theory, EachEngine]
    public async Task Inbox_UrgentFirstThenOldest_WithWhatWasNoticed(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        List<EventHead> expected = [];
        var usual = await RecordAsync(practice, TestData.Incident().With("Process", "5"));
        var second = await RecordAsync(practice, TestData.Incident().With("Process", "5"));
        expected.Add(await RecordAsync(practice, Harmed("1")));
        expected.Insert(1, await RecordAsync(practice, Harmed("2")));
        expected.Add(await RecordAsync(practice, TestData.Incident().With("LocalAuthoritySafeguarding", "true")));
        expected.Add(await RecordAsync(practice, TestData.Incident().With("LevelOfConcern", "5")));
        expected.AddRange([usual, second, await RecordAsync(practice, TestData.Incident().With("Process", "5"))]);
        var withdrawn = await RecordAsync(practice, Harmed("1"));
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, withdrawn.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));

        var page = await practice.PageAsync("lead", ReviewLinks.Inbox);

        Assert.Equal(expected.Select(record => record.Reference), page.QuerySelectorAll("tbody a").Select(link => link.TextContent.Trim()));
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.All(["Fatal", "learning from deaths", "Duty of candour may apply", "Not opened", "today"], part => Assert.Contains(part, rows[0], StringComparison.Ordinal));
        Assert.Contains("Safeguarding", rows[2], StringComparison.Ordinal);
        Assert.Contains("Nothing", rows[4], StringComparison.Ordinal);
        Assert.Contains("3 like this in a short time", rows[6], StringComparison.Ordinal);
        Assert.Contains("Nothing was acknowledged", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ReviewLinks.Inbox));
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.AccessLog.CountAsync(entry => entry.Address == ReviewLinks.Inbox && entry.Count == 7 && entry.ActorId == practice.Lead)));
        Assert.DoesNotContain(usual.Reference, (await practice.PageAsync("outsider", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Review_FromAcknowledgingToWhatWasLearned_IsSeenByTheReporterAtEachStep(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var page = ReviewLinks.Record(record.Id);
        Assert.Contains("Recorded", await MineAsync(practice), StringComparison.Ordinal);

        await DoneAsync(practice.PressAsync("lead", page, "Acknowledge"));
        Assert.Contains("Acknowledged", await MineAsync(practice), StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", page, "Keep comment", ("Comment", Comment)));
        await DoneAsync(practice.PressAsync("lead", page, "Send question", ("Question", Question)));
        Assert.Contains("You are asked", await MineAsync(practice), StringComparison.Ordinal);
        var mail = (await practice.Installation.MailAsync()).Single(one => one.To == "reporter@harebell.example");
        Assert.Equal(ReviewLinks.Question(record.Id), mail.Link);
        Assert.All([Question, record.Reference, "repeat"], secret => Assert.DoesNotContain(secret, mail.Text, StringComparison.Ordinal));

        Assert.Contains("asks you something", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("reporter", mail.Link, "Send answer", ("Answer", "Ask Mrs Ottoline Bramley."))).StatusCode);
        await DoneAsync(practice.PressAsync("reporter", mail.Link, "Send answer", ("Answer", Answer)));
        Assert.Contains((await practice.Installation.MailAsync()).Where(one => one.To == "lead@harebell.example"), one => one.Link == page && !one.Text.Contains(Answer, StringComparison.Ordinal));
        Assert.Contains(Answer, (await practice.PageAsync("lead", page)).Body!.TextContent, StringComparison.Ordinal);

        await DoneAsync(practice.PressAsync("lead", ReviewLinks.Done(record.Id), "Mark as reviewed", ("Learned", Learned)));
        Assert.Contains("Answer for you", await MineAsync(practice), StringComparison.Ordinal);
        foreach (var own in new[] { RecordLinks.Record(record.Id), RecordLinks.AddDetail(record.Id), ReviewLinks.Question(record.Id) })
        {
            var text = (await practice.PageAsync("reporter", own)).Body!.TextContent;
            Assert.DoesNotContain(Comment, text, StringComparison.Ordinal);
            if (own != ReviewLinks.Question(record.Id)) Assert.All([Learned, "Acknowledged", "The question was answered"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        }

        Assert.Equal(2, (await practice.Installation.MailAsync()).Count(one => one.To == "reporter@harebell.example"));
        Assert.Contains("Nothing waits", (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("half of 1 record were acknowledged within a day", (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", page, "Review it again"));
        Assert.Contains(record.Reference, (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
        var (history, stored) = await practice.Installation.QueryAsync(async context => (
            await context.History.Where(entry => entry.SubjectId == record.Id).OrderBy(entry => entry.Sequence).ToListAsync(),
            await context.ReporterQuestions.Select(row => row.Question + row.Answer).Concat(context.ReviewComments.Select(row => row.Encrypted)).ToListAsync()));
        Assert.Equal(
            [HistoryActions.EventRecorded, HistoryActions.RecordOpened, HistoryActions.RecordAcknowledged, HistoryActions.ReviewCommentWritten, HistoryActions.ReporterAsked, HistoryActions.ReporterAnswered, HistoryActions.RecordReviewed, HistoryActions.ReviewReopened],
            history.Select(entry => entry.Action));
        Assert.All(history.Select(entry => entry.Content!).Concat(stored), text => Assert.All([Comment, Question, Answer, Learned], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task Assign_AColleague_OnceAndOnlyThoseWhoReview(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var page = ReviewLinks.Record(record.Id);
        var admin = await practice.Installation.QueryAsync(context => context.Users.Where(person => person.Email == "admin@harebell.example").Select(person => person.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", page, "Pass it on", ("AssignTo", practice.Reporter.ToString()))).StatusCode);
        await DoneAsync(practice.PressAsync("lead", page, "Pass it on", ("AssignTo", admin.ToString())));
        Assert.Contains((await practice.Installation.MailAsync()), mail => mail.To == "admin@harebell.example" && mail.Link == page);
        Assert.Contains("You have it", (await practice.PageAsync("admin", ReviewLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You have taken nothing on", (await practice.PageAsync("lead", ReviewLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
        // As the page stood before a colleague passed it on.
        var late = await practice.PressAsync("lead", page, "Pass it on", ("AssignTo", practice.Lead.ToString()), ("Was", ""));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("meanwhile", (await late.DocumentAsync()).Errors()[0], StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Ask_TwoAtOnce_AsksOnce_AndNeverOneself(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        await practice.PageAsync("lead", ReviewLinks.Record(record.Id));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => practice.PressAsync("lead", ReviewLinks.Record(record.Id), "Send question", ("Question", Question))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.ReporterQuestions.CountAsync()));
        var own = await practice.Installation.RecordAsync(practice.Organisation, practice.Lead);
        Assert.DoesNotContain("Send question", (await practice.PageAsync("lead", ReviewLinks.Record(own.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", ReviewLinks.Question(record.Id)));
    }

    [Theory, EachEngine]
    public async Task Finish_NothingWrittenNamedOrOverwritten_IsRefused(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var page = ReviewLinks.Done(record.Id);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", page, "Mark as reviewed", ("Learned", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", page, "Mark as reviewed", ("Learned", new string('x', 4001)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", page, "Mark as reviewed", ("Learned", "Mrs Ottoline Bramley was rung."))).StatusCode);
        await practice.Installation.Get<ReviewService>().WriteLearnedAsync(practice.Lead, record.Id, null, "A colleague's words.");
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", page, "Mark as reviewed", ("Learned", Learned), ("Seen", "0"))).StatusCode);
        Assert.Null(await practice.Installation.QueryAsync(context => context.RecordReviews.Select(review => review.ReviewedAt).FirstOrDefaultAsync()));
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, record.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", page));
        Assert.DoesNotContain("Keep comment", (await practice.PageAsync("lead", ReviewLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Erase_TakesWhatReviewersAndReporterWrote(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        await DoneAsync(practice.PressAsync("lead", ReviewLinks.Record(record.Id), "Keep comment", ("Comment", Comment)));
        await DoneAsync(practice.PressAsync("lead", ReviewLinks.Record(record.Id), "Send question", ("Question", Question)));
        Assert.True(await practice.Installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "Order of a court") > 0);
        Assert.Equal((0, 0), await practice.Installation.QueryAsync(async context => (await context.ReviewComments.CountAsync(), await context.ReporterQuestions.CountAsync())));
        Assert.DoesNotContain(record.Reference, (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("lead", ReviewLinks.Record(record.Id)));
    }

    [Theory, EachEngine]
    public async Task Told_WithoutAnAccount_IsAskedByMessagesAndSeesTheStepsWithItsCode(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var told = await practice.Installation.TellAsync(await practice.Installation.OpenAsync(practice.Organisation));
        var page = await practice.PageAsync("lead", ReviewLinks.Record(told.Id));
        Assert.DoesNotContain("Send question", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == PublicFormLinks.Messages(told.Id));
        await DoneAsync(practice.PressAsync("lead", ReviewLinks.Record(told.Id), "Acknowledge"));
        await DoneAsync(practice.PressAsync("lead", ReviewLinks.Done(told.Id), "Mark as reviewed", ("Learned", Learned)));
        var record = await practice.Installation.QueryAsync(context => context.Events.SingleAsync(known => known.Id == told.Id));
        var progress = await practice.Installation.Get<ProgressService>().OfAsync(record);
        Assert.Equal((true, Learned), (progress.Steps.Any(step => step is { Title: "Acknowledged", At: not null }), progress.Feedback));
        Assert.DoesNotContain(await practice.Installation.MailAsync(), mail => mail.To.Contains("reporter", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Revise_ToAWorseHarmAndBack_ChangesWhenItIsLookedAt(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var events = practice.Installation.Get<EventService>();
        foreach (var (answers, tag) in new[] { (Harmed("1"), "Fatal"), (Harmed("4"), null) })
        {
            await events.ReviseAsync(practice.Organisation.Id, record.Id, null, answers, new Change(Actor.Person(practice.Lead), "Put right"));
            Assert.Equal(tag, (await practice.PageAsync("lead", ReviewLinks.Inbox)).QuerySelector("tbody .nhsuk-tag--red")?.TextContent.Trim());
        }
    }

    private static EventAnswers Harmed(string physical)
    {
        var answers = TestData.Incident();
        return answers with { Patients = [answers.Patients[0].With("PhysicalHarm", physical)] };
    }

    private static async Task<EventHead> RecordAsync(Practice practice, EventAnswers answers)
    {
        practice.Installation.Clock.Advance(TimeSpan.FromSeconds(1));
        return await practice.RecordAsync(answers);
    }

    private static async Task<string> MineAsync(Practice practice) => (await practice.PageAsync("reporter", RecordLinks.Mine)).QuerySelector("#records ~ table tbody tr")!.TextContent;

    private static async Task DoneAsync(Task<HttpResponseMessage> pressed)
    {
        var answer = await pressed;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {string.Join("; ", (await answer.DocumentAsync()).Errors())}");
    }
}
