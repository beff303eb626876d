using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Responses;

public sealed class DecisionTests
{
    private const string Button = "Keep this decision";
    private const string Why = "Nobody knew that the list is sorted by post code.";
    private const string Reason = "Much is new, and the team can meet this week.";

    [Theory, EachEngine]
    public async Task Decide_AFatalEvent_NothingFollowsFromHarm_AndTheReporterSeesTheOutcomeAlone(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var answers = TestData.Incident();
        var record = await practice.RecordAsync(answers with { Patients = [answers.Patients[0].With("PhysicalHarm", "1")] });
        Assert.Contains((await practice.PageAsync("lead", RecordLinks.Record(record.Id))).QuerySelectorAll("main a"), link => link.GetAttribute("href") == DecisionLinks.Record(record.Id));
        var page = await practice.PageAsync("lead", DecisionLinks.Record(record.Id));
        Assert.All(["Harm alone never decides", "May apply", "learning from deaths", "Not checked against the present text"], part => Assert.Contains(part, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll<IHtmlInputElement>("input[type=radio], input[type=checkbox]"), input => input.IsChecked);
        Assert.DoesNotContain("How we respond", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);

        var answer = await practice.PressAsync("lead", DecisionLinks.Record(record.Id), Button, Said(practice, ("Form.Criteria", "death-problems-in-care"), ("Form.Complaint", "C-2026-7")));

        var decision = await DoneAsync(answer);
        var text = (await practice.PageAsync("lead", decision)).Body!.TextContent;
        Assert.All([Why, Reason, "swarm huddle", "Mairi Quill", "C-2026-7", "version 1 of the table", record.Reference], part => Assert.Contains(part, text, StringComparison.Ordinal));
        foreach (var own in new[] { RecordLinks.Record(record.Id), RecordLinks.AddDetail(record.Id) })
        {
            var seen = (await practice.PageAsync("reporter", own)).Body!.TextContent;
            Assert.All(["How we respond was decided", "so that we can learn from it"], part => Assert.Contains(part, seen, StringComparison.Ordinal));
            Assert.All([Why, Reason, "C-2026-7"], secret => Assert.DoesNotContain(secret, seen, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", DecisionLinks.Record(record.Id)));
        var mail = (await practice.Installation.MailAsync()).Single(one => one.To == "reporter@harebell.example");
        Assert.All([Why, Reason, record.Reference, "swarm"], secret => Assert.DoesNotContain(secret, mail.Text, StringComparison.Ordinal));
        var (history, stored) = await practice.Installation.QueryAsync(async context => (
            await context.History.Where(entry => entry.SubjectId == record.Id && entry.Action == HistoryActions.ResponseDecided).Select(entry => entry.Content!).SingleAsync(), await context.ResponseDecisions.SingleAsync()));
        Assert.Contains("\"reason\"", history, StringComparison.Ordinal);
        Assert.All([history, stored.Texts!], kept => Assert.All([Why, Reason, "C-2026-7"], secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal)));
        Assert.Equal((1, "death-problems-in-care", ResponseOutcome.LearningResponse), (stored.CriteriaVersion, stored.Criteria, stored.Outcome));
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync(cancellation: TestContext.Current.CancellationToken)).Intact);
    }

    [Theory, EachEngine]
    public async Task Decide_WithoutWhatItTakes_SaysWhatIsMissingAndKeepsWhatWasTyped(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var page = DecisionLinks.Record(record.Id);
        var empty = await (await practice.PressAsync("lead", page, Button)).DocumentAsync();
        Assert.All(["Select how you respond", "Enter why you decided so", "Select whether you considered inequality", "could not wait"], part => Assert.Contains(empty.Errors(), fault => fault.Contains(part, StringComparison.Ordinal)));
        (string Field, string Value, string Fault)[] cases =
        [
            ("Form.Reason", " \n ", "Enter why you decided so"),
            ("Form.Reason", new string('x', 4001), "4,000 characters or fewer"),
            ("Form.Priority", new string('x', 201), "200 characters or fewer"),
            ("Form.Reason", "Mrs Ottoline Bramley was rung.", "looks like personal data"),
            ("Form.Claim", "ring 020 7946 0958", "looks like personal data"),
            ("Form.Outcome", "7", "Select how you respond"),
            ("Form.Method", "guess", "Select a method"),
            ("Form.LeadId", practice.Reporter.ToString(), "Select somebody from the list"),
            ("Form.EngagementLeadId", practice.Lead + "x", "Select somebody from the list"),
            ("Form.DecidedOn.Day", "31", "The day of the decision"),
            ("Form.DecidedOn.Year", "2031", "must be today or in the past"),
            ("Form.DueBy.Month", "x", "The day by which it is due"),
        ];
        foreach (var (field, value, expected) in cases)
        {
            var refused = await practice.PressAsync("lead", page, Button, Said(practice, (field, value)));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var document = await refused.DocumentAsync();
            Assert.True(document.Errors().Any(fault => fault.Contains(expected, StringComparison.Ordinal)), $"{field}: {string.Join("; ", document.Errors())}");
            Assert.Contains(Why, document.QuerySelector("[name='Form.LearningWhy']")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.ResponseDecisions.CountAsync()));
        // Markup stays text, a name that identifies nobody may stay, and a criterion that was never offered is none.
        var hostile = await practice.PressAsync("lead", page, Button, Said(practice, ("Form.Reason", "<script>x</script> Mrs Ottoline Bramley"), ("KeepText", "true"), ("Form.Criteria", "nonsense"), ("CriteriaVersion", "99")));
        var shown = await practice.PageAsync("lead", await DoneAsync(hostile));
        Assert.Empty(shown.QuerySelectorAll("script:not([src])"));
        Assert.Contains("<script>x</script>", shown.Body!.TextContent, StringComparison.Ordinal);
        var stored = await practice.Installation.QueryAsync(context => context.ResponseDecisions.SingleAsync());
        Assert.Equal(("", 1), (stored.Criteria, stored.CriteriaVersion));
    }

    [Theory, EachEngine]
    public async Task Decide_OverSeveralRecords_OnlyThoseThatThePersonReads(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, second, kept, withdrawn) = (await practice.RecordAsync(), await practice.RecordAsync(), await practice.RecordAsync(), await practice.RecordAsync());
        var theirs = await practice.Installation.RecordAsync(practice.Other);
        await KeepAsync(practice, kept.Id);
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, withdrawn.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        var page = DecisionLinks.Record(record.Id);
        foreach (var reference in new[] { kept.Reference, theirs.Reference, "LS-0000-0000", "<b>" })
        {
            var faults = (await (await practice.PressAsync("lead", page, Button, Said(practice, ("Form.Others", $"{second.Reference} {reference}")))).DocumentAsync()).Errors();
            Assert.Equal([$"There is no record {reference.ToUpperInvariant()} here. Check the reference"], faults);
        }

        Assert.Contains("was withdrawn", (await (await practice.PressAsync("lead", page, Button, Said(practice, ("Form.Others", withdrawn.Reference)))).DocumentAsync()).Errors()[0], StringComparison.Ordinal);
        Assert.Contains("50 records", (await (await practice.PressAsync("lead", page, Button, Said(practice, ("Form.Others", string.Join(' ', Enumerable.Range(0, 60)))))).DocumentAsync()).Errors()[0], StringComparison.Ordinal);
        var decision = await DoneAsync(await practice.PressAsync("lead", page, Button, Said(practice, ("Form.Others", $"{second.Reference.ToLowerInvariant()},\n{record.Reference}  {second.Reference}"))));
        Assert.Equal(2, await practice.Installation.QueryAsync(context => context.DecisionRecords.CountAsync()));
        Assert.Contains(Reason, (await practice.PageAsync("lead", DecisionLinks.Record(second.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 decision", (await practice.PageAsync("lead", DecisionLinks.All)).Body!.TextContent, StringComparison.Ordinal);

        // As soon as one of the records is kept from somebody, the decision is, too.
        await KeepAsync(practice, second.Id);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", decision));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", DecisionLinks.Record(second.Id)));
        Assert.DoesNotContain(Reason, (await practice.PageAsync("lead", DecisionLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing was decided yet", (await practice.PageAsync("lead", DecisionLinks.All)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("admin", decision));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", decision));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("colleague", decision));
        Assert.Contains("Nothing was decided yet", (await practice.PageAsync("outsider", DecisionLinks.All)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Decide_TwoAtOnce_NothingIsLost(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var page = DecisionLinks.Record(record.Id);
        var shown = await practice.PageAsync("lead", page);
        string Hidden(IHtmlDocument document, string name) => ((IHtmlInputElement)document.QuerySelector($"input[name={name}]")!).Value;
        var (seen, id) = (Hidden(shown, "Seen"), Hidden(shown, "Decision"));

        var theirs = await DoneAsync(await practice.PressAsync("admin", page, Button, Said(practice, ("Form.Reason", "The manager's own reason."))));
        var late = await practice.PressAsync("lead", DecisionLinks.RecordAgain(record.Id), Button, Said(practice, ("Seen", seen), ("Decision", id)));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        var conflict = await late.DocumentAsync();
        Assert.Contains("Somebody else decided about this record meanwhile", conflict.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Reason, conflict.QuerySelector("[name='Form.Reason']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(conflict.QuerySelectorAll("main a"), link => link.GetAttribute("href") == theirs);
        Assert.NotEqual(seen, Hidden(conflict, "Seen"));

        // Sent once more as the conflict page has it, and then once again by an impatient finger.
        for (var press = 0; press < 2; press++)
            Assert.Equal(DecisionLinks.Decision(Guid.Parse(id)), await DoneAsync(await practice.PressAsync("lead", DecisionLinks.RecordAgain(record.Id), Button, Said(practice, ("Seen", Hidden(conflict, "Seen")), ("Decision", id)))));
        var kept = await practice.Installation.QueryAsync(context => context.ResponseDecisions.OrderBy(decision => decision.Sequence).ToListAsync());
        Assert.Equal([null, kept[0].Id], kept.Select(decision => decision.ReviewOf));
        Assert.Contains("looked at again", (await practice.PageAsync("lead", theirs)).Body!.TextContent, StringComparison.Ordinal);

        var raced = await practice.RecordAsync();
        await practice.PageAsync("admin", DecisionLinks.Record(raced.Id));
        var answers = await Task.WhenAll(new[] { "lead", "admin" }.Select(who => practice.PressAsync(who, DecisionLinks.Record(raced.Id), Button, Said(practice, ("Seen", Hidden(conflict, "Seen"))))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(answer => answer.StatusCode).Order());
    }

    [Theory, EachEngine]
    public async Task Assessment_WaitsUntilDecidedAgain_AndAWithdrawnOrErasedRecordIsAnswered(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (record, other) = (await practice.RecordAsync(), await practice.RecordAsync());
        var first = await practice.Installation.DecideAsync(practice.Organisation, practice.Lead, [record.Id, other.Id]);
        Assert.Contains(record.Reference, (await practice.PageAsync("lead", DecisionLinks.Again)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await practice.PageAsync("lead", DecisionLinks.Record(record.Id))).QuerySelectorAll("main a"), link => link.GetAttribute("href") == DecisionLinks.RecordAgain(record.Id));
        var form = await practice.PageAsync("lead", DecisionLinks.RecordAgain(record.Id));
        Assert.Contains(other.Reference, form.QuerySelector("[name='Form.Others']")!.TextContent, StringComparison.Ordinal);
        await practice.Installation.DecideAsync(practice.Organisation, practice.Lead, [record.Id], ResponseOutcome.NoResponse, first);
        // The other record still waits.
        Assert.Contains(other.Reference, (await practice.PageAsync("lead", DecisionLinks.Again)).Body!.TextContent, StringComparison.Ordinal);
        await practice.Installation.DecideAsync(practice.Organisation, practice.Lead, [other.Id], ResponseOutcome.NoResponse, first);
        Assert.Contains("Nothing waits to be looked at again", (await practice.PageAsync("lead", DecisionLinks.Again)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("look no further into it", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);

        var page = await practice.PageAsync("lead", DecisionLinks.RecordAgain(record.Id));
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, record.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        var after = await practice.PageAsync("lead", DecisionLinks.RecordAgain(record.Id));
        Assert.Contains("withdrawn or erased, so nothing more is decided", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(after.QuerySelectorAll("main form"));
        var hidden = page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").Select(input => (input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(Said(practice)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        var gone = await (await practice.AsAsync("lead")).PostAsync(new Uri(DecisionLinks.Record(record.Id), UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        var answered = await gone.DocumentAsync();
        Assert.Contains("A record was withdrawn or erased meanwhile, so nothing was kept", answered.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Reason, answered.QuerySelector("[name='Form.Reason']")!.TextContent, StringComparison.Ordinal);

        await practice.Installation.NoteAsync(practice.Organisation, practice.Lead, other.Id, reason: "Why it is due.");
        Assert.True(await practice.Installation.Get<ErasureService>().EraseAsync(other.Id, Actor.System, "Order of a court") > 0);
        Assert.Equal((1, 0), await practice.Installation.QueryAsync(async context => (
            await context.ResponseDecisions.CountAsync(decision => decision.Texts != null), await context.ExternalNotifications.CountAsync(row => row.Reference != null || row.Reason != null))));
        var erased = (await practice.PageAsync("lead", DecisionLinks.Decision(first))).Body!.TextContent;
        Assert.Contains("erased, and what was written in the decision went with it", erased, StringComparison.Ordinal);
        Assert.DoesNotContain(Deciding.Reason, erased, StringComparison.Ordinal);
    }

    /// <summary>A whole learning response, with these answers in place of its own.</summary>
    private static (string Name, string Value)[] Said(Practice practice, params (string Name, string Value)[] instead)
    {
        (string Name, string Value)[] whole =
        [
            ("Form.Safety", "Done"), ("Form.LearningPotential", "High"), ("Form.LearningWhy", Why), ("Form.SystemicRisk", "Medium"), ("Form.RiskWhy", "Each list is sorted so."),
            ("Form.InequalityConsidered", "yes"), ("Form.InequalityNote", "People without a fixed address come last."), ("Form.Outcome", "LearningResponse"), ("Form.Method", "swarm-huddle"),
            ("Form.Reason", Reason), ("Form.LeadId", practice.Lead.ToString()), ("Form.DecidedOn.Day", "20"), ("Form.DecidedOn.Month", "11"), ("Form.DecidedOn.Year", "2026"),
            ("Form.DueBy.Day", "24"), ("Form.DueBy.Month", "12"), ("Form.DueBy.Year", "2026"),
        ];
        return [.. whole.Where(field => Array.TrueForAll(instead, other => other.Name != field.Name)), .. instead];
    }

    private static async Task KeepAsync(Practice practice, Guid record)
    {
        await using var context = practice.Installation.NewContext();
        context.KeptFrom.Add(new KeptFrom { EventId = record, PersonId = practice.Lead, At = TestClock.Start.UtcDateTime });
        await context.SaveChangesAsync();
    }

    /// <returns>Where it led.</returns>
    private static async Task<string> DoneAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {string.Join("; ", (await answer.DocumentAsync()).Errors())}");
        return answer.Headers.Location!.OriginalString;
    }
}
