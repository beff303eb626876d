using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Features.SubjectAccess;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Candour;

public sealed class CandourCaseTests
{
    private const string Write = "Write it down";

    private static readonly string[] Secrets = ["Una Marsden", "Daughter", "Mairi Quill, nurse", "The wrong mole was taken off.", "the quiet room", "We let you down"];

    private static readonly (string, string)[] Told =
    [
        ("On.Day", "20"), ("On.Month", "11"), ("On.Year", "2026"), ("Fields[Time]", "11:30"), ("Fields[By]", "Mairi Quill, nurse"), ("Fields[Way]", "inPerson"), ("Fields[Place]", "the quiet room"), ("Fields[Facts]", "The wrong mole was taken off."),
        ("Fields[Enquiries]", "None more"), ("Fields[Apology]", "We are sorry"), ("Fields[Support]", "A named contact"),
    ];

    [Theory, EachEngine]
    public async Task Case_FromBeginningToClosed_WithEveryStepTheLawAsksFor(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var rules = practice.Installation.Get<CandourRules>();
        await practice.Installation.Get<CandourService>().AssessAsync(practice.Lead, record.Id, 0, rules.Version, "gpPartnership", CandourData.Statement(rules, out var judged), judged);
        var begun = await practice.PressAsync("lead", CandourLinks.Record(record.Id), "Begin", ("AwareOn.Day", "20"), ("AwareOn.Month", "11"), ("AwareOn.Year", "2026"));
        var address = begun.Headers.Location!.OriginalString;
        var id = Guid.Parse(address.Split('/')[^1]);
        // Ten working days from a Friday.
        Assert.Contains("Target: Friday 4 December 2026", await TextAsync(practice, address), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", CandourLinks.Person(record.Id, id), "Save", ("Name", "Una Marsden"), ("Kind", "Died"))).StatusCode);
        await DoneAsync(practice.PressAsync("lead", CandourLinks.Person(record.Id, id), "Save", ("Name", "Una Marsden"), ("Kind", "Died"), ("Relation", "Daughter")));
        var step = CandourLinks.Step(record.Id, id, "told");
        Assert.Equal(8, (await (await practice.PressAsync("lead", step, Write, ("On.Day", "20"), ("On.Month", "11"), ("On.Year", "2026"))).DocumentAsync()).Errors().Count);
        foreach (var (wrong, fault) in new[] { (("Fields[Way]", "phone"), "why it was not in person"), (("On.Day", "19"), "on or after 20 November 2026"), (("On.Year", "2031"), "today or in the past"), (("Fields[Facts]", new string('x', 4001)), "4,000"), (("Fields[Way]", "<b>"), "Select how") })
            Assert.Contains((await (await practice.PressAsync("lead", step, Write, [.. Told.Where(field => field.Item1 != wrong.Item1), wrong])).DocumentAsync()).Errors(), error => error.Contains(fault, StringComparison.Ordinal));
        await DoneAsync(practice.PressAsync("lead", step, Write, Told));

        var began = await practice.PressAsync("lead", address, "Begin the letter", ("Template", "written"));
        var letter = began.Headers.Location!.OriginalString;
        Assert.Contains("Dear Una Marsden,", await TextAsync(practice, letter), StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", letter, "Save the letter", ("Text", "We are sorry if you feel let down. [date]")));
        Assert.Contains("“sorry if”", await TextAsync(practice, letter), StringComparison.Ordinal);
        Assert.Contains("Fill in [date]", (await (await SendAsync(practice, letter)).DocumentAsync()).Errors()[0], StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", letter, "Save the letter", ("Text", "Dear Una Marsden,\r\n\r\nWe are sorry that it happened. We let you down. <script>x</script>")));
        var print = await practice.PageAsync("lead", letter + "/print");
        Assert.Empty(print.QuerySelectorAll(".app-print-sheet script"));
        Assert.Contains("Harebell Surgery", print.QuerySelector(".app-print-sheet")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", letter, "It was sent: keep this copy")).StatusCode);
        await DoneAsync(SendAsync(practice, letter));
        Assert.DoesNotContain("Save the letter", await TextAsync(practice, letter), StringComparison.Ordinal);

        Assert.DoesNotContain("Why is it closed?", await TextAsync(practice, CandourLinks.Close(record.Id, id)), StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", CandourLinks.Step(record.Id, id, "results"), Write, ("On.Day", "20"), ("On.Month", "11"), ("On.Year", "2026"), ("Fields[How]", "In person"), ("Fields[What]", "The mark was washed off.")));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", CandourLinks.Close(record.Id, id), "Close it", ("Summary", " "))).StatusCode);
        await DoneAsync(practice.PressAsync("lead", CandourLinks.Close(record.Id, id), "Close it", ("Summary", "No question is left.")));
        Assert.Contains("told on 20 November 2026", await TextAsync(practice, CandourLinks.List), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", step));
        await DoneAsync(practice.PressAsync("lead", address, "Open it again"));
        Assert.Contains("Close it", await TextAsync(practice, address), StringComparison.Ordinal);

        var texts = await practice.Installation.QueryAsync(async context => (await context.History.Where(entry => entry.SubjectId == record.Id).Select(entry => entry.Content!).ToListAsync())
            .Concat(await context.CandourPeople.Select(row => row.Encrypted).ToListAsync()).Concat(await context.CandourLetters.Select(row => row.Encrypted).ToListAsync()).Concat(await context.CandourSteps.Select(row => row.Encrypted).ToListAsync()).ToList());
        Assert.All(texts, text => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
        Assert.True(await practice.Installation.QueryAsync(context => context.AccessLog.AnyAsync(entry => entry.EventId == record.Id && entry.Address == address && entry.ActorId == practice.Lead)));
    }

    [Theory, EachEngine]
    public async Task APersonWhoCannotBeReached_TheAttemptsAreTheRecord(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, id) = await BeginAsync(practice);
        var step = CandourLinks.Step(record, id, "attempt");
        Task<HttpResponseMessage> TryAsync(string outcome) => practice.PressAsync("lead", step, Write, ("On.Day", "20"), ("On.Month", "11"), ("On.Year", "2026"), ("Fields[How]", "Telephone"), ("Fields[What]", "No answer"), ("Fields[Outcome]", outcome));
        await DoneAsync(TryAsync("again"));
        Assert.Contains("Tell the person, or write down the attempts", await TextAsync(practice, CandourLinks.Case(record, id)), StringComparison.Ordinal);
        await DoneAsync(TryAsync("declined"));
        var page = await TextAsync(practice, CandourLinks.Case(record, id));
        Assert.All(["cannot be reached, or declines", "Not asked for", "Close it"], part => Assert.Contains(part, page, StringComparison.Ordinal));
        // They changed their mind: the other steps come back.
        await DoneAsync(practice.PressAsync("lead", CandourLinks.Step(record, id, "told"), Write, Told));
        Assert.Contains("Send the letter", await TextAsync(practice, CandourLinks.Case(record, id)), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task TwoAtOnce_TheSecondKeepsTheirTextAndOverwritesNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, id) = await BeginAsync(practice);
        await practice.PageAsync("lead", CandourLinks.Case(record, id));
        var steps = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => practice.PressAsync("lead", CandourLinks.Step(record, id, "told"), Write, [.. Told, ("Seen", "1")])));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], steps.Select(answer => answer.StatusCode).Order());
        Assert.Contains("The wrong mole", (await steps.Single(answer => answer.StatusCode == HttpStatusCode.BadRequest).DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        var letter = (await practice.Installation.Get<CandourReading>().LettersAsync(id)).Single().Letter.Id;
        var address = CandourLinks.Letter(record, id, letter);
        await DoneAsync(practice.PressAsync("admin", address, "Save the letter", ("Text", "We are sorry that it happened.")));
        var late = await practice.PressAsync("lead", address, "Save the letter", ("Text", "We are sorry, later."), ("Seen", "0"));
        Assert.Contains("We are sorry, later.", (await late.DocumentAsync()).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("We are sorry that it happened.", (await practice.Installation.Get<CandourReading>().LettersAsync(id)).Single().Text);
    }

    [Theory, EachEngine]
    public async Task WhoeverMayNotReadTheRecord_SeesNothingOfIt(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, id) = await BeginAsync(practice);
        await practice.Installation.AddPersonAsync(practice.Organisation, RoleNames.EngagementLead, "engagement@harebell.example", "Hedda Lorne");
        var address = CandourLinks.Case(record, id);
        var other = (await practice.RecordAsync()).Id;
        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await practice.StatusAsync("reporter", address), await practice.StatusAsync("colleague", address), await practice.StatusAsync("outsider", address), await practice.StatusAsync("engagement", address), await practice.StatusAsync("lead", CandourLinks.Case(other, id))]);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", CandourLinks.Step(record, id, "nothing")));
        var reference = await practice.Installation.QueryAsync(context => context.Events.Where(one => one.Id == record).Select(one => one.Reference).SingleAsync());
        foreach (var (who, sees) in new[] { ("lead", true), ("outsider", false), ("engagement", false) }) Assert.Equal(sees, (await TextAsync(practice, CandourLinks.List, who)).Contains(reference, StringComparison.Ordinal));
        Assert.DoesNotContain(CandourLinks.Record(record), (await practice.PageAsync("reporter", RecordLinks.Record(record))).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains(CandourLinks.Record(record), (await practice.PageAsync("lead", RecordLinks.Record(record))).Body!.InnerHtml, StringComparison.Ordinal);
        await using (var context = practice.Installation.NewContext())
        {
            context.KeptFrom.Add(new KeptFrom { EventId = record, PersonId = practice.Lead, At = TestClock.Start.UtcDateTime });
            await context.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", address));
        Assert.DoesNotContain(reference, await TextAsync(practice, CandourLinks.List), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Reminders_BeforeAndAfterTheTarget_OnceAndWithoutAWordOfIt(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await BeginAsync(practice);
        var reminders = practice.Installation.Get<CandourReminderService>();
        Assert.Equal(0, await reminders.RemindAsync());
        practice.Installation.Clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal((1, 0), (await reminders.RemindAsync(), await reminders.RemindAsync()));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal((1, 0), (await reminders.RemindAsync(), await reminders.RemindAsync()));
        var mails = (await practice.Installation.MailAsync()).Where(mail => mail.HasLink && mail.Link == CandourLinks.List).ToList();
        Assert.Contains(mails, mail => mail.To == "lead@harebell.example");
        Assert.All(mails, mail => Assert.All(["candour", "Marsden", "patient", "LS-"], word => Assert.DoesNotContain(word, mail.Text.Replace(CandourLinks.List, "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(mails.Count, mails.DistinctBy(mail => (mail.To, mail.Text)).Count());
    }

    [Theory, EachEngine]
    public async Task Erasure_TakesAllOfIt_RetentionWaitsForAnOpenCase_AndWhoIsNamedIsFound(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, _) = await BeginAsync(practice);
        var held = await practice.Installation.Get<SubjectAccessService>().OfWordsAsync(practice.Organisation.Id, practice.Lead, ["Una Marsden"]);
        Assert.Contains(held.Items, item => item.Where.StartsWith("Duty of candour, who is told", StringComparison.Ordinal));
        Assert.Empty((await practice.Installation.Get<SubjectAccessService>().OfWordsAsync(practice.Organisation.Id, practice.Lead, ["Ottoline"])).Items);
        await using (var context = practice.Installation.NewContext())
        {
            context.RetentionChoices.Add(new RetentionChoice { OrganisationId = practice.Organisation.Id, Rule = "records", Months = 96 });
            await context.SaveChangesAsync();
        }

        practice.Installation.Clock.Advance(TimeSpan.FromDays(3650));
        var retention = practice.Installation.Get<RetentionService>();
        Assert.Empty((await retention.PlanAsync(practice.Organisation.Id)).First(plan => plan.Rule.Name == "records").Due);
        await practice.Installation.QueryAsync(context => context.CandourCases.ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, TestClock.Start.UtcDateTime)));
        Assert.Single((await retention.PlanAsync(practice.Organisation.Id)).First(plan => plan.Rule.Name == "records").Due);
        Assert.True(await practice.Installation.Get<ErasureService>().EraseAsync(record, Actor.System, "Order of a court") > 0);
        Assert.Equal(0, await practice.Installation.QueryAsync(async context => await context.CandourAssessments.CountAsync() + await context.CandourCases.CountAsync() + await context.CandourPeople.CountAsync() + await context.CandourLetters.CountAsync() + await context.CandourSteps.CountAsync()));
    }

    /// <summary>As far as one letter; the case is at its first version.</summary>
    private static async Task<(Guid Record, Guid Case)> BeginAsync(Practice practice)
    {
        var record = await practice.RecordAsync();
        return (record.Id, (Guid)(await practice.Installation.AddCandourAsync(record, practice.Lead)).Single(one => one.Name == "candour").Value);
    }

    private static Task<HttpResponseMessage> SendAsync(Practice practice, string letter) =>
        practice.PressAsync("lead", letter, "It was sent: keep this copy", ("SentOn.Day", "20"), ("SentOn.Month", "11"), ("SentOn.Year", "2026"), ("How", "By post"));

    private static async Task<string> TextAsync(Practice practice, string path, string who = "lead") => (await practice.PageAsync(who, path)).Body!.TextContent;

    private static async Task DoneAsync(Task<HttpResponseMessage> pressed) => Assert.Equal(HttpStatusCode.Redirect, (await pressed).StatusCode);
}
