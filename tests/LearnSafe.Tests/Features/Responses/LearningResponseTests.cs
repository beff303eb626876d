using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Responses;

/// <summary>Learning responses over HTTP: every template, two at once, who may, from beginning to report.</summary>
public sealed class LearningResponseTests
{
    private const string Title = "Letters that change a dose";

    [Theory, EachEngine]
    public async Task EveryTemplate_IsDrawnFilledAndPrinted(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var templates = practice.Installation.Get<ResponseTemplates>();
        foreach (var method in templates.Methods)
        {
            var id = await BeginAsync(practice, method.Name, record.Id);
            foreach (var section in method.Sections.Where(section => section.Kind == SectionKind.Fields)) await FillAsync(practice, ResponseLinks.Section(id, section.Name), section);
            if (method.Name == "swarm-huddle")
            {
                foreach (var tool in templates.Tools)
                {
                    var added = await practice.PressAsync("lead", ResponseLinks.Response(id), "Add", ("Tool", tool.Name));
                    await FillAsync(practice, added.Headers.Location!.OriginalString, [.. tool.Sections]);
                }
            }

            await AddFindingAsync(practice, id, $"Found by {method.Name}");
            var report = (await practice.PageAsync("lead", ResponseLinks.Report(id))).QuerySelector("main")!;
            var words = report.TextContent;
            var used = method.Name == "swarm-huddle" ? templates.Tools.Prepend(method) : [method];
            foreach (var field in used.SelectMany(template => template.Sections).SelectMany(section => section.Fields))
                Assert.True(words.Contains(Shown(field), StringComparison.Ordinal), $"{method.Name}: {field.Name} is not in the report");
            Assert.Contains(record.Reference, words, StringComparison.Ordinal);
            Assert.Contains($"Found by {method.Name}", words, StringComparison.Ordinal);
            Assert.DoesNotContain("Mairi Quill", words, StringComparison.Ordinal);
            Assert.NotEmpty(report.QuerySelectorAll("svg.seips"));
            if (method.Name == "significant-event-analysis") Assert.DoesNotContain("Sharing the draft", (await practice.PageAsync("lead", ResponseLinks.Note(id))).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(templates.Methods.Count, (await practice.PageAsync("lead", ResponseLinks.List)).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(templates.Methods.Count, (await practice.PageAsync("lead", RecordLinks.Record(record.Id))).QuerySelectorAll("#responses + ul li").Length);
        Assert.Contains("A learning response (swarm huddle) began", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).Body!.TextContent, StringComparison.Ordinal);
        var secrets = await practice.Installation.QueryAsync(async context => (await context.ResponseFields.Select(field => field.Encrypted).ToListAsync()).Concat(await context.History.Select(entry => entry.Content!).ToListAsync()).ToList());
        Assert.DoesNotContain(secrets, text => text is not null && (text.Contains("Typed in", StringComparison.Ordinal) || text.Contains(Title, StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task Autosave_TwoAtOnce_LosesNoWordAndOverwritesNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = await BeginAsync(practice, "after-action-review", (await practice.RecordAsync()).Id);
        await Task.WhenAll(practice.AsAsync("lead"), practice.AsAsync("admin"));

        // Different fields at the same time: both are there.
        var both = await Task.WhenAll(SaveAsync(practice, "lead", id, "expected", "expected", "A call back.", 0), SaveAsync(practice, "admin", id, "actual", "actual", "Nobody rang.", 0));
        Assert.All(both, answer => Assert.Equal((HttpStatusCode.OK, "saved", 1), (answer.Status, answer.Outcome, answer.Revision)));

        // The same field: the first stands, the second is told, and keeps theirs until they choose.
        Assert.Equal(2, (await SaveAsync(practice, "lead", id, "expected", "expected", "A call back at noon.", 1)).Revision);
        var second = await SaveAsync(practice, "admin", id, "expected", "expected", "A call back by nine.", 1);
        Assert.Equal((HttpStatusCode.Conflict, "conflict", 2), (second.Status, second.Outcome, second.Revision));
        Assert.Equal(("A call back at noon.", "Mairi Quill"), (second.Json.GetProperty("theirs").GetString(), second.Json.GetProperty("by").GetString()));
        var shown = await practice.PressAsync("admin", ResponseLinks.Section(id, "expected"), "Save and go back", ("f.expected.expected", "A call back by nine."), ("seen.expected.expected", "1"));
        Assert.Equal(HttpStatusCode.Conflict, shown.StatusCode);
        var page = await shown.DocumentAsync();
        Assert.Equal("A call back by nine.", page.QuerySelector("[name='f.expected.expected']")!.TextContent);
        Assert.Contains("A call back at noon.", page.QuerySelector(".nhsuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector("[name='seen.expected.expected']")!.GetAttribute("value"));
        Assert.Equal(3, (await SaveAsync(practice, "admin", id, "expected", "expected", "A call back by nine.", 2)).Revision);
        // What is there already is no conflict, whatever was seen.
        Assert.Equal("saved", (await SaveAsync(practice, "lead", id, "expected", "expected", "A call back by nine.", 1)).Outcome);

        // Ten at once on one field: one wins, nine are told.
        var ten = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => SaveAsync(practice, number % 2 == 0 ? "lead" : "admin", id, "difference", "difference", $"Because {number}.", 0)));
        Assert.Equal((1, 9), (ten.Count(answer => answer.Outcome == "saved"), ten.Count(answer => answer.Outcome == "conflict")));

        // Bad input.
        Assert.Equal("refused", (await SaveAsync(practice, "lead", id, "learned", "learned", new string('a', FieldReading.LongLength + 1), 0)).Outcome);
        var named = await SaveAsync(practice, "lead", id, "learned", "learned", "Mrs Ottoline Bramley rang.", 0);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (named.Status, named.Json.GetProperty("asks").GetBoolean()));
        Assert.Equal("saved", (await SaveAsync(practice, "lead", id, "learned", "learned", "Mrs Ottoline Bramley rang.", 0, keep: true)).Outcome);
        // Nobody is asked twice about what they kept.
        Assert.Equal("saved", (await SaveAsync(practice, "lead", id, "learned", "learned", "Mrs Ottoline Bramley rang. Twice.", 1)).Outcome);
        Assert.Equal("refused", (await SaveAsync(practice, "lead", id, CommonSection.PurposeAndScope.Name, CommonSection.Title, "", 1)).Outcome);
        Assert.Equal("saved", (await SaveAsync(practice, "lead", id, "wentWell", "whatWentWell", "<script>alert(1)</script>", 0)).Outcome);
        Assert.Null((await practice.PageAsync("lead", ResponseLinks.Report(id))).QuerySelector("main script"));
        var blunt = await SaveAsync(practice, "lead", id, "work", "workAsDone", "The nurse failed to check the letter.", 0);
        Assert.Equal("saved", blunt.Outcome);
        Assert.NotEqual(0, blunt.Json.GetProperty("hints").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(practice, "lead", id, "expected", "nowhere", "x", 0)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(practice, "lead", id, "nowhere", "expected", "x", 0)).Status);

        // Behind the gate, with the form's token.
        Assert.Equal(HttpStatusCode.BadRequest, (await SaveAsync(practice, "lead", id, "expected", "expected", "x", 3, token: "none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(practice, "colleague", id, "expected", "expected", "x", 3)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(practice, "outsider", id, "expected", "expected", "x", 3)).Status);

        // A response that is finished takes nothing.
        await DoneAsync(practice.PressAsync("lead", ResponseLinks.Finish(id), "Finish this response"));
        Assert.Equal("closed", (await SaveAsync(practice, "admin", id, "expected", "expected", "Late.", 3)).Outcome);
        Assert.Equal("A call back by nine.", (await practice.Installation.Get<ResponseDirectory>().FindAsync(await PersonAsync(practice), id))!.Field(id, "expected", "expected")!.Value);
        Assert.Equal(0, (await practice.PageAsync("lead", ResponseLinks.Together(id))).QuerySelectorAll("main textarea").Length);
    }

    [Theory, EachEngine]
    public async Task Access_ThoseWhoLeadAndThoseWhoTakePart_AndNobodyElse(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var id = await BeginAsync(practice, "swarm-huddle", record.Id);
        var pages = new[] { ResponseLinks.Response(id), ResponseLinks.Together(id), ResponseLinks.Findings(id), ResponseLinks.Participants(id), ResponseLinks.Report(id), ResponseLinks.Section(id, "event") };
        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("admin", page));
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", page));
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", page));
        }

        await DoneAsync(practice.PressAsync("lead", ResponseLinks.Participants(id), "Add", ("Role", "Practice nurse"), ("Capacity", "Staff"), ("Account", practice.Reporter.ToString())));
        foreach (var page in pages) Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("reporter", page));
        Assert.Contains(Title, (await practice.PageAsync("reporter", RecordLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, (await practice.PageAsync("colleague", RecordLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("saved", (await SaveAsync(practice, "reporter", id, "event", "description", "The letter lay a week.", 0)).Outcome);
        foreach (var page in new[] { ResponseLinks.Lead(id), ResponseLinks.Finish(id) }) Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", page));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ResponseLinks.List));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ResponseLinks.NewFor(record.Id)));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", ResponseLinks.NewFor(record.Id)));

        // Patients and families take part by role alone; names are asked about; nobody is there twice.
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", ResponseLinks.Participants(id), "Add", ("Role", "Daughter"), ("Capacity", "Family"), ("Account", practice.Lead.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", ResponseLinks.Participants(id), "Add", ("Role", "Mrs Ottoline Bramley"), ("Capacity", "Patient"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await practice.PressAsync("lead", ResponseLinks.Participants(id), "Add", ("Role", "Nurse"), ("Capacity", "Staff"), ("Account", practice.Reporter.ToString()))).StatusCode);

        // Kept from the administrator: for them it is as if it were not there, in no list and no record.
        var admin = await practice.Installation.QueryAsync(context => context.Users.Where(person => person.Email == "admin@harebell.example").Select(person => person.Id).SingleAsync());
        await using (var context = practice.Installation.NewContext())
        {
            context.KeptFrom.Add(new KeptFrom { EventId = record.Id, PersonId = admin, At = TestClock.Start.UtcDateTime });
            await context.SaveChangesAsync();
        }

        foreach (var page in pages.Append(ResponseLinks.Quality(id))) Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", page));
        Assert.DoesNotContain(Title, (await practice.PageAsync("admin", ResponseLinks.List)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(practice, "admin", id, "event", "description", "x", 1)).Status);
        Assert.DoesNotContain("Jonas Pell", (await practice.PageAsync("lead", ResponseLinks.Participants(id))).QuerySelector("select[name=Account]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", ResponseLinks.Lead(id), "Save", ("Lead", admin.ToString()))).StatusCode);

        await DoneAsync(practice.PressAsync("lead", ResponseLinks.Participants(id), "Take off the list: Practice nurse"));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", ResponseLinks.Response(id)));

        // With the record goes what was written about it alone.
        await practice.Installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "Order of a court");
        Assert.Equal((1, 0, 0), await practice.Installation.QueryAsync(async context => (await context.LearningResponses.CountAsync(), await context.ResponseFields.CountAsync(), await context.ResponseParticipants.CountAsync())));
        Assert.Contains("Without a title", (await practice.PageAsync("lead", ResponseLinks.Response(id))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task FromFindingsToApproval_TwoPeople_EachStepWithItsConflict(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", ResponseLinks.NewFor(record.Id), "Begin", ("Method", "swarm-huddle"), ("Lead", practice.Lead.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", ResponseLinks.NewFor(record.Id), "Begin", ("Method", "<b>"), ("Title", Title), ("Lead", practice.Reporter.ToString()), ("References", "LS-0000-0000"))).StatusCode);
        var id = await BeginAsync(practice, "thematic-review", record.Id);

        // Findings.
        var findings = ResponseLinks.Findings(id);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", findings, "Keep finding", ("Finding.Text", "x"))).StatusCode);
        await AddFindingAsync(practice, id, "Letters are read between calls.");
        await AddFindingAsync(practice, id, "Calls come every minute.");
        var (first, other) = await practice.Installation.QueryAsync(async context => { var all = await context.ResponseFindings.OrderBy(finding => finding.Id).Select(finding => finding.Id).ToListAsync(); return (all[0], all[1]); });
        var change = $"{findings}?change={first}";
        (string, string)[] said = [("Finding.Element", "Tasks"), ("Finding.Effect", "Both"), ("Finding.InteractsWith", other.ToString())];
        await DoneAsync(practice.PressAsync("lead", change, "Keep finding", [.. said, ("Finding.Text", "Letters are read between two calls.")]));
        var late = await practice.PressAsync("admin", change, "Keep finding", [.. said, ("Finding.Text", "Letters wait."), ("Finding.Seen", "1")]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var shown = await late.DocumentAsync();
        Assert.Equal("Letters wait.", shown.QuerySelector("textarea")!.TextContent);
        Assert.Contains("between two calls", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Acts on", (await practice.PageAsync("lead", findings)).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", findings, "Remove this finding: Calls come every minute."));
        Assert.Single((await practice.Installation.Get<ResponseDirectory>().FindAsync(await PersonAsync(practice), id))!.Findings, finding => finding.Finding.InteractsWith.Count == 0);

        // Time.
        var lead = ResponseLinks.Lead(id);
        (string, string)[] later = [("Until.Day", "1"), ("Until.Month", "6"), ("Until.Year", "2027"), ("Agreed", "true")];
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", lead, "Give more time", later)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", lead, "Give more time", ("Reason", "More"), ("Until.Day", "1"), ("Until.Month", "1"), ("Until.Year", "2026"))).StatusCode);
        await DoneAsync(practice.PressAsync("lead", lead, "Give more time", [.. later, ("Reason", "The family asked for a meeting.")]));
        Assert.Equal(HttpStatusCode.Conflict, (await practice.PressAsync("admin", lead, "Save", ("Seen", "1"), ("Lead", practice.Lead.ToString()))).StatusCode);
        await practice.Installation.QueryAsync(context => context.LearningResponses.ExecuteUpdateAsync(set => set.SetProperty(response => response.TargetOn, new DateOnly(2026, 1, 1))));
        Assert.Contains("Overdue", (await practice.PageAsync("lead", ResponseLinks.List)).Body!.TextContent, StringComparison.Ordinal);

        // A peer reviews it; whoever leads it does not.
        var quality = ResponseLinks.Quality(id);
        Assert.Null((await practice.PageAsync("lead", quality)).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("admin", quality, "Keep review")).StatusCode);
        await DoneAsync(practice.PressAsync("admin", quality, "Keep review", ("rating.systems", "Good"), ("comment.systems", "It looks at letters as a whole."), ("Overall", "Clear.")));
        Assert.Equal(HttpStatusCode.Conflict, (await practice.PressAsync("admin", quality, "Keep review", ("Seen", "0"), ("Overall", "Unclear."))).StatusCode);
        Assert.Contains("It looks at letters as a whole.", (await practice.PageAsync("lead", quality)).Body!.TextContent, StringComparison.Ordinal);

