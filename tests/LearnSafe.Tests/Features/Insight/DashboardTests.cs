using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>The page of patterns and the records behind its numbers, for each who may know of them. The clock stands at 20 November 2026.</summary>
public sealed class DashboardTests
{
    private const string Fridge = "The vaccine fridge was warm for a night.";

    [Theory, EachEngine]
    public async Task Page_AndTheRecordsBehindIt_ShowEachWhatTheyMayKnow(Engine engine)
    {
        await using var practice = await FilledAsync(engine);
        await LeadSeesAllAsync(practice);
        await NetworkSeesMonthsAndReleasedWordingAsync(practice);
        await PartnerSeesTotalsAsync(practice);
        await KeptAndWithdrawnAreNotThereAsync(practice);
    }

    [Fact]
    public async Task Forms_AndHostileAddresses_AreRewrittenOrRefusedWithAReason()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        await practice.RecordAsync();
        var state = practice.Installation.Get<InsightState>();
        await practice.Installation.CountedAsync(1);
        foreach (var (sent, address) in new[]
        {
            ("words=&any.type=&period=recorded&from=2026-01&to=", "/insight?recorded.from=2026-01"), ("period=occurred&from=&to=2026-09&recorded.from=2025&any.type=risk", "/insight?any.type=risk&occurred.to=2026-09"),
            ("any.type=risk&add=InvolvedAgents&match=none&value=3&value=4", "/insight?any.type=risk&none.InvolvedAgents=3&none.InvolvedAgents=4"), ("add=InvolvedAgents&match=%3Cb%3E&value=3", "/insight?any.InvolvedAgents=3"),
            ("period=recorded&from=&to=", "/insight"), ("usual=2024-11+2026-10&period=recorded&from=2024-11&to=2026-10&any.type=risk", "/insight?any.type=risk"), ("usual=2024-11+2026-10&period=recorded&from=2024-11&to=2026-09", "/insight?recorded.from=2024-11&recorded.to=2026-09"), ("any.type=", "/insight"), ("add=InvolvedAgents&match=all", "/insight"),
        })
        {
            var response = await practice.GetAsync("lead", $"{InsightLinks.Page}?{sent}");
            Assert.Equal((HttpStatusCode.Redirect, address), (response.StatusCode, response.Headers.Location!.OriginalString));
        }

