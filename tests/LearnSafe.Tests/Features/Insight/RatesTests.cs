using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Web;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>What records are counted against, and the rates that come of it. The clock stands at 20 November 2026: the four quarters that are over are October 2025 to September 2026.</summary>
public sealed class RatesTests
{
    private const string File = """
        Code,Kind,From,To,Value,Source
        Y99001,registered patients,2025-10-01,,"10,000",List size of October
        Y99002,Registered patients,2025-10,,10000,List size of October
        FX901,items dispensed,2026-Q3,,30000,The pharmacy's own count
        FX901,items dispensed,2026-08,,9000,The pharmacy's own count
        FX901,registered patients,2025-10-01,,9000,A slip
        Y99001,registered patients,2025-10-01,,10001,Said twice
        Y99099,registered patients,2025-10-01,,10000,Nobody
        Y99002,registered patients,2027-01-01,,10000,To come
        Y99002,registered patients,2026-01-01,,0,Nothing
        U99001,registered patients,2026-01-01,,500,A network
        "Y99001,registered patients,2026-01-01,,10000,Broken
        """;

    [Theory, EachEngine]
    public async Task Import_OnTheCommandLineAndInABrowser_TakesGoodLinesOnceAndListsTheOthers(Engine engine)
    {
        await using var world = await OpenAsync(engine);
        var import = world.Get<DenominatorImportService>();
        Task<DenominatorReport> TakeAsync(string file, bool dryRun = false) => import.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), new DenominatorImportOptions { DryRun = dryRun }, Actor.System);
        Task<int> EntriesAsync() => world.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.DenominatorsImported));

        var tried = await TakeAsync(File, dryRun: true);
        Assert.Equal((11, 3, 0, 8), (tried.Lines, tried.Added, tried.Changed, tried.Refused));
        Assert.Equal(0, await world.QueryAsync(context => context.Denominators.CountAsync()));
        var report = await TakeAsync(File);
        Assert.Equal((11, 3, 0, 8), (report.Lines, report.Added, report.Changed, report.Refused));
        foreach (var (line, reason) in new[] { (5, "overlaps July to September 2026"), (6, "not counted for a community pharmacy"), (7, "stands on line 2 already"), (8, "does not know the organisation"), (9, "still to come"), (10, "above 0"), (11, "Only a provider"), (12, "quotes") })
            Assert.Contains(reason, report.Outcomes.Single(outcome => outcome.Line == line).Detail, StringComparison.Ordinal);
        Assert.Equal(1, await EntriesAsync());
        var known = await world.QueryAsync(context => context.Denominators.OrderBy(one => one.Source).ThenBy(one => one.Value).ToListAsync());
        Assert.Equal((10_000, new DateOnly(2025, 10, 1), null, TestClock.Start.UtcDateTime), (known[0].Value, known[0].From, known[0].To, known[0].ImportedAt));
        Assert.Equal((30_000, new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30)), (known[2].Value, known[2].From, known[2].To!.Value));

        // The same again changes nothing; another value of the same day takes its place, and the history says that it did.
        Assert.True((await TakeAsync(File)).ChangesNothing);
        Assert.Equal(1, await EntriesAsync());
        var changed = await TakeAsync("code,kind,from,to,value,source\nY99001,registered patients,2025-10-01,,10250,List size of October\nFX901,items dispensed,2026-07-01,2026-09-30,30000,Counted again");
        Assert.Equal((0, 2, 0), (changed.Added, changed.Changed, changed.Refused));
        Assert.Contains("was 10,000 registered patients, from 1 October 2025", changed.Outcomes[0].Detail, StringComparison.Ordinal);
        Assert.Contains("the source was The pharmacy's own count", changed.Outcomes[1].Detail, StringComparison.Ordinal);
        Assert.Equal(2, await EntriesAsync());
        Assert.True((await world.Get<HistoryVerification>().VerifyAsync(cancellation: TestContext.Current.CancellationToken)).Intact);
        foreach (var (file, words) in new[] { ("", "empty"), ("code,kind", "does not name"), ("code,kind,from,date,value,source", "Two columns"), ("code,kind,from,value,source\n" + new string('x', 70_000), "longer than") })
            Assert.Contains(words, (await Assert.ThrowsAsync<CsvFileException>(() => TakeAsync(file))).Message, StringComparison.Ordinal);

        // A specialist sets what lies below the board, and only by confirming what they saw.
        using var specialist = await As(world, RoleNames.PatientSafetySpecialist, "QZ8");
        using var outsider = await As(world, RoleNames.PatientSafetySpecialist, "QZ9");
        const string two = "code,kind,from,value,source\nY99001,registered patients,2026-04-01,10400,List size of April\nY99090,registered patients,2026-04-01,5000,Elsewhere";
        using var looked = await UploadAsync(specialist, two);
        var page = await looked.DocumentAsync();
        Assert.Contains("1 added, 0 changed, 1 refused", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("outside the area that you look after", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var confirm = page.QuerySelector<IHtmlInputElement>("input[name=Confirm]")!.Value;
        using var stolen = await outsider.SubmitAsync(DenominatorLinks.Import + "?handler=confirm", await outsider.PageAsync(DenominatorLinks.Import), ("Confirm", confirm));
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        using var done = await specialist.SubmitAsync(DenominatorLinks.Import + "?handler=confirm", page, ("Confirm", confirm));
        Assert.Contains("What was imported", (await done.DocumentAsync()).Title, StringComparison.Ordinal);
        using var twice = await specialist.SubmitAsync(DenominatorLinks.Import + "?handler=confirm", page, ("Confirm", confirm));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        using var wrong = await UploadAsync(specialist, "P87657;A Surgery");
        Assert.StartsWith("The first line does not name", Assert.Single((await wrong.DocumentAsync()).Errors()), StringComparison.Ordinal);
        using var none = await specialist.SubmitAsync(DenominatorLinks.Import);
        Assert.Equal(["Select a file"], (await none.DocumentAsync()).Errors());

        var list = (await specialist.PageAsync(DenominatorLinks.All + "?setting=GeneralPractice&number=99")).QuerySelector("main")!.TextContent;
        Assert.Contains("10,400", list, StringComparison.Ordinal);
        Assert.Contains("No data", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", list, StringComparison.Ordinal);
        var own = (await specialist.PageAsync(DenominatorLinks.Of("FX901"))).QuerySelector("main")!.TextContent;
        Assert.Contains("Counted again", own, StringComparison.Ordinal);
        Assert.Contains("Nothing is known of October 2025 to June 2026", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await outsider.GetAsync(new Uri(DenominatorLinks.Of("FX901"), UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.GetAsync(new Uri(DenominatorLinks.Of("NOWHERE"), UriKind.Relative))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Rates_ByWhoReads_AreExactWithNamesOrOneOwnPointOrRounded(Engine engine)
    {
        await using var world = await OpenAsync(engine);
        var places = await world.QueryAsync(context => context.Organisations.ToDictionaryAsync(place => place.Code));
        // 20 in each of seven practices, and 20 more in the first, half of them good care, on 12 August 2026.
        world.Clock.Advance(TimeSpan.FromDays(-100));
        Guid kept = default;
        foreach (var (code, count) in Practices.Select((code, place) => (code, place == 0 ? 40 : 20)))
        {
            for (var number = 0; number < count; number++) kept = (await world.RecordAsync(places[code], null, number < 10 && code == "Y99001" ? GoodCare : null)).Id;
        }

        await world.RecordAsync(places["FX901"]);
        world.Clock.Advance(TimeSpan.FromDays(100));
        await world.CountedAsync(161);
        using var reader = await As(world, RoleNames.CareBoardReader, "QZ8");
        using var lead = await As(world, RoleNames.PatientSafetyLead, "Y99001");
        using var partner = await As(world, RoleNames.PatientSafetyPartner, "QZ8");
        Assert.Contains("There is no chart yet", await WordsAsync(reader, ""), StringComparison.Ordinal);

        await world.Get<DenominatorImportService>().ImportAsync(
            new MemoryStream(Encoding.UTF8.GetBytes("code,kind,from,value,source\n" + string.Concat(Practices.SelectMany(code => new[] { $"{code},registered patients,2025-10-01,10000,List size\n", $"{code},registered patients,2026-04-01,10000,List size\n" })))),
            new DenominatorImportOptions(), Actor.System);

        // Who reads across organisations: a funnel with names, a table in their order, the chosen one ringed.
        var page = await reader.PageAsync(InsightLinks.Rates + "?setting=general-practice&organisation=Y99001");
        var words = page.QuerySelector("main")!.TextContent;
        Assert.Equal(Practices.Select(code => $"Practice {code}"), page.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Replace("Provider", "", StringComparison.Ordinal).Trim()));
        Assert.Contains("More than chance explains (outside 99.8%)", words, StringComparison.Ordinal);
        Assert.Contains("4.00", words, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("circle.chart-ring"));
        Assert.Contains("says nothing of how safe", words, StringComparison.Ordinal);
        Assert.DoesNotContain("FX901", words, StringComparison.Ordinal);
        var all = await reader.PageAsync(InsightLinks.Rates + "?organisation=NOWHERE&setting=%3Cx");
        Assert.Null(all.QuerySelector("circle.chart-ring"));
        Assert.Contains("70,000", all.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("a funnel needs two", (await WordsAsync(reader, "?setting=community-pharmacy")), StringComparison.OrdinalIgnoreCase);

        // The provider's own people: their own point within the others' limits, and of the others no name and no number.
        var own = await WordsAsync(lead, "?organisation=Y99002&setting=community-pharmacy");
        Assert.Contains("7 providers of the same kind", own, StringComparison.Ordinal);
        Assert.Contains("Higher than chance explains: Practice Y99001", own, StringComparison.Ordinal);
        Assert.Contains("July to September 2026", own, StringComparison.Ordinal);
        Assert.All(Practices.Skip(1), code => Assert.DoesNotContain(code, own, StringComparison.Ordinal));
        // 160 records for 70,000 patients: 2.2857, of which two figures are told.
        Assert.Contains("compared with 2.3", own, StringComparison.Ordinal);
        Assert.DoesNotContain("2.28", own, StringComparison.Ordinal);
        Assert.Contains("1.00", own, StringComparison.Ordinal);

        // Totals alone: all together in fives, and no funnel.
        var totals = await WordsAsync(partner, "?organisation=Y99001&setting=general-practice");
        Assert.Contains("rounded to the nearest 5", totals, StringComparison.Ordinal);
        Assert.DoesNotContain("Funnel", totals, StringComparison.Ordinal);
        Assert.DoesNotContain("Y99001", totals, StringComparison.Ordinal);
        // One optician is known neither by itself, nor from the total less all others, so the pharmacies go with it; to who reads across they are told.
        Assert.DoesNotContain("Community pharmacy", totals, StringComparison.Ordinal);
        Assert.Equal("general-practice:160", await SettingsAsync(partner));
        Assert.Equal("general-practice:160 community-pharmacy:1", await SettingsAsync(reader));
        foreach (var setting in new[] { "optical", "community-pharmacy", "-" }) Assert.Equal(HttpStatusCode.BadRequest, (await partner.GetAsync(new Uri($"{InsightLinks.Answer}?any.setting={setting}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(new Uri($"{InsightLinks.Answer}?any.setting=general-practice", UriKind.Relative))).StatusCode);
        var settings = (await partner.PageAsync(RecordLinks.Totals)).QuerySelectorAll("table").Single(table => table.QuerySelector("caption")!.TextContent.Contains("By care setting", StringComparison.Ordinal));
        Assert.Equal(["General practice", "Others together, so that no provider is known"], settings.QuerySelectorAll("tbody th").Select(cell => cell.ChildNodes[^1].TextContent.Trim()));

        // With fewer than five others that can be measured nobody is held against anybody; a withdrawn record counts nowhere.
        await world.QueryAsync(async context => await context.Denominators.Where(one => context.Organisations.Any(place => place.Id == one.OrganisationId && (place.Code == "Y99006" || place.Code == "Y99007"))).ExecuteDeleteAsync());
        await world.Get<EventService>().WithdrawAsync(places["Y99007"].Id, kept, null, new Change(Actor.System, "Twice"));
        await world.CountedAsync(160);
        var few = await WordsAsync(lead, "");
        Assert.Contains("There are 4.", few, StringComparison.Ordinal);
        Assert.DoesNotContain("Higher than chance", few, StringComparison.Ordinal);
        Assert.Contains("5 of 7", await WordsAsync(reader, ""), StringComparison.Ordinal);
        Assert.Contains("There is no chart yet", await WordsAsync(partner, ""), StringComparison.Ordinal);
        Assert.Throws<Domain.Insight.InsightException>(() => world.Get<InsightService>().CountLike(Person(places["Y99001"]), Practices.Take(5).Select(code => places[code].Id).ToHashSet(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Rates_WhereAProviderClosed_HoldItsRecordsAgainstWhatItHadWhileItWasOpen()
    {
        await using var world = await OpenAsync(Engine.Sqlite);
        var places = await world.QueryAsync(context => context.Organisations.ToDictionaryAsync(place => place.Code));
        // Twenty in each of seven practices on 12 August 2025 and in six on 20 November; the seventh closed at the end of September, which is more than a year ago.
        world.Clock.Advance(TimeSpan.FromDays(-465));
        foreach (var code in Practices) for (var number = 0; number < 20; number++) await world.RecordAsync(places[code]);
        world.Clock.Advance(TimeSpan.FromDays(100));
        foreach (var code in Practices.SkipLast(1)) for (var number = 0; number < 20; number++) await world.RecordAsync(places[code]);
        world.Clock.Advance(TimeSpan.FromDays(365));
        await world.QueryAsync(async context => await context.Organisations.Where(place => place.Code == "Y99007").ExecuteUpdateAsync(set => set.SetProperty(place => place.ClosedOn, new DateOnly(2025, 9, 30))));
        await world.CountedAsync(260);
        Task<DenominatorReport> TakeAsync(IEnumerable<string> codes) => world.Get<DenominatorImportService>().ImportAsync(
            new MemoryStream(Encoding.UTF8.GetBytes("code,kind,from,value,source\n" + string.Concat(codes.Select(code => $"{code},registered patients,2025-07-01,10000,List size\n")))), new DenominatorImportOptions(), Actor.System);
        await TakeAsync(Practices.SkipLast(1));
        using var partner = await As(world, RoleNames.PatientSafetyPartner, "QZ8");
        using var reader = await As(world, RoleNames.CareBoardReader, "QZ8");
        async Task<string> RowAsync(HttpClient client, string quarter) => string.Join(' ', (await client.PageAsync(InsightLinks.Rates + "?setting=general-practice")).QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains(quarter, StringComparison.Ordinal))
            .QuerySelectorAll("td").Select(cell => cell.ChildNodes[^1].TextContent.Trim()));
        // Of six alone it is not known what they had without the seventh: rounded totals are of all, or of none.
        Assert.DoesNotContain("July to September 2025", await WordsAsync(partner, "?setting=general-practice"), StringComparison.Ordinal);
        Assert.StartsWith("60,000 120 2.00", await RowAsync(reader, "July to September 2025"), StringComparison.Ordinal);
        Assert.Contains("6 of 7", await WordsAsync(reader, "?setting=general-practice"), StringComparison.Ordinal);
        await TakeAsync(["Y99007"]);
        foreach (var client in new[] { partner, reader })
        {
            Assert.StartsWith("70,000 140 2.00", await RowAsync(client, "July to September 2025"), StringComparison.Ordinal);
            Assert.StartsWith("60,000 120 2.00", await RowAsync(client, "October to December 2025"), StringComparison.Ordinal);
        }

        // It is neither chosen nor compared any more.
        Assert.DoesNotContain("Y99007", await WordsAsync(reader, "?setting=general-practice"), StringComparison.Ordinal);
    }

    private static readonly string[] Practices = ["Y99001", "Y99002", "Y99003", "Y99004", "Y99005", "Y99006", "Y99007"];

    private static EventAnswers GoodCare => new()
    {
        TaxonomyVersion = 5,
        Type = EventType.GoodCare,
        Description = "The new starter asked twice.",
        Date = "2026-08-11",
        Values = TestData.Incident().Values,
    };

    private static CurrentPerson Person(Organisation at) => new(Guid.NewGuid(), "Nobody", at.Id, at.Code, at.Name, at.Kind, at.CareSetting, false, PersonAccess.None);

    private static async Task<TestInstallation> OpenAsync(Engine engine)
    {
        var world = await TestInstallation.StartAsync(engine);
        await using var context = world.NewContext();
        Organisation Add(string code, OrganisationKind kind, CareSetting? setting, params Organisation[] parents)
        {
            var added = context.Organisations.Add(new Organisation { Code = code, Name = setting == CareSetting.GeneralPractice ? $"Practice {code}" : $"The {kind.Title()}", Kind = kind, CareSetting = setting, CreatedAt = TestClock.Start.UtcDateTime }).Entity;
            foreach (var parent in parents) context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = added.Id, ParentId = parent.Id, From = new DateOnly(2024, 4, 1) });
            return added;
        }

        var board = Add("QZ8", OrganisationKind.IntegratedCareBoard, null);
        var network = Add("U99001", OrganisationKind.PrimaryCareNetwork, null, board);
        foreach (var code in Practices) Add(code, OrganisationKind.Provider, CareSetting.GeneralPractice, network);
        foreach (var code in (string[])["FX901", "FX902", "FX903", "FX904", "FX905"]) Add(code, OrganisationKind.Provider, CareSetting.CommunityPharmacy, network);
        Add("TX901", OrganisationKind.Provider, CareSetting.Optical, network);
        Add("Y99090", OrganisationKind.Provider, CareSetting.GeneralPractice, Add("QZ9", OrganisationKind.IntegratedCareBoard, null));
        await OrganisationTreeService.ChangedAsync(context);
        await context.SaveChangesAsync();
        return world;
    }

    private static async Task<HttpClient> As(TestInstallation world, string role, string? at)
    {
        Assert.Null(await world.Get<AccountService>().AddAsync($"{role}.{at}@harebell.example", role, TestData.Password, at, role, Actor.System));
        var client = world.Client();
        await client.SignInAsync($"{role}.{at}@harebell.example");
        return client;
    }

    private static async Task<string> SettingsAsync(HttpClient client)
    {
        var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{InsightLinks.Answer}?by=setting", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        return string.Join(' ', answer.GetProperty("axes")[0].GetProperty("keys").EnumerateArray().Zip(answer.GetProperty("counts").EnumerateArray(), (key, count) => $"{key.GetProperty("code").GetString()}:{count}"));
    }

    private static async Task<string> WordsAsync(HttpClient client, string query) => (await client.PageAsync(InsightLinks.Rates + query)).QuerySelector("main")!.TextContent;

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string file)
    {
        var page = await client.PageAsync(DenominatorLinks.Import);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main form input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "Upload", "denominators.csv" },
        };
        return await client.PostAsync(new Uri(DenominatorLinks.Import, UriKind.Relative), content);
    }
}
