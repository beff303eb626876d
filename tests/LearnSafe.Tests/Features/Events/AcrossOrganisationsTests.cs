using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class AcrossOrganisationsTests
{
    private const string Written = "Mrs Ottoline Bramley, seen by Dr Quill, was given amlodipine 10 mg for 5 mg.";
    private const string Released = "A patient was given amlodipine 10 mg for 5 mg.";

    [Theory, EachEngine]
    public async Task Release_ByTheLead_IsWhatTheNetworkReadsUntilItIsWithdrawn(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var record = await practice.RecordAsync(Hostile());
        var outside = practice.Installation.Get<AreaIds>().Outside(record.Id);
        var before = await AreaAsync(practice, AreaLinks.Record(outside));
        Assert.Contains("has released no wording", before, StringComparison.Ordinal);
        var proposed = (await practice.PageAsync("lead", RecordLinks.Release(record.Id))).QuerySelector("textarea")!.TextContent;
        Assert.DoesNotContain("Bramley", proposed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReleaseAsync(practice, record.Id, Written)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ReleaseAsync(practice, record.Id, Released)).StatusCode);
        Assert.Contains(Released, await AreaAsync(practice, AreaLinks.Record(outside)), StringComparison.Ordinal);
        Assert.Contains(Released, await AreaAsync(practice, AreaLinks.List), StringComparison.Ordinal);
        Assert.Contains(Released, await AreaAsync(practice, AreaLinks.Export), StringComparison.Ordinal);

        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, record.Id, null, Hostile() with { Description = "Put right." }, new Change(Actor.Person(practice.Lead), "Put right"));
        var changed = await AreaAsync(practice, AreaLinks.Record(outside));
        Assert.Contains("The released wording is of revision 1.", changed, StringComparison.Ordinal);
        Assert.Contains(Released, changed, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", RecordLinks.Release(record.Id), "Withdraw the released wording")).StatusCode);
        Assert.DoesNotContain(Released, await AreaAsync(practice, AreaLinks.Record(outside)), StringComparison.Ordinal);
        var actions = await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == record.Id).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());
        Assert.Equal([HistoryActions.EventRecorded, HistoryActions.WordingReleased, HistoryActions.EventRevised, HistoryActions.WordingWithdrawn], actions);
    }

    [Theory, EachEngine]
    public async Task Area_ARecordFullOfNames_ShowsCodesAndMonthsAlone(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var record = await practice.RecordAsync(Hostile());
        var outside = practice.Installation.Get<AreaIds>().Outside(record.Id);
        Assert.NotEqual(record.Id, outside);
        foreach (var page in new[] { AreaLinks.List, AreaLinks.Record(outside), AreaLinks.Export })
        {
            var shown = await AreaAsync(practice, page);
            Assert.All(["Bramley", "Quill", "Falk", "SENTINEL", "SABRE-77", "LOCAL-4711", record.Reference, record.Id.ToString(), "19 November", "50 years", "Medical secretary"],
                secret => Assert.DoesNotContain(secret, shown, StringComparison.OrdinalIgnoreCase));
            Assert.Contains("Harebell Surgery", shown, StringComparison.Ordinal);
            Assert.Contains("November 2026", shown, StringComparison.Ordinal);
        }

        var read = await AreaAsync(practice, AreaLinks.Record(outside));
        // Counted in rounded numbers, and told of no single record.
        Assert.All(["50 to 59", "Gender", "Age:", "Male"], told => Assert.DoesNotContain(told, read, StringComparison.Ordinal));
        Assert.Contains("Ages, genders and ethnic categories are not told of single records", read, StringComparison.Ordinal);
        Assert.Contains("General practice", read, StringComparison.Ordinal);
        var entries = await practice.Installation.QueryAsync(context => context.AccessLog.Where(entry => entry.EventId == record.Id).ToListAsync());
        Assert.Equal(2, entries.Count);
        Assert.Contains("Network lead, Harebell Network", (await practice.PageAsync("reporter", RecordLinks.Record(record.Id))).QuerySelector("#readers + ul")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Area_OutsideTheScopeWithdrawnOrErased_IsAsIfItWereNotThere(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var ids = practice.Installation.Get<AreaIds>();
        var (outside, withdrawn, erased) = (await practice.Installation.RecordAsync(practice.Other), await practice.RecordAsync(), await practice.RecordAsync());
        await ReleaseAsync(practice, erased.Id, Released);
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, withdrawn.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        await practice.Installation.Get<ErasureService>().EraseAsync(erased.Id, Actor.System, "Order of a court");
        foreach (var id in new[] { outside.Id, withdrawn.Id, erased.Id, Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("network", AreaLinks.Record(ids.Outside(id))));
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("network", AreaLinks.Record(id)));
        }

        Assert.Contains("No organisation that belongs to yours has recorded an event yet.", await AreaAsync(practice, AreaLinks.List), StringComparison.Ordinal);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.ReleasedWordings.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Area_Filtered_CountsWhatFits(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        await practice.RecordAsync();
        await practice.RecordAsync(TestData.Incident() with { Type = EventType.Risk, Patients = [] });
        Assert.Contains("2 records", await AreaAsync(practice, AreaLinks.List + "?setting=GeneralPractice&organisation=y99001"), StringComparison.Ordinal);
        Assert.Contains("1 record<", await HtmlAsync(practice, AreaLinks.List + "?type=risk&harm=0"), StringComparison.Ordinal);
        Assert.Contains("No records", await AreaAsync(practice, AreaLinks.List + "?setting=Dental"), StringComparison.Ordinal);
        Assert.Contains("No records", await AreaAsync(practice, AreaLinks.List + "?to=2020-01"), StringComparison.Ordinal);
        Assert.Contains("2 records", await AreaAsync(practice, AreaLinks.List + "?from=2026-02-07&to=nonsense&type=%27"), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Release_OfARevisionThatChangedMeanwhile_IsRefused(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var record = await practice.RecordAsync();
        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, record.Id, null, TestData.Incident("Put right."), new Change(Actor.Person(practice.Lead), "Put right"));
        var refused = await practice.PressAsync("lead", RecordLinks.Release(record.Id), "Release this wording", ("Wording[0]", Released), ("Expected", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("admin", RecordLinks.Release(record.Id)));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", RecordLinks.Release(record.Id)));
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.ReleasedWordings.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Totals_ForThoseWhoReadNoRecords_AreRoundedAndForOthersTrue(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        for (var turn = 0; turn < 6; turn++) await practice.RecordAsync();
        var told = TestData.Incident();
        for (var turn = 0; turn < 3; turn++) await practice.RecordAsync(told with { Patients = [told.Patients[0].With("PatientEthnicity", "12")] });
        practice.Installation.Clock.Advance(TimeSpan.FromDays(92));
        Assert.Equal(["10", "10"], await FirstCountsAsync(practice, "partner"));
        Assert.Equal(["9", "9"], await FirstCountsAsync(practice, "network"));
        Assert.Equal(["9", "9"], await FirstCountsAsync(practice, "lead"));
        var page = await practice.PageAsync("network", "/totals");
        foreach (var (caption, answer, count) in new[] { ("Patients by age", "50 to 59 years", "10"), ("Patients by ethnic category", "Irish", "5") })
        {
            var patients = page.QuerySelectorAll("table").Single(table => table.QuerySelector("caption")!.TextContent == caption);
            Assert.Equal(count, patients.QuerySelectorAll("tbody tr").First(row => row.QuerySelector("th")!.TextContent.Trim().EndsWith(answer, StringComparison.Ordinal)).QuerySelector("td")!.ChildNodes[^1].TextContent.Trim());
        }

        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", "/totals"));
        Assert.Contains("Totals", (await practice.PageAsync("partner", "/totals")).QuerySelector("nav[aria-label=Menu]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> FirstCountsAsync(Practice practice, string who)
    {
        var rows = (await practice.PageAsync(who, "/totals")).QuerySelector("table")!.QuerySelectorAll("tbody tr");
        return [.. new[] { rows[0], rows[^1] }.Select(row => row.QuerySelector("td")!.ChildNodes[^1].TextContent.Trim())];
    }

    [Theory, EachEngine]
    public async Task Export_MoreThanAreReadAtOnce_HoldsEachOnceNewestFirst(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var known = await practice.RecordAsync();
        await practice.Installation.QueryAsync(async context =>
        {
            var (record, revision) = (await context.Events.AsNoTracking().SingleAsync(one => one.Id == known.Id), await context.Revisions.AsNoTracking().SingleAsync(one => one.EventId == known.Id));
            foreach (var older in Enumerable.Range(1, AreaService.RowsAtOnce))
            {
                var id = Guid.CreateVersion7();
                var type = older == AreaService.RowsAtOnce ? EventType.Risk : record.Type;
                Copy(record, ("Id", id), ("Reference", $"LS-{older:0000}-COPY"), ("RecordedAt", record.RecordedAt.AddSeconds(-older)), ("Type", type));
                Copy(revision, ("EventId", id));
            }

            void Copy(object original, params (string Name, object Value)[] changed)
            {
                var entry = context.Entry(context.Entry(original).CurrentValues.ToObject());
                foreach (var (name, value) in changed) entry.Property(name).CurrentValue = value;
                entry.State = EntityState.Added;
            }

            return await context.SaveChangesAsync();
        });

        var lines = (await AreaAsync(practice, AreaLinks.Export)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(AreaService.RowsAtOnce + 2, lines.Length);
        Assert.Contains(",Risk,", lines[^1], StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains(",Risk,", StringComparison.Ordinal));
        var logged = await practice.Installation.QueryAsync(context => context.AccessLog.Where(entry => entry.Address == AreaLinks.Export).Select(entry => entry.Count).SingleAsync());
        Assert.Equal(AreaService.RowsAtOnce + 1, logged);
    }

    private static EventAnswers Hostile() => (TestData.Incident(Written) with { Identifiers = [new SenderIdentifier(null, "LOCAL-4711")] })
        .With("SabreReportNumber", "SABRE-77").With("InvolvedPersonsActionsOther", "SENTINEL the other role").With("ReporterContact", "SENTINEL@harebell.example").With("ReporterRole", "1").With("OrganisationOther", "SENTINEL House");

    private static Task<HttpResponseMessage> ReleaseAsync(Practice practice, Guid id, string wording) =>
        practice.PressAsync("lead", RecordLinks.Release(id), "Release this wording", ("Wording[0]", wording), ("Wording[1]", ""), ("Wording[2]", ""));

    private static async Task<string> HtmlAsync(Practice practice, string path) => await (await practice.GetAsync("network", path)).Content.ReadAsStringAsync();

    private static async Task<string> AreaAsync(Practice practice, string path)
    {
        var response = await practice.GetAsync("network", path);
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        return path.Contains(".csv", StringComparison.Ordinal) ? await response.Content.ReadAsStringAsync() : (await response.DocumentAsync()).QuerySelector("main")!.TextContent;
    }

    /// <summary>The practice in a network with a lead and a lay partner.</summary>
    private static async Task<Practice> OpenAsync(Engine engine)
    {
        var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        return practice;
    }
}