        Assert.Equal("/insight/records?any.type=risk", (await practice.GetAsync("lead", $"{InsightLinks.Records}?any.type=risk&words=&number=2")).Headers.Location!.OriginalString);
        var choose = await practice.PageAsync("lead", $"{InsightLinks.Page}?any.type=incident&add=InvolvedAgents");
        Assert.Equal(["incident", "InvolvedAgents"], choose.QuerySelectorAll<IHtmlInputElement>("#choose input[type=hidden]").Select(field => field.Value));
        Assert.Contains("Medications", choose.QuerySelector("#choose")!.TextContent, StringComparison.Ordinal);
        // Nothing is offered that there is not.
        Assert.Null((await practice.PageAsync("lead", $"{InsightLinks.Page}?add=Nothing")).QuerySelector("#choose"));
        foreach (var (question, reason) in new[]
        {
            ("any.Nothing=1", "“Nothing” is nothing that records can be chosen by"), ("any.type=%3Cscript%3Ealert(1)%3C/script%3E", "is no answer to “Type of event”"), ("recorded.from=yesterday", "“yesterday” is not a time"), ("whatever=1", "“whatever” is nothing"), ($"any.type={new string('x', 4001)}", "too long"),
            ("recorded.from=2026-05&recorded.to=2026-04", "The time ends before it begins"), ("any.organisation=NOWHERE", "No organisation here has the code “NOWHERE”"), ("without=tea", "“tea” is nothing"),
        })
        {
            foreach (var page in new[] { InsightLinks.Page, InsightLinks.Records, InsightLinks.Chart })
            {
                var response = await practice.GetAsync("lead", $"{page}?{question}");
                Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
                Assert.Contains(reason, page == InsightLinks.Chart ? await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : (await response.DocumentAsync()).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
            }
        }

        // Rounded numbers, which a form can ask for step by step: in plain words, with the form in quarters.
        foreach (var (question, reason, field) in new[]
        {
            ("any.Gender=1&recorded.from=2026-05", "Choose the quarter that the time begins with, such as April to June", "#from"), ("any.Gender=1&recorded.to=2026-05", "Choose the quarter that the time ends with, such as April to June", "#to"),
            ("any.Gender=1&occurred.from=2026-04", "only the time of recording can be chosen", null), ("any.Gender=1&words=fridge", "Words cannot be searched for together with age, gender or ethnic category", null),
            ("any.Gender=1&any.type=risk&any.harm=5", "2 things at most", null), ("any.Gender=1&any.type=risk&any.type=incident", "one answer to each question", null),
        })
        {
            var refused = await RefusedAsync(practice, question);
            var summary = refused.QuerySelector(".nhsuk-error-summary")!;
            Assert.Contains(reason, summary.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("recorded.", summary.TextContent, StringComparison.Ordinal);
            Assert.Equal(field, summary.QuerySelector("a")?.GetAttribute("href"));
            if (field is not null) Assert.NotNull(refused.QuerySelector(field));
            Assert.Contains("Remove Gender: Female", refused.QuerySelectorAll(".app-chosen a").Select(link => link.TextContent.Trim()));
        }

        // What was chosen stands there still, in the form too, and can be taken away; what is wrong is said beside its field.
        Assert.Equal(["Remove whatever: 1 /insight?any.type=risk", "Remove Type of event: Risk /insight?whatever=1"], (await RefusedAsync(practice, "whatever=1&any.type=risk")).QuerySelectorAll<IHtmlAnchorElement>(".app-chosen a").SkipLast(1).Select(link => $"{link.TextContent.Trim()} {link.GetAttribute("href")}").OrderDescending());
        var backwards = await RefusedAsync(practice, "recorded.from=2026-05&recorded.to=2026-04&any.type=risk");
        Assert.Equal("The time ends before it begins. Choose an end that is not before the beginning", Assert.Single(backwards.Errors()));
        Assert.Equal(("2026-05", "2026-04", true), (backwards.QuerySelector<IHtmlSelectElement>("#from")!.Value, backwards.QuerySelector<IHtmlSelectElement>("#to")!.Value, backwards.QuerySelector("#narrow")!.HasAttribute("open")));
        Assert.Contains("ends before it begins", backwards.QuerySelector("#to-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["risk"], backwards.QuerySelectorAll<IHtmlInputElement>("input[name='any.type']").Where(box => box.IsChecked && box.Type == "checkbox").Select(box => box.Value));
        // What others cut by is passed over, and a page beyond the last is the last.
        Assert.Equal("1 record", Heading(await practice.PageAsync("lead", $"{InsightLinks.Records}?recorded.from=2026-11&number=99&by=type&chart=c")));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", $"{InsightLinks.Chart}?of=nonsense"));

        // Until there is something to count, the page says so.
        foreach (var job in practice.Installation.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<InsightJob>()) await job.StopAsync(TestContext.Current.CancellationToken);
        state.Snapshot = null;
        foreach (var page in new[] { InsightLinks.Page, InsightLinks.Records }) Assert.Contains("Try again", (await practice.PageAsync("lead", $"{page}?any.type=risk")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> RefusedAsync(Practice practice, string question)
    {
        using var response = await practice.GetAsync("lead", $"{InsightLinks.Page}?{question}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return await response.DocumentAsync();
    }

    /// <summary>Thirteen months of two incidents, and four of six, half of these with medicines; one was told of a fridge and released. One risk of today.</summary>
    private static async Task<Practice> FilledAsync(Engine engine)
    {
        var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var clock = practice.Installation.Clock;
        var plain = TestData.Incident();
        var without = plain with { Values = plain.Values.With("InvolvedAgents", "9") };
        var now = clock.GetUtcNow();
        foreach (var (month, number) in Enumerable.Range(0, 24).SelectMany(month => Enumerable.Range(0, month < 16 ? 2 : 8).Select(number => (month, number))))
        {
            clock.Advance(new DateTimeOffset(2024, 11, 2, 12, 0, 0, TimeSpan.Zero).AddMonths(month).AddDays(number) - clock.GetUtcNow());
            await practice.RecordAsync(month >= 16 && number > 1 ? plain : without);
        }

        var told = await practice.RecordAsync(TestData.Incident(Fridge) with { Values = without.Values });
        var lead = await practice.Installation.ActingAsync(practice.Organisation, "lead@harebell.example");
        await practice.Installation.MoveAsync(lead, await practice.Installation.ActionAsync(lead, practice.Lead, new DateOnly(2026, 10, 30), "Labels in <two> sizes"), ActionStatus.Agreed, ActionStatus.Implemented);
        clock.Advance(now - clock.GetUtcNow());
        await practice.Installation.Get<ReleaseService>().ReleaseAsync(told.Id, 1, [new ReleasedText("Description", null, "A refrigerator was warm.")], Actor.Person(practice.Lead));
        await practice.RecordAsync(plain with { Type = EventType.Risk, Patients = [], Values = plain.Values.With("ServiceArea", "3", "4", "6", "7", "8", "9", "10", "11", "12", "13", "14") });
        await practice.Installation.CountedAsync(98);
        return practice;
    }

    private static async Task LeadSeesAllAsync(Practice practice)
    {
        var page = await practice.PageAsync("lead", InsightLinks.Page);
        var words = Words(page);
        Assert.Contains("97 records, recorded from November 2024 to October 2026: the last 24 whole months.", words, StringComparison.Ordinal);
        Assert.Contains("Medications (what was involved): more records than expected since March 2026: about 6 a month, before none.", words, StringComparison.Ordinal);
        Assert.Contains("counts over time were looked at", words, StringComparison.Ordinal);
        Assert.Equal(["Incidents", "Good care"], page.QuerySelectorAll(".app-small-charts h3").Select(head => head.TextContent.Split(':')[0]));
        Assert.Contains("Patterns", page.QuerySelector("nav[aria-label=Menu]")!.TextContent, StringComparison.Ordinal);

        // What was put in place is marked where the counts may have moved with it.
        Assert.Contains("Action 1", page.QuerySelectorAll(".app-small-charts svg .chart-note").Select(note => note.TextContent));
        Assert.Equal("Labels in <two> sizes", page.QuerySelectorAll<IHtmlAnchorElement>("main li a").Single(link => link.GetAttribute("href")!.StartsWith("/actions/", StringComparison.Ordinal)).TextContent);

        // A number opens as many records as it says, of a month too.
        var month = page.QuerySelectorAll<IHtmlAnchorElement>(".app-small-charts td a").Single(link => link.GetAttribute("href")!.Contains("2026-03", StringComparison.Ordinal));
        Assert.Equal(("8 records, March 2026", "8 records"), (month.TextContent.Trim(), Heading(await practice.PageAsync("lead", month.GetAttribute("href")!))));
        foreach (var (category, count) in new[] { ("Medications", 48), ("IT Systems or Software", 49) })
        {
            var number = Number(page, category)!;
            Assert.StartsWith($"{count} records", number.TextContent.Trim().ReplaceLineEndings(" "), StringComparison.Ordinal);
            Assert.Equal($"{count} records", Heading(await practice.PageAsync("lead", number.GetAttribute("href")!)));
        }

        // Narrowed to one, and out again; what is narrowed is counted in the same way.
        var narrowed = await practice.PageAsync("lead", Name(page, "Medications")!.GetAttribute("href")!);
        Assert.Contains("48 records", Words(narrowed), StringComparison.Ordinal);
        var chosen = narrowed.QuerySelectorAll<IHtmlAnchorElement>(".app-chosen a").First();
        Assert.Equal(("Remove What was involved: Medications", "/insight"), (chosen.TextContent.Trim(), chosen.GetAttribute("href")));
        Assert.Null(Name(narrowed, "Medications"));

        var records = await practice.PageAsync("lead", $"{InsightLinks.Records}?words=fridges&any.type=incident");
        Assert.Equal(("1 record", "fridge"), (Heading(records), records.QuerySelector("main mark")!.TextContent));
        Assert.Equal(["Remove Words: fridges", "Remove Type of event: Incident", "Clear all"], records.QuerySelectorAll(".app-chosen a").Select(link => link.TextContent.Trim()));
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.AccessLog.CountAsync(entry => entry.Address == InsightLinks.Records && entry.Filter!.Contains("words=fridges") && entry.Count == 1 && entry.OrganisationId == practice.Organisation.Id)));
        var second = await practice.PageAsync("lead", $"{InsightLinks.Records}?number=5");
        Assert.Equal(17, second.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal("98 records", Heading(await practice.PageAsync("lead", $"{InsightLinks.Records}?recorded.from=2024")));
        Assert.Equal("98 records", Heading(await practice.PageAsync("lead", $"{InsightLinks.Records}?without=reviewed&recorded.from=2024-11-02")));

        var csv = await (await practice.GetAsync("lead", $"{InsightLinks.Chart}?of=incident")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Month,Records,", csv, StringComparison.Ordinal);
        Assert.Equal(1 + 23, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        // Of a risk harm is not asked, which is something else than not recorded.
        var everything = await practice.PageAsync("lead", $"{InsightLinks.Page}?recorded.from=2024");
        var harm = everything.QuerySelectorAll(".app-bar-table").Single(table => table.QuerySelector("caption")!.TextContent == "Worst harm").QuerySelectorAll("tbody tr");
        Assert.Equal("Not asked: good care, risks 1", string.Join(' ', harm[^1].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Null(harm[^1].QuerySelector("a"));
        Assert.DoesNotContain(harm, row => row.TextContent.Contains("Not recorded", StringComparison.Ordinal));

        // What is beyond the first eight answers is there as well.
        Assert.Contains("more answers", Words(everything), StringComparison.Ordinal);

        // By what patients are: rounded, in quarters, and nobody's records are opened.
        var patients = await practice.PageAsync("lead", $"{InsightLinks.Page}?any.Gender=1");
        Assert.Contains("By age, gender or ethnic category, numbers are rounded for everybody. Each quarter is rounded to the nearest 5", Words(patients), StringComparison.Ordinal);
        Assert.Empty(patients.QuerySelectorAll(".app-small-charts, .app-bar-table td a"));
        Assert.Equal(HttpStatusCode.BadRequest, await practice.StatusAsync("lead", $"{InsightLinks.Records}?any.Gender=1"));
        Assert.DoesNotContain("record", Heading(await practice.PageAsync("outsider", $"{InsightLinks.Records}?recorded.from=2024")).Replace("No records", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task NetworkSeesMonthsAndReleasedWordingAsync(Practice practice)
    {
        var page = await practice.PageAsync("network", InsightLinks.Page);
        Assert.Contains("97 records", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Labels in", Words(page), StringComparison.Ordinal);
        Assert.Contains("Medications", page.QuerySelector(".app-standing-out")!.TextContent, StringComparison.Ordinal);
        var records = await practice.PageAsync("network", Number(page, "Medications")!.GetAttribute("href")!);
        Assert.Equal("48 records", Heading(records));
        Assert.All(records.QuerySelectorAll<IHtmlAnchorElement>("main tbody a"), link => Assert.StartsWith("/area/", link.GetAttribute("href"), StringComparison.Ordinal));
        var found = await practice.PageAsync("network", $"{InsightLinks.Records}?words=refrigerator");
        Assert.Equal(("1 record", "refrigerator"), (Heading(found), found.QuerySelector("main mark")!.TextContent));
        Assert.DoesNotContain("vaccine", Words(found), StringComparison.Ordinal);
        Assert.Contains("Words are searched in released wording alone", Words(found), StringComparison.Ordinal);
        Assert.Equal("No records", Heading(await practice.PageAsync("network", $"{InsightLinks.Records}?words=vaccine")));
        Assert.Equal(HttpStatusCode.BadRequest, await practice.StatusAsync("network", $"{InsightLinks.Records}?recorded.from=2026-08-12"));
        Assert.Equal(HttpStatusCode.BadRequest, await practice.StatusAsync("network", $"{InsightLinks.Page}?any.ReporterRole=1"));
    }

    private static async Task PartnerSeesTotalsAsync(Practice practice)
    {
        var page = await practice.PageAsync("partner", InsightLinks.Page);
        Assert.Contains("About 85 records, recorded from October 2024 to September 2026", Words(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".app-small-charts, .app-standing-out, .app-bar-table td a"));
        Assert.DoesNotContain(page.QuerySelectorAll<IHtmlAnchorElement>("main a"), link => link.GetAttribute("href")!.StartsWith(InsightLinks.Records, StringComparison.Ordinal));
        Assert.Equal("July to September 2026", page.QuerySelector(".app-totals tbody th")!.TextContent.Replace("Recorded", "", StringComparison.Ordinal).Trim());
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("partner", InsightLinks.Records));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("partner", $"{InsightLinks.Chart}?of=incident"));
        Assert.Contains("not broken down any further", Words(await practice.PageAsync("partner", $"{InsightLinks.Page}?any.type=incident&any.InvolvedAgents=4")), StringComparison.Ordinal);
        foreach (var refused in new[] { "any.type=incident&any.InvolvedAgents=4&any.harm=5", "recorded.from=2026-08", "words=fridge", "any.organisation=Y99001", "without=reviewed" })
            Assert.Equal(HttpStatusCode.BadRequest, await practice.StatusAsync("partner", $"{InsightLinks.Page}?{refused}"));
    }

    private static async Task KeptAndWithdrawnAreNotThereAsync(Practice practice)
    {
        var ids = await practice.Installation.QueryAsync(context => context.Events.OrderByDescending(record => record.RecordedAt).Select(record => record.Id).Take(2).ToListAsync());
        var today = $"{InsightLinks.Records}?recorded.from=2026-10";
        var before = Heading(await practice.PageAsync("lead", today));
        await practice.Installation.Get<KeepFromService>().KeepAsync(await practice.Installation.QueryAsync(context => context.Events.SingleAsync(record => record.Id == ids[0])), [practice.Lead], Actor.Person(practice.Reporter));
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, ids[1], null, new Change(Actor.Person(practice.Reporter), "Twice"));
        // Not shown from the moment it is withdrawn, however the counting lags behind.
        var shown = (await practice.PageAsync("lead", today)).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToList();
        Assert.DoesNotContain(ids, id => shown.Contains(RecordLinks.Record(id)));
        await practice.Installation.CountedAsync(97);
        Assert.Equal(("10 records", "8 records", "9 records"), (before, Heading(await practice.PageAsync("lead", today)), Heading(await practice.PageAsync("admin", today))));
    }

    private static string Heading(IHtmlDocument page) => page.QuerySelectorAll("main h2").Select(head => head.TextContent.Trim()).First(head => head.Contains("record", StringComparison.Ordinal));

    private static string Words(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement? Row(IHtmlDocument page, string category) => page.QuerySelectorAll(".app-bar-table tbody tr").FirstOrDefault(row => row.QuerySelector("th")!.TextContent.Trim() == category);

    private static IElement? Name(IHtmlDocument page, string category) => Row(page, category)?.QuerySelector("th a");

    private static IElement? Number(IHtmlDocument page, string category) => Row(page, category)?.QuerySelector("td a");
}
