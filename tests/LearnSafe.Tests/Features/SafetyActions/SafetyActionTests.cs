using System.Net;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.SubjectAccess;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.SafetyActions;

public sealed class SafetyActionTests
{
    private const string Evidence = "Four weeks of counts: no letter waited over a weekend.";

    [Theory, EachEngine]
    public async Task Action_FromARecordToItsClosure_IsSeenByOwnerAndReporterAsFarAsItConcernsThem(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        Assert.Contains(ActionLinks.NewAreaFrom(record.Id), Links(await practice.PageAsync("lead", RecordLinks.Record(record.Id))));

        // The area reads like an action: it is kept, with a hint.
        await DoneAsync(practice.PressAsync("lead", ActionLinks.NewAreaFrom(record.Id), "Save area", ("Statement", "Introduce a marker for letters"), ("Scope", "Provider"), ("Elements", "Tasks"), ("Records", record.Reference)));
        var area = await practice.Installation.QueryAsync(context => context.Areas.Select(one => one.Id).SingleAsync());
        var text = (await practice.PageAsync("lead", ActionLinks.Area(area))).Body!.TextContent;
        Assert.All(["reads like an action", record.Reference, "Tasks"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        await DoneAsync(practice.PressAsync("lead", ActionLinks.ChangeArea(area), "Save area", ("Statement", Acting.Statement), ("Scope", "Supplier"), ("RoutedTo", "The supplier"), ("Records", record.Reference)));
        Assert.DoesNotContain("reads like an action", (await practice.PageAsync("lead", ActionLinks.Area(area))).Body!.TextContent, StringComparison.Ordinal);

        var owner = await practice.Installation.QueryAsync(context => context.Users.Where(one => one.Email == "colleague@harebell.example").Select(one => one.Id).SingleAsync());
        await DoneAsync(practice.PressAsync("lead", ActionLinks.NewFor(area), "Save action", ("ActionTitle", Acting.Title), ("Description", "Raise awareness of letters"), ("Serves", area.ToString()), ("Strength", "training"), ("PublicSentence", Acting.PublicSentence)));
        var id = await practice.Installation.QueryAsync(context => context.SafetyActions.Select(one => one.Id).SingleAsync());
        var page = ActionLinks.Action(id);
        text = (await practice.PageAsync("lead", page)).Body!.TextContent;
        Assert.All(["Action 1", "seldom lasts", "does not say what will be different", "Say who does it", "Say by when", "how you will know"], part => Assert.Contains(part, text, StringComparison.Ordinal));

        // Not agreed without an owner and a day.
        Assert.Contains("Say who does it before", (await RefusedAsync(practice.PressAsync("lead", page, "Change status", ("To", "Agreed")))), StringComparison.Ordinal);
        Assert.DoesNotContain("agreed because", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", ActionLinks.Change(id), "Save action", ("ActionTitle", Acting.Title), ("Description", "The scanning step asks."), ("Serves", area.ToString()), ("Owner", owner.ToString()), ("DueBy.Day", "24"), ("DueBy.Month", "12"), ("DueBy.Year", "2026"), ("Strength", "forcing"), ("PublicSentence", Acting.PublicSentence)));
        await DoneAsync(practice.PressAsync("lead", page, "Change status", ("To", "Agreed")));
        Assert.Contains("Enter why this action is stopped", await RefusedAsync(practice.PressAsync("lead", page, "Change status", ("To", "Stopped"))), StringComparison.Ordinal);
        Assert.Contains("Select what it is now", await RefusedAsync(practice.PressAsync("lead", page, "Change status", ("To", "3"))), StringComparison.Ordinal);

        // The owner sees theirs, and nothing else.
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("colleague", ActionLinks.List));
        Assert.Contains("1 action to look after", (await practice.PageAsync("colleague", RecordLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Acting.Title, (await practice.PageAsync("colleague", ActionLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("colleague", page, "Keep note", ("Note", "The form is changed.")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(practice, "colleague", $"{page}?handler=move", page, ("To", "Implemented")));
        foreach (var shut in new[] { ActionLinks.Change(id), ActionLinks.Assess(id), ActionLinks.Area(area) }) Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("colleague", shut));
        foreach (var who in new[] { "reporter", "outsider" }) Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync(who, page));

        // The reporter reads how many, and the sentence that was written for them.
        text = (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).Body!.TextContent;
        Assert.All(["1 action was agreed because of what was told, and none of them is done", Acting.PublicSentence], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.All([Acting.Title, "The form is changed", "Tobias", Acting.Statement], part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
        Assert.Contains($"{Acting.Title}: agreed", Squeezed((await practice.PageAsync("lead", RecordLinks.Record(record.Id))).QuerySelector("#actions + ul")!.TextContent), StringComparison.Ordinal);

        // Evidence by the owner, closure by somebody else.
        await DoneAsync(practice.PressAsync("lead", page, "Change status", ("To", "Implemented")));
        await DoneAsync(practice.PressAsync("colleague", ActionLinks.Close(id), "Hand in evidence", ("Evidence", Evidence)));
        Assert.Contains(Evidence, (await practice.PageAsync("lead", ActionLinks.Close(id))).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Enter what shows", await RefusedAsync(practice.PressAsync("lead", ActionLinks.Close(id), "Approve and close", ("Evidence", " "))), StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", ActionLinks.Close(id), "Approve and close", ("Evidence", Evidence)));
        text = (await practice.PageAsync("lead", page)).Body!.TextContent;
        Assert.All(["Closed", "Written by Tobias Wren", "Approved and closed by Mairi Quill"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains("1 action was agreed because of what was told, and 1 of them is done", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", page, "Open it again"));
        foreach (var print in new[] { ActionLinks.Print(id), ActionLinks.Plan }) Assert.Contains(Acting.Title, (await practice.PageAsync("lead", print)).Body!.TextContent, StringComparison.Ordinal);

        var (history, stored) = await practice.Installation.QueryAsync(async context => (
            await context.History.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Sequence).ToListAsync(),
            await context.SafetyActions.Select(row => row.Texts + row.Evidence).Concat(context.Areas.Select(row => row.Texts)).Concat(context.ActionNotes.Select(row => row.Encrypted)).ToListAsync()));
        Assert.Equal(
            [HistoryActions.ActionAdded, HistoryActions.ActionChanged, HistoryActions.ActionMoved, HistoryActions.ActionNoted, HistoryActions.ActionMoved, HistoryActions.ActionEvidenceGiven, HistoryActions.ActionClosed, HistoryActions.ActionReopened],
            history.Select(entry => entry.Action));
        foreach (var words in new[] { "letters", "scanning", "weekend", "marker" })
        {
            Assert.All(history, entry => Assert.DoesNotContain(words, entry.Content!, StringComparison.Ordinal));
            Assert.All(stored, one => Assert.DoesNotContain(words, one, StringComparison.Ordinal));
        }
    }

    [Theory, EachEngine]
    public async Task Action_OfARecordThatIsKeptFromSomebody_IsKeptFromThemEverywhere(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var installation = practice.Installation;
        var record = await practice.RecordAsync();
        var admin = await installation.ActingAsync(practice.Organisation, "admin@harebell.example");
        var area = await installation.AreaAsync(admin, record.Id);
        var due = Acting.Today.AddDays(3);
        var id = await installation.ActionAsync(admin, practice.Lead, due, areas: [area]);
        await installation.MoveAsync(admin, id, ActionStatus.Agreed);
        var measure = await installation.MeasureAsync(admin, id);
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("lead", ActionLinks.Action(id)));

        // Whoever asks what is held on them is told of it: the owner that it is theirs, whoever wrote it what they wrote; and by what it says.
        await DoneAsync(practice.PressAsync("lead", ActionLinks.Action(id), "Keep note", ("Note", "The scanner waits for a part.")));
        Assert.Equal($"It is theirs to do: {Acting.Title}\nTheir note: The scanner waits for a part.", Assert.Single(await HeldOnAsync("lead@harebell.example", admin.Id)));
        Assert.StartsWith($"They wrote it.\n{Acting.Title}\n", Assert.Single(await HeldOnAsync("admin@harebell.example", practice.Lead)), StringComparison.Ordinal);
        foreach (var (words, where) in new[] { (Acting.Statement, "Area for improvement"), ("for a PART", "Safety action 1"), ("Letters coded", "Measure of a safety action") }) Assert.Equal(where, await FoundInAsync(words));
        await installation.QueryAsync(async context =>
        {
            context.KeptFrom.Add(new KeptFrom { EventId = record.Id, PersonId = practice.Lead, At = TestClock.Start.UtcDateTime });
            return await context.SaveChangesAsync();
        });

        foreach (var shut in new[] { ActionLinks.Action(id), ActionLinks.Change(id), ActionLinks.Print(id), ActionLinks.Close(id), ActionLinks.Area(area), ActionLinks.ChangeArea(area), ActionLinks.Measure(measure) })
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", shut));
        foreach (var list in new[] { ActionLinks.List, ActionLinks.Areas, ActionLinks.Mine, ActionLinks.Plan, ActionLinks.Compare, ActionLinks.Measures, ActionLinks.New, RecordLinks.Mine })
        {
            var text = (await practice.PageAsync("lead", list)).QuerySelector("main")!.TextContent;
            Assert.All([Acting.Title, Acting.Statement, "Letters coded", "1 action"], part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
        }

        Assert.Empty(await HeldOnAsync("admin@harebell.example", practice.Lead));
        foreach (var words in new[] { Acting.Statement, "for a PART", "Letters coded" }) Assert.Null(await FoundInAsync(words));
        Assert.DoesNotContain(Acting.Title, await (await practice.GetAsync("lead", ActionLinks.AsCsv)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(record.Reference, (await practice.PageAsync("lead", ActionLinks.NewAreaFrom(record.Id))).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        // Neither can they be given it again, nor link the record, nor get a mail about it.
        Assert.DoesNotContain("Mairi Quill", (await practice.PageAsync("admin", ActionLinks.Change(id))).QuerySelector("#Owner")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no record", await RefusedAsync(practice.PressAsync("lead", ActionLinks.NewArea, "Save area", ("Statement", "Letters wait."), ("Scope", "Team"), ("Records", record.Reference))), StringComparison.Ordinal);
        await installation.QueryAsync(context => context.SafetyActions.ExecuteUpdateAsync(set => set.SetProperty(action => action.RemindedOn, Acting.Today.AddDays(-30))));
        Assert.Equal(1, await installation.Get<ActionReminderService>().RemindAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["admin@harebell.example"], (await installation.MailAsync()).Select(mail => mail.To));
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("admin", ActionLinks.Action(id)));

        async Task<IReadOnlyList<string>> HeldOnAsync(string email, Guid reviewer) =>
            [.. (await installation.Get<SubjectAccessService>().OfAccountAsync(practice.Organisation.Id, reviewer, email, seesReporters: false))!.Items.Where(item => item.Where.StartsWith("Safety action", StringComparison.Ordinal)).Select(item => item.Text)];

        async Task<string?> FoundInAsync(string words) =>
            (await installation.Get<SubjectAccessService>().OfWordsAsync(practice.Organisation.Id, practice.Lead, [words])).Items.SingleOrDefault()?.Where;
    }

    [Theory, EachEngine]
    public async Task Action_ChangedByTwo_TellsTheSecondAndKeepsTheirWords(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var lead = await practice.Installation.ActingAsync(practice.Organisation, "lead@harebell.example");
        var id = await practice.Installation.ActionAsync(lead);
        var stale = await practice.Installation.VersionAsync(id);
        await DoneAsync(practice.PressAsync("admin", ActionLinks.Change(id), "Save action", ("ActionTitle", "The first"), ("Description", "Said first, in so many words.")));
        var response = await practice.PressAsync("lead", ActionLinks.Change(id), "Save action", ("Seen", $"{stale}"), ("ActionTitle", "The second"), ("Description", "Said second, in so many words."));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await response.DocumentAsync();
        Assert.Contains("Somebody else changed this action meanwhile", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Said second, in so many words.", page.QuerySelector("#Description")!.TextContent.Trim());
        Assert.Contains("The first", (await practice.PageAsync("lead", ActionLinks.Action(id))).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        // The page now carries what is there: a second press is made with open eyes.
        Assert.Equal($"{stale + 1}", page.QuerySelector("input[name=Seen]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Conflict, (await practice.PressAsync("lead", ActionLinks.Action(id), "Change status", ("Seen", $"{stale}"), ("To", "Stopped"), ("Reason", "Twice"))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Action_BadInput_IsAnsweredAtTheFieldAndNothingIsKept(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        (string Name, string Value)[] good = [("ActionTitle", "Letters"), ("Description", "What is done.")];
        (string Name, string Value, string Said)[] cases =
        [
            ("ActionTitle", "", "Enter a title"), ("ActionTitle", new string('x', 121), "120 characters"), ("Description", new string('x', 2001), "2,000 characters"),
            ("Description", "Ask Mrs Ottoline Bramley of 9434765919.", "personal data"), ("PublicSentence", "Call 01632 960110", "personal data"), ("Owner", Guid.CreateVersion7().ToString(), "Select an owner"),
            ("Owner", "<script>", "Select an owner"), ("Serves", Guid.CreateVersion7().ToString(), "Select areas"), ("Strength", "mighty", "Select a strength"), ("DueBy.Day", "31", "must include a month and year"),
        ];
        foreach (var (name, value, said) in cases)
            Assert.Contains(said, await RefusedAsync(practice.PressAsync("lead", ActionLinks.New, "Save action", [.. good.Where(field => field.Name != name), (name, value)])), StringComparison.Ordinal);
        Assert.Contains("on or after", await RefusedAsync(practice.PressAsync("lead", ActionLinks.New, "Save action", [.. good, .. Day("StartBy", 24), .. Day("DueBy", 23)])), StringComparison.Ordinal);
        Assert.Contains("not both", await RefusedAsync(practice.PressAsync("lead", ActionLinks.New, "Save action", [.. good, ("Owner", practice.Lead.ToString()), ("OwnerOutside", "The supplier")])), StringComparison.Ordinal);
        foreach (var (name, value, said) in new[] { ("Scope", "99", "Select how far up"), ("Elements", "Blame", "Select elements"), ("Records", "LS-0000-0000", "There is no record"), ("Statement", "", "Enter what in the system"), ("Responses", Guid.CreateVersion7().ToString(), "Select learning responses") })
            Assert.Contains(said, await RefusedAsync(practice.PressAsync("lead", ActionLinks.NewArea, "Save area", [.. new[] { ("Statement", Acting.Statement), ("Scope", "Team") }.Where(field => field.Item1 != name), (name, value)])), StringComparison.Ordinal);
        Assert.Equal((0, 0), await practice.Installation.QueryAsync(async context => (await context.SafetyActions.CountAsync(), await context.Areas.CountAsync())));

        // What was found and identifies nobody may be kept.
        await DoneAsync(practice.PressAsync("lead", ActionLinks.New, "Save action", [.. good.Where(field => field.Name != "Description"), ("Description", "Call the practice on 01632 960110."), ("KeepText", "true")]));
        foreach (var unknown in new[] { ActionLinks.Action(practice.Lead), ActionLinks.Area(practice.Lead), ActionLinks.Measure(practice.Lead), ActionLinks.Assess(practice.Lead), ActionLinks.Close(practice.Lead) })
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", unknown));
    }

    [Theory, EachEngine]
    public async Task List_OverdueFirst_FiltersComparesAndGivesTheSameAsCsv(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (installation, today) = (practice.Installation, Acting.Today);
        var lead = await installation.ActingAsync(practice.Organisation, "lead@harebell.example");
        var area = await installation.AreaAsync(lead);
        var later = await installation.ActionAsync(lead, lead.Id, today.AddDays(30), "Later", areas: [area]);
        var overdue = await installation.ActionAsync(lead, practice.Reporter, today.AddDays(-1), "=Overdue", strength: "training", areas: [area]);
        var stopped = await installation.ActionAsync(lead, title: "Stopped", strength: null);
        var proposed = await installation.ActionAsync(lead, title: "Proposed", outside: "The supplier", strength: "policy", areas: [area]);
        await installation.MoveAsync(lead, later, ActionStatus.Agreed, ActionStatus.Testing);
        await installation.MoveAsync(lead, overdue, ActionStatus.Agreed);
        await installation.MoveAsync(lead, stopped, ActionStatus.Stopped);

        async Task<string> ShownAsync(string query) => string.Join(' ', (await practice.PageAsync("lead", ActionLinks.List + query)).QuerySelectorAll("tbody a").Select(link => link.TextContent.Trim()));
        Assert.Equal("=Overdue Later Proposed", await ShownAsync(""));
        Assert.Equal("=Overdue", await ShownAsync("?show=overdue"));
        Assert.Equal("Later", await ShownAsync("?show=mine"));
        Assert.Equal("Stopped", await ShownAsync("?show=closed"));
        Assert.Equal("=Overdue Later Proposed Stopped", await ShownAsync("?show=all"));
        Assert.Equal("Proposed", await ShownAsync("?show=open&strength=policy"));
        Assert.Equal("=Overdue Later Proposed", await ShownAsync("?show=nothing&strength=%3Cscript%3E"));
        Assert.Contains("1 of 3 open actions whose strength was judged changes the system", (await practice.PageAsync("lead", ActionLinks.List)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 day overdue", (await practice.PageAsync("lead", ActionLinks.List)).Body!.TextContent, StringComparison.Ordinal);
        var csv = await (await practice.GetAsync("lead", ActionLinks.AsCsv + "?show=overdue")).Content.ReadAsStringAsync();
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Action 2,'=Overdue,", csv, StringComparison.Ordinal);
        Assert.Contains(Acting.Statement, csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ActionLinks.AsCsv));
        Assert.DoesNotContain("Later", (await practice.PageAsync("outsider", ActionLinks.List)).Body!.TextContent, StringComparison.Ordinal);

        // Ratings need reasons; proposals stand side by side with them.
        var answers = Enum.GetValues<IfacesCriterion>().SelectMany(criterion => new[] { ($"Score.{criterion}", "4"), ($"Reason.{criterion}", $"Because of {criterion}") }).ToArray();
        var text = await RefusedAsync(practice.PressAsync("lead", ActionLinks.Assess(proposed), "Save ratings", [.. answers.Where(answer => answer.Item1 is not ("Reason.Feasibility" or "Score.Inequality"))]));
        Assert.All(["Enter your reason for feasibility", "Select a number for inequality"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        await DoneAsync(practice.PressAsync("lead", ActionLinks.Assess(proposed), "Save ratings", answers));
        text = (await practice.PageAsync("lead", ActionLinks.CompareFor(area))).QuerySelector("main table")!.TextContent;
        Assert.All(["Because of Sustainability (4 of 5)", "24 of 30", "A policy alone seldom changes"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Later", text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Remind_BeforeAndAfterTheDay_MailsOwnerAndThenTheLeadAndSaysNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var installation = practice.Installation;
        var admin = await installation.ActingAsync(practice.Organisation, "admin@harebell.example");
        await installation.Get<LearnSafe.Features.Organisations.ContactService>().AddAsync(practice.Organisation.Id, LearnSafe.Domain.Nhs.ContactKind.SafetyLead, new LearnSafe.Features.Organisations.ContactDetails("Mairi Quill", null, "lead@harebell.example", null, practice.Lead, Acting.Today), Actor.System);
        var owned = await installation.ActionAsync(admin, practice.Reporter, Acting.Today.AddDays(20));
        var outside = await installation.ActionAsync(admin, null, Acting.Today.AddDays(20), "Folders", "The supplier");
        foreach (var action in new[] { owned, outside }) await installation.MoveAsync(admin, action, ActionStatus.Agreed);
        await installation.ActionAsync(admin, practice.Reporter, Acting.Today.AddDays(20), "Only proposed");
        var reminders = installation.Get<ActionReminderService>();
        List<(int Day, string To)> sent = [];
        var before = 0;
        for (var day = 1; day <= 36; day++)
        {
            installation.Clock.Advance(TimeSpan.FromDays(1));
            // The program's own job may be quicker; twice a day is no more than once.
            for (var again = 0; again < 2; again++) await reminders.RemindAsync(TestContext.Current.CancellationToken);
            if (day == 30) await installation.MoveAsync(admin, outside, ActionStatus.Implemented);
            var mails = await installation.MailAsync();
            sent.AddRange(mails.Skip(before).Select(mail => (day, mail.To.Split('@')[0])));
            before = mails.Count;
        }

        Assert.Equal(
            ["6 lead", "6 reporter", "17 lead", "17 reporter", "21 lead", "21 reporter", "28 lead", "28 lead", "28 reporter", "35 lead", "35 reporter"],
            sent.OrderBy(one => one.Day).ThenBy(one => one.To, StringComparer.Ordinal).Select(one => $"{one.Day} {one.To}"));
        Assert.All(await installation.MailAsync(), mail => Assert.All([Acting.Title, "Folders", "letter", "medicine", "safety", "supplier"], secret => Assert.DoesNotContain(secret, mail.Text, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(9, await installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.ActionReminded)));
    }

    private static (string, string)[] Day(string name, int day) => [($"{name}.Day", $"{day}"), ($"{name}.Month", "12"), ($"{name}.Year", "2026")];

    private static IEnumerable<string?> Links(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"));

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task DoneAsync(Task<HttpResponseMessage> pressed)
    {
        var response = await pressed;
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, response.StatusCode + (await response.DocumentAsync()).QuerySelector(".nhsuk-error-summary")?.TextContent);
    }

    private static async Task<string> RefusedAsync(Task<HttpResponseMessage> pressed)
    {
        var response = await pressed;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return (await response.DocumentAsync()).QuerySelector("main")!.TextContent;
    }

    /// <summary>Sends a form that the person's page does not offer, with the token of one that it does.</summary>
    private static async Task<HttpStatusCode> PostAsync(Practice practice, string who, string address, string page, params (string Name, string Value)[] answers)
    {
        var token = (await practice.PageAsync(who, page)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value))]);
        return (await (await practice.AsAsync(who)).PostAsync(new Uri(address, UriKind.Relative), content)).StatusCode;
    }
}
