using System.Net;
using LearnSafe.Features.Engagement;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Engagement;

public sealed class EngagementPagesTests
{
    private static readonly (string, string)[] Today = [("Day.Day", "20"), ("Day.Month", "11"), ("Day.Year", "2026")];

    [Theory, EachEngine]
    public async Task Case_FromTheFirstPersonToClosingAndBack(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var (practice, page) = (engaged.Practice, EngagementLinks.Case(engaged.Case));
        var person = await engaged.AddPersonAsync("Wilhelmina Dace", "Family", ("Form.Involvement", "Full"));
        var staff = await engaged.AddPersonAsync("Tobias Wren", "Staff");
        await engaged.AddContactAsync(person, "She showed us her note.", "Ring on Thursday", new DateOnly(2026, 11, 26), "Why did nobody ring?\n\n Would he have lived? ");
        var (promise, questions) = await IdsAsync(engaged);
        Assert.Equal(2, questions.Count);
        var text = await engaged.TextAsync("hedda", page);
        Assert.All(["Wilhelmina Dace", "Wants to take part throughout", "Ring on Thursday", "Thursday 26 November 2026", "Why did nobody ring?", "We said sorry", "by Hedda Lorne", "Step 1 of 4"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains("Open", await engaged.TextAsync("hedda", EngagementLinks.Mine), StringComparison.Ordinal);

        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Promise(engaged.Case, promise), "Keep what became of it", [("End", "Moved"), ("Reason", "She asked for Friday."), ("Day.Day", "27"), ("Day.Month", "11"), ("Day.Year", "2026")]));
        Assert.Contains("Friday 27 November 2026", await engaged.TextAsync("hedda", page), StringComparison.Ordinal);
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Promise(engaged.Case, promise), "Keep what became of it", [("End", "Kept"), .. Today]));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Question(engaged.Case, questions[0]), "Keep the answer", [("Where", "Contact"), ("Answer", "The call was not in the list."), .. Today]));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Question(engaged.Case, questions[1]), "Keep the answer", [("Where", "Nowhere"), ("Answer", "Nobody can know."), .. Today]));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Support(engaged.Case, staff), "Keep the support", [("Offers[Debrief]", "Accepted"), ("CheckIns[0].Done", "true"), .. EngagementSecrecyTests.CheckIns]));
        Assert.Contains("Accepted on 20 November 2026", await engaged.TextAsync("hedda", EngagementLinks.Support(engaged.Case, staff)), StringComparison.Ordinal);
        var mine = await engaged.TextAsync("hedda", EngagementLinks.Mine);
        Assert.All(["Nothing that was promised is open", "Staff to check in with", "Tobias Wren"], part => Assert.Contains(part, mine, StringComparison.Ordinal));
        Assert.DoesNotContain("Questions that wait", mine, StringComparison.Ordinal);

        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", page, "Go on to step 2"));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Close(engaged.Case), "Pause"));
        Assert.Contains("Paused at step 2", await engaged.TextAsync("hedda", page), StringComparison.Ordinal);
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Close(engaged.Case), "Go on"));
        // Nothing is open: no need to say that it was spoken about.
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Close(engaged.Case), "Close the engagement"));
        Assert.Equal(HttpStatusCode.Redirect, await practice.StatusAsync("hedda", EngagementLinks.Contact(engaged.Case)));
        Assert.DoesNotContain("Add a person", await engaged.TextAsync("hedda", page), StringComparison.Ordinal);
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Close(engaged.Case), "Open it again"));
        Assert.Null(await engaged.Installation.QueryAsync(context => context.EngagementCases.Select(one => one.ClosedOn).SingleAsync()));
    }

    [Theory, EachEngine]
    public async Task TwoAtOnce_TheSecondLosesNothingAndSeesWhatStands(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var practice = engaged.Practice;
        await engaged.NameAsync(engaged.Second);
        var person = await engaged.AddPersonAsync("Wilhelmina Dace", "Family", ("Form.Language", "Welsh"));
        await engaged.AddContactAsync(person, "She showed us her note.", "Ring on Thursday", new DateOnly(2026, 11, 26), "Why did nobody ring?");
        var (promise, questions) = await IdsAsync(engaged);
        var staff = await engaged.AddPersonAsync("Tobias Wren", "Staff");
        (string Path, string Button, (string, string)[] First, (string, string)[] Late, string Stands)[] forms =
        [
            (EngagementLinks.Person(engaged.Case, person), "Keep this person", [("Form.Kind", "Family"), ("Form.Name", "Wilhelmina Dace"), ("Form.Language", "Cornish")], [("Form.Kind", "Family"), ("Form.Name", "Wilhelmina Dace"), ("Form.Language", "LateText")], "Cornish"),
            (EngagementLinks.Step(engaged.Case, 2), "Keep this step", [("text-apology", "FirstText")], [("text-apology", "LateText")], "FirstText"),
            (EngagementLinks.Promise(engaged.Case, promise), "Keep what became of it", [("End", "Kept"), .. Today], [("End", "GivenUp"), ("Reason", "LateText"), .. Today], "Kept on 20 November 2026"),
            (EngagementLinks.Question(engaged.Case, questions[0]), "Keep the answer", [("Where", "Contact"), ("Answer", "FirstText"), .. Today], [("Where", "Report"), ("Answer", "LateText"), .. Today], "FirstText"),
            (EngagementLinks.Support(engaged.Case, staff), "Keep the support", [("Supporter", "FirstText"), .. EngagementSecrecyTests.CheckIns], [("Supporter", "LateText"), .. EngagementSecrecyTests.CheckIns], "FirstText"),
        ];
        foreach (var (path, button, first, late, stands) in forms)
        {
            var client = await practice.AsAsync("second");
            var shown = await client.PageAsync(path);
            await EngagedPractice.DoneAsync(practice.PressAsync("hedda", path, button, first));
            var before = (await engaged.HistoryAsync()).Count;
            var answer = await client.SubmitAsync(path, shown, late);
            Assert.True(answer.StatusCode == HttpStatusCode.Conflict, $"{path}: {answer.StatusCode}");
            var page = await answer.DocumentAsync();
            Assert.Contains(stands, page.QuerySelector(".nhsuk-card--warning")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("LateText", page.QuerySelector("main form")!.InnerHtml, StringComparison.Ordinal);
            Assert.Equal(before, (await engaged.HistoryAsync()).Count);
            // Who has seen it may write over it, but for a promise that is settled.
            var again = await client.SubmitAsync(path, page, late);
            Assert.Equal(path.Contains("/promises/", StringComparison.Ordinal) ? HttpStatusCode.Conflict : HttpStatusCode.Redirect, again.StatusCode);
        }

        // Of the case itself: moved on by one, closed by the other from an old page.
        var old = await (await practice.AsAsync("hedda")).PageAsync(EngagementLinks.Case(engaged.Case));
        await EngagedPractice.DoneAsync(practice.PressAsync("second", EngagementLinks.Case(engaged.Case), "Go on to step 2"));
        Assert.Equal(HttpStatusCode.Conflict, (await (await practice.AsAsync("hedda")).SubmitAsync(EngagementLinks.Case(engaged.Case), old)).StatusCode);
        Assert.Contains("Step 2 of 4", await engaged.TextAsync("hedda", EngagementLinks.Case(engaged.Case)), StringComparison.Ordinal);
        // Closed while somebody wrote.
        var writing = await (await practice.AsAsync("second")).PageAsync(EngagementLinks.Step(engaged.Case, 3));
        await engaged.CloseAsync();
        var late3 = await (await practice.AsAsync("second")).SubmitAsync(EngagementLinks.Step(engaged.Case, 3), writing, ("text-account", "LateText"));
        Assert.Equal(HttpStatusCode.BadRequest, late3.StatusCode);
    }

    [Theory, EachEngine]
    public async Task Forms_SentTwiceEmptyHugeOrHostile_KeepOneOrNothing(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var practice = engaged.Practice;
        var client = await practice.AsAsync("hedda");
        var contact = EngagementLinks.Contact(engaged.Case);
        var (huge, hostile) = (new string('x', EngagementService.Longest + 1), "<img src=x onerror=x>");
        var person = await engaged.AddPersonAsync(hostile);
        Assert.Empty((await practice.PageAsync("hedda", EngagementLinks.Case(engaged.Case))).QuerySelectorAll("main img"));
        (string Path, string Button, (string, string)[] Answers, int Errors)[] wrong =
        [
            (EngagementLinks.NewPerson(engaged.Case), "Keep this person", [], 2),
            (EngagementLinks.NewPerson(engaged.Case), "Keep this person", [("Form.Kind", "3"), ("Form.Name", "x")], 1),
            (EngagementLinks.NewPerson(engaged.Case), "Keep this person", [("Form.Kind", "Carer"), ("Form.Name", huge)], 1),
            (EngagementLinks.NewPerson(engaged.Case), "Keep this person", [("Form.Kind", "Carer"), ("Form.Name", "x"), ("Form.Phone", "01632 960177"), ("Form.ConsentToHold", "Refused")], 1),
            (EngagementLinks.NewPerson(engaged.Case), "Keep this person", [("Form.Kind", "Carer"), ("Form.Name", "x"), ("Form.DoNotContact", "true")], 1),
            (contact, "Keep this contact", [("Time", "soon"), ("Method", "Pigeon"), ("Summary", " "), ("Questions", huge)], 6),
            (contact, "Keep this contact", [("With", Guid.NewGuid().ToString()), .. Today, ("Time", "9:15"), ("Method", "Phone"), ("Summary", "x")], 1),
            (contact, "Keep this contact", [("With", person.ToString()), .. Today, ("Time", "9:15"), ("Method", "Phone"), ("Summary", "x"), ("Promised[0].Text", "x")], 1),
            (contact, "Keep this contact", [("With", person.ToString()), ("Day.Day", "21"), ("Day.Month", "11"), ("Day.Year", "2026"), ("Time", "9:15"), ("Method", "Phone"), ("Summary", "x")], 1),
            (EngagementLinks.Step(engaged.Case, 1), "Keep this step", [("text-plan", huge)], 1),
            (EngagementLinks.Records(engaged.Case), "Add the record", [("Reference", "LS-0000-0000")], 1),
        ];
        var before = (await engaged.HistoryAsync()).Count;
        foreach (var (path, button, answers, errors) in wrong)
        {
            var answer = await practice.PressAsync("hedda", path, button, answers);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var said = (await answer.DocumentAsync()).Errors();
            Assert.True(said.Count == errors, $"{path}: {string.Join("; ", said)}");
        }

        Assert.Equal(before, (await engaged.HistoryAsync()).Count);
        var shown = await client.PageAsync(contact);
        for (var again = 0; again < 2; again++)
            Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(contact, shown, [("With", person.ToString()), .. Today, ("Time", "9:15"), ("Method", "Phone"), ("Summary", hostile), ("Questions", hostile)])).StatusCode);
        Assert.Equal((1, 1), await engaged.Installation.QueryAsync(async context => (await context.EngagementContacts.CountAsync(), await context.EngagementQuestions.CountAsync())));
        Assert.Equal(before + 1, (await engaged.HistoryAsync()).Count);
        foreach (var nowhere in new[] { EngagementLinks.Step(engaged.Case, 5), EngagementLinks.Step(engaged.Case, 0), EngagementLinks.Person(engaged.Case, Guid.NewGuid()), EngagementLinks.Support(engaged.Case, person), EngagementLinks.Promise(engaged.Case, Guid.NewGuid()), EngagementLinks.Question(engaged.Case, person) })
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("hedda", nowhere));
    }

    [Theory, EachEngine]
    public async Task SubjectAccess_NamesTheLeadsToAskAndTakesNothingAlong(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        await engaged.AddPersonAsync("Wilhelmina Dace");
        var reference = await engaged.Installation.QueryAsync(context => context.EngagementCases.Select(one => one.Reference).SingleAsync());
        var page = await (await engaged.Practice.PressAsync("admin", "/subject-access", "Find what is held", ("Words", "Wilhelmina"))).DocumentAsync();
        Assert.Contains($"{reference}, Hedda Lorne", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilhelmina Dace", page.Body!.TextContent, StringComparison.Ordinal);
        var admin = await engaged.Installation.QueryAsync(context => context.Users.Where(person => person.Email == "admin@harebell.example").Select(person => person.Id).SingleAsync());
        await engaged.KeepFromAsync(admin);
        Assert.DoesNotContain(reference, await (await engaged.Practice.PressAsync("admin", "/subject-access", "Find what is held", ("Words", "Wilhelmina"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<(Guid Promise, List<Guid> Questions)> IdsAsync(EngagedPractice engaged) => engaged.Installation.QueryAsync(async context =>
        (await context.EngagementPromises.Select(row => row.Id).SingleAsync(), (await context.EngagementQuestions.Select(row => row.Id).ToListAsync()).Order().ToList()));
}