        // The end, which the reporter sees.
        await DoneAsync(practice.PressAsync("lead", ResponseLinks.Finish(id), "Finish this response"));
        Assert.Contains(Title, (await practice.PageAsync("lead", $"{ResponseLinks.List}?show=finished")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", ResponseLinks.Response(id)));
        Assert.DoesNotContain("Not yet", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).QuerySelectorAll("li").First(step => step.TextContent.Contains("learning response (thematic review) ended", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("admin", ResponseLinks.Finish(id), "Approve"));
        Assert.Contains("approved on", (await practice.PageAsync("lead", ResponseLinks.Report(id))).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", ResponseLinks.Finish(id), "Open it again"));
        var actions = await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());
        Assert.Equal(
            [HistoryActions.ResponseBegun, HistoryActions.ResponseFindingWritten, HistoryActions.ResponseFindingWritten, HistoryActions.ResponseFindingWritten, HistoryActions.ResponseFindingRemoved, HistoryActions.ResponseExtended, HistoryActions.ResponseReviewed, HistoryActions.ResponseCompleted, HistoryActions.ResponseApproved, HistoryActions.ResponseReopened],
            actions);
    }

    private static async Task<Guid> BeginAsync(Practice practice, string method, Guid record)
    {
        var answer = await practice.PressAsync("lead", ResponseLinks.NewFor(record), "Begin", ("Method", method), ("Title", Title), ("Lead", practice.Lead.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static Task AddFindingAsync(Practice practice, Guid id, string text) =>
        DoneAsync(practice.PressAsync("lead", ResponseLinks.Findings(id), "Keep finding", ("Finding.Element", nameof(SeipsElement.Organisation)), ("Finding.Effect", "Hindered"), ("Finding.Text", text)));

    private static async Task FillAsync(Practice practice, string page, params TemplateSection[] sections)
    {
        var answers = sections.SelectMany(section => section.Fields.SelectMany(field => Typed(field, FieldReading.Key(section.Name, field.Name)))).ToArray();
        await DoneAsync(practice.PressAsync("lead", page, "Save and go back", answers));
    }

    private static IEnumerable<(string, string)> Typed(TemplateField field, string key) => field.Kind switch
    {
        FieldKind.Number => [(key, "27")],
        FieldKind.Choice => [(key, field.Choices[^1])],
        FieldKind.YesNo => [(key, "Yes")],
        FieldKind.Date => [($"{key}.Day", "20"), ($"{key}.Month", "11"), ($"{key}.Year", "2026")],
        FieldKind.DateTime => [($"{key}.Day", "20"), ($"{key}.Month", "11"), ($"{key}.Year", "2026"), ($"{key}.Time", "14:05")],
        FieldKind.Table => field.Columns.Select(column => (FieldReading.CellKey(key, 1, column.Name), column.Choices.Count > 0 ? column.Choices[0] : $"Typed in {field.Name} {column.Name}")),
        _ => [(key, $"Typed in {field.Name}")],
    };

    private static string Shown(TemplateField field) => field.Kind switch
    {
        FieldKind.Number => "27",
        FieldKind.Choice => field.Choices[^1],
        FieldKind.YesNo => "Yes",
        FieldKind.Date => "20 November 2026",
        FieldKind.DateTime => "20 November 2026 at 2:05pm",
        FieldKind.Table => field.Columns[^1].Choices is [var choice, ..] ? choice : $"Typed in {field.Name} {field.Columns[^1].Name}",
        _ => $"Typed in {field.Name}",
    };

    private sealed record Answer(HttpStatusCode Status, JsonElement Json)
    {
        public string? Outcome => Json.ValueKind == JsonValueKind.Object ? Json.GetProperty("outcome").GetString() : null;

        public int Revision => Json.GetProperty("revision").GetInt32();
    }

    /// <summary>As the script of the pages does it.</summary>
    private static async Task<Answer> SaveAsync(Practice practice, string who, Guid id, string section, string field, string value, int seen, bool keep = false, string? token = null)
    {
        var key = FieldReading.Key(section, field);
        token ??= (await practice.PageAsync(who, who == "outsider" ? ResponseLinks.List : RecordLinks.Mine)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("field", field), new(FieldView.SeenKeyOf(section, field), $"{seen}"), new(key, value), new($"keep.{key}", keep ? "true" : "")]);
        var response = await (await practice.AsAsync(who)).PostAsync(new Uri(ResponseLinks.Save(id, id, section), UriKind.Relative), content);
        var json = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement : default;
        return new Answer(response.StatusCode, json);
    }

    private static async Task<LearnSafe.Features.Accounts.CurrentPerson> PersonAsync(Practice practice)
    {
        var roles = practice.Installation.Get<LearnSafe.Domain.Access.RoleCatalogue>();
        Assert.True(roles.TryFind(LearnSafe.Domain.Access.RoleNames.PatientSafetyLead, out var role));
        var access = new LearnSafe.Domain.Access.PersonAccess([new LearnSafe.Domain.Access.HeldRole(role, practice.Organisation.Id)], await practice.Installation.Get<LearnSafe.Features.Organisations.OrganisationTreeService>().GetAsync());
        return new(practice.Lead, "Mairi Quill", practice.Organisation.Id, practice.Organisation.Code, practice.Organisation.Name, practice.Organisation.Kind, practice.Organisation.CareSetting, false, access);
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> press)
    {
        var answer = await press;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {(answer.StatusCode == HttpStatusCode.Redirect ? "" : string.Join("; ", (await answer.DocumentAsync()).Errors()))}");
    }
}
