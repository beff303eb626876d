using System.Net;
using AngleSharp.Html.Dom;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Features.SubjectAccess;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Responses;

public sealed class NotificationTests
{
    private const string Button = "Note it";

    [Theory, EachEngine]
    public async Task Note_DueThenMade_TheNewestCountsAndTheOldStays(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync(TestData.Incident().With("NeverEvent", "true"));
        var page = DecisionLinks.Notifications(record.Id);
        var prompted = await TextAsync(practice, "lead", page);
        Assert.All(["Care Quality Commission", "May apply", "Not checked against the present text"], part => Assert.Contains(part, prompted, StringComparison.Ordinal));
        await DoneAsync(practice.PressAsync("lead", page, Button, ("Kind", "cqc"), ("State", "Due"), ("On.Day", "19"), ("On.Month", "11"), ("On.Year", "2026")));
        await DoneAsync(practice.PressAsync("lead", page, Button, ("Kind", "riddor"), ("State", "Due")));
        var due = (await practice.PageAsync("admin", DecisionLinks.Due)).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, due.Count);
        Assert.All(["Care Quality Commission", record.Reference, "19 November 2026", "Late"], part => Assert.Contains(part, due[0], StringComparison.Ordinal));
        Assert.Contains("No day", due[1], StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("admin", page, Button, ("Kind", "cqc"), ("State", "Made"), ("On.Day", "20"), ("On.Month", "11"), ("On.Year", "2026"), ("Reference", "CQC-88")));
        await DoneAsync(practice.PressAsync("lead", page, Button, ("Kind", "riddor"), ("State", "NotNeeded"), ("Reason", "Nobody was hurt at work.")));
        Assert.Contains("Nobody outside is still to be told", await TextAsync(practice, "lead", DecisionLinks.Due), StringComparison.Ordinal);
        var text = await TextAsync(practice, "lead", page);
        Assert.All(["Made on 20 November 2026, reference CQC-88", "Due by 19 November 2026", "Nobody was hurt at work."], part => Assert.Contains(part, text, StringComparison.Ordinal));
        var history = await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == record.Id && entry.Action == HistoryActions.NotificationNoted).Select(entry => entry.Content!).ToListAsync());
        Assert.Equal(4, history.Count);
        Assert.All(history, content => Assert.False(content.Contains("CQC-88", StringComparison.Ordinal) || content.Contains("hurt", StringComparison.Ordinal)));
        Assert.DoesNotContain(await practice.Installation.QueryAsync(context => context.ExternalNotifications.Select(row => row.Reference + row.Reason).ToListAsync()), stored => stored.Contains("CQC-88", StringComparison.Ordinal) || stored.Contains("hurt", StringComparison.Ordinal));
        // Somebody who asks what is held on a number finds it.
        var held = await practice.Installation.Get<SubjectAccessService>().OfWordsAsync(practice.Organisation.Id, practice.Lead, ["cqc-88"]);
        Assert.Equal(["Note that somebody outside is told"], held.Items.Select(item => item.Where));
    }

    [Theory, EachEngine]
    public async Task Note_WrongLateOrByTheWrongPerson_IsRefused(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var page = DecisionLinks.Notifications(record.Id);
        ((string, string)[] Fields, string Fault)[] cases =
        [
            ([], "Select who it is about"),
            ([("Kind", "nobody"), ("State", "Due")], "Select who it is about"),
            ([("Kind", "cqc"), ("State", "9")], "Select how far it is"),
            ([("Kind", "cqc"), ("State", "Made")], "Enter the day on which it was made"),
            ([("Kind", "cqc"), ("State", "Made"), ("On.Day", "1"), ("On.Month", "1"), ("On.Year", "2027")], "must be today or in the past"),
            ([("Kind", "cqc"), ("State", "Made"), ("On.Day", "99"), ("On.Month", "1"), ("On.Year", "2026")], "The day"),
            ([("Kind", "cqc"), ("State", "NotNeeded")], "Enter why it is not needed"),
            ([("Kind", "cqc"), ("State", "NotNeeded"), ("Reason", "Mrs Ottoline Bramley is well.")], "looks like personal data"),
            ([("Kind", "cqc"), ("State", "Due"), ("Reference", new string('9', 101))], "100 characters or fewer"),
        ];
        foreach (var (fields, expected) in cases)
        {
            var refused = await practice.PressAsync("lead", page, Button, fields);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains((await refused.DocumentAsync()).Errors(), fault => fault.Contains(expected, StringComparison.Ordinal));
        }

        var seen = ((IHtmlInputElement)(await practice.PageAsync("lead", page)).QuerySelector("input[name=Seen]")!).Value;
        await DoneAsync(practice.PressAsync("admin", page, Button, ("Kind", "ico"), ("State", "Due")));
        await DoneAsync(practice.PressAsync("lead", page, Button, ("Kind", "leder"), ("State", "Due"), ("Seen", seen)));
        var late = await practice.PressAsync("lead", page, Button, ("Kind", "ico"), ("State", "NotNeeded"), ("Reason", "No data left."), ("Seen", seen));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        var conflict = await late.DocumentAsync();
        Assert.Contains("Somebody else noted something", conflict.Errors()[0], StringComparison.Ordinal);
        Assert.Contains("No data left.", conflict.QuerySelector("[name=Reason]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await practice.Installation.QueryAsync(context => context.ExternalNotifications.CountAsync()));
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await practice.StatusAsync("reporter", page), await practice.StatusAsync("colleague", page), await practice.StatusAsync("outsider", page)]);

        // Kept from the lead, it is due for the others alone; withdrawn, for nobody.
        await using (var context = practice.Installation.NewContext())
        {
            context.KeptFrom.Add(new KeptFrom { EventId = record.Id, PersonId = practice.Lead, At = TestClock.Start.UtcDateTime });
            await context.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", page));
        Assert.Contains("Nobody outside is still to be told", await TextAsync(practice, "lead", DecisionLinks.Due), StringComparison.Ordinal);
        Assert.Contains("2 notifications", await TextAsync(practice, "admin", DecisionLinks.Due), StringComparison.Ordinal);
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, record.Id, null, new Change(Actor.Person(practice.Reporter), "Twice"));
        Assert.Contains("Nobody outside is still to be told", await TextAsync(practice, "admin", DecisionLinks.Due), StringComparison.Ordinal);
        Assert.Empty((await practice.PageAsync("admin", page)).QuerySelectorAll("main form"));
    }

    [Theory, EachEngine]
    public async Task Feedback_WrittenByTwo_TheSecondKeepsTheirText_AndTheReporterIsTold(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var page = RecordLinks.Feedback(record.Id);
        await practice.PageAsync("lead", page);
        await DoneAsync(practice.PressAsync("admin", page, "Save what was learned", ("Text", "The manager's words.")));
        foreach (var seen in new[] { "0", "-1", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture) })
        {
            var late = await practice.PressAsync("lead", page, "Save what was learned", ("Text", "The lead's words."), ("Seen", seen));
            Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
            var conflict = await late.DocumentAsync();
            Assert.Contains("Somebody else wrote what was learned meanwhile", conflict.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("The lead's words.", conflict.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("The manager's words.", await TextAsync(practice, "reporter", RecordLinks.Record(record.Id)), StringComparison.Ordinal);
        var mail = (await practice.Installation.MailAsync()).Single(one => one.To == "reporter@harebell.example");
        Assert.Equal((RecordLinks.Record(record.Id), false), (mail.Link, mail.Text.Contains("manager", StringComparison.Ordinal)));
        await DoneAsync(practice.PressAsync("lead", page, "Save what was learned", ("Text", "Both of our words.")));
        Assert.Contains("Both of our words.", await TextAsync(practice, "reporter", RecordLinks.Record(record.Id)), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(Practice practice, string who, string path) => (await practice.PageAsync(who, path)).Body!.TextContent;

    private static async Task DoneAsync(Task<HttpResponseMessage> pressed)
    {
        var answer = await pressed;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {string.Join("; ", (await answer.DocumentAsync()).Errors())}");
    }
}
