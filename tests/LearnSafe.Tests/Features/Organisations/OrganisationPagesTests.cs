using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Features.Organisations.Import;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Organisations;

public sealed class OrganisationPagesTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory, EachEngine]
    public async Task Organisation_RegisteredMovedNamedAndClosed_TellsItsStory(Engine engine)
    {
        await using var world = await OpenAsync(engine);
        using var client = await As(world, RoleNames.PatientSafetySpecialist, "QZ8");

        Assert.Equal(["Enter the ODS code", "Enter the name", "Select what kind of organisation it is", "Enter the code of what it belongs to"], await ErrorsAsync(client, "/organisations/new", ("Form.Name", "")));
        await DoneAsync(client, "/organisations/new", ("Code", "y99 050"), ("Form.Name", "Bryony Lane Surgery"), ("Form.Kind", "Provider"), ("Form.Setting", "GeneralPractice"), ("Form.Town", "Bryony"), ("Parent", "u99001"));
        Assert.Equal(["U99001"], await world.ParentsAsync("Y99050", Today));
        await world.ImportAsync("code,name,kind,parents\nU99002,Bryony Network,PCN,QZ8");
        await DoneAsync(client, "/organisations/Y99050/move", ("Leaves", "U99001"), ("Joins", "U99002"), ("From.Day", "1"), ("From.Month", "4"), ("From.Year", "2027"));
        Assert.Equal(["U99001"], await world.ParentsAsync("Y99050", new DateOnly(2027, 3, 31)));
        Assert.Equal(["U99002"], await world.ParentsAsync("Y99050", new DateOnly(2027, 4, 1)));
        await DoneAsync(client, "/organisations/Y99050/contacts", ("Kind", "Deputy"), ("Name", "Mairi Quill"), ("Phone", "01632 960001"), ("From.Day", "20"), ("From.Month", "11"), ("From.Year", "2026"));
        await DoneAsync(client, "/organisations/Y99050/edit", ("Form.Name", "Bryony Lane <Medical> Centre"), ("Form.Kind", "Provider"), ("Form.Setting", "GeneralPractice"));
        await DoneAsync(client, "/organisations/Y99050/close", ("LastDay.Day", "31"), ("LastDay.Month", "12"), ("LastDay.Year", "2027"));

        var words = (await client.PageAsync("/organisations/y99050")).QuerySelector("main")!.TextContent;
        foreach (var expected in new[] { "Bryony Lane <Medical> Centre", "Mairi Quill", "until 31 March 2027", "From 1 April 2027", "its last day is 31 December 2027" }) Assert.Contains(expected, words, StringComparison.Ordinal);
        Assert.Equal(
            [HistoryActions.OrganisationAdded, HistoryActions.OrganisationMoved, HistoryActions.ContactNamed, HistoryActions.OrganisationChanged, HistoryActions.OrganisationClosed],
            await world.QueryAsync(context => context.History.Where(entry => entry.ActorKind == ActorKind.Person).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync()));
    }

    [Theory, EachEngine]
    public async Task Register_TheFirstMemberOfAnything_BelongsThere(Engine engine)
    {
        await using var world = await TestInstallation.StartAsync(engine);
        await world.ImportAsync("code,name,kind\nU99001,Harebell Network,PCN");
        var network = (await world.Get<OrganisationService>().FindAsync("U99001"))!;
        var details = new OrganisationDetails("Harebell Surgery", OrganisationKind.Provider, CareSetting.GeneralPractice, null, null, null);

        Assert.Null(await world.Get<OrganisationService>().RegisterAsync("Y99001", details, network.Id, Actor.System));
        Assert.Equal("A primary care network cannot belong to a primary care network", await world.Get<OrganisationService>().RegisterAsync("U99009", details with { Kind = OrganisationKind.PrimaryCareNetwork }, network.Id, Actor.System));

        Assert.Equal(["U99001"], await world.ParentsAsync("Y99001", Today));
        Assert.Equal(2, await world.OrganisationsAsync());
    }

    [Fact]
    public async Task Specialist_OfABoard_MayNotTouchTheBoardOrWhatLiesElsewhere()
    {
        await using var world = await OpenAsync(Engine.Sqlite);
        await world.ImportAsync("code,name,kind,care setting,parents\nQZ7,Other Board,ICB,,\nY99060,Elsewhere,provider,dental,QZ7");
        using var client = await As(world, RoleNames.PatientSafetySpecialist, "QZ8");

        foreach (var page in new[] { "/organisations/QZ8/edit", "/organisations/Y99060/edit", "/organisations/Y99060/move", "/organisations/Y99060/close", "/organisations/Y99060/contacts" })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        using var post = await client.SubmitAsync("/organisations/Y99060/edit", await client.PageAsync("/organisations/Y99001/edit"), ("Form.Name", "Taken"), ("Form.Kind", "Provider"), ("Form.Setting", "Dental"));
        Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
        Assert.Equal(["That organisation is outside the area that you look after"], await ErrorsAsync(client, "/organisations/Y99001/move", ("Leaves", "nothing"), ("Joins", "QZ7"), ("From.Day", "1"), ("From.Month", "1"), ("From.Year", "2027")));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/organisations/Y99060", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/organisations/Y99061", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("Y99001", "Y99001", "An organisation cannot lie below itself")]
    [InlineData("Y99001", "X", "There is no organisation with this code")]
    [InlineData("QZ8", "U99001", "An integrated care board cannot belong to a primary care network")]
    [InlineData("Y99001", "P9Z1", "It belongs to Harebell Group already, on that day or later")]
    public async Task Move_WhereItCannotGo_SaysWhyAndChangesNothing(string code, string joins, string expected)
    {
        await using var world = await OpenAsync(Engine.Sqlite);
        using var client = await As(world, RoleNames.InstallationAdministrator, null);

        Assert.Equal([expected], await ErrorsAsync(client, $"/organisations/{code}/move", ("Leaves", code == "Y99001" ? "U99001" : ""), ("Joins", joins), ("From.Day", "1"), ("From.Month", "1"), ("From.Year", "2027")));

        Assert.Equal(["P9Z1", "U99001"], await world.ParentsAsync("Y99001", new DateOnly(2027, 6, 1)));
    }

    [Fact]
    public async Task Edit_IntoAKindThatItsMembersCannotBelongTo_IsRefused()
    {
        await using var world = await OpenAsync(Engine.Sqlite);
        using var client = await As(world, RoleNames.InstallationAdministrator, null);

        Assert.Equal(["A provider cannot belong to a provider"], await ErrorsAsync(client, "/organisations/U99001/edit", ("Form.Name", "Harebell"), ("Form.Kind", "Provider"), ("Form.Setting", "Dental")));
    }

    [Theory, EachEngine]
    public async Task List_OfWhatWasAsked_FindsItAndGivesItAsCsv(Engine engine)
    {
        await using var world = await OpenAsync(engine);
        await world.ImportAsync("code,name,kind,care setting,closed,postcode\nY99070,=Old Harebell,provider,dental,2020-01-01,\nY99071,A Harebell Dentist,provider,dental,,ZZ9 1AA");
        using var client = await As(world, RoleNames.InstallationAdministrator, null);

        Assert.Equal(["U99001", "P9Z1", "QZ8", "Y99001", "Y99071"], (await CodesAsync(client, "?text=harebell")).OrderBy(code => code[0] == 'U' ? 0 : code[0] == 'P' ? 1 : code[0] == 'Q' ? 2 : 3).ThenBy(code => code, StringComparer.Ordinal));
        Assert.Equal(["Y99071"], await CodesAsync(client, "?text=harebell&setting=Dental"));
        Assert.Equal(["Y99071"], await CodesAsync(client, "?text=zz91"));
        Assert.Equal(["Y99071", "Y99070"], await CodesAsync(client, "?text=hare&setting=Dental&closed=yes"));
        Assert.Equal(["Y99001", "U99001"], (await CodesAsync(client, "?board=QZ8")).OrderDescending(StringComparer.Ordinal));
        Assert.Empty(await CodesAsync(client, "?board=QQQ"));
        Assert.Equal(["Y99001"], await CodesAsync(client, "?text=y99001&kind=%3Cx&setting=7&number=-9"));
        Assert.Empty(await CodesAsync(client, "?text=%25"));
        var csv = await client.GetStringAsync(new Uri("/organisations/list.csv?text=harebell&closed=yes", UriKind.Relative));
        Assert.Contains("'=Old Harebell", csv, StringComparison.Ordinal);
        Assert.Contains("Y99001,Harebell Surgery,Provider,General practice,P9Z1;U99001,2001-04-01,,,HB1 1AA", csv, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Import_LookedAtAndConfirmed_IsDoneOnceAndOnlyByWhoLookedAtIt(Engine engine)
    {
        await using var world = await OpenAsync(engine);
        using var specialist = await As(world, RoleNames.PatientSafetySpecialist, "QZ8");
        using var installer = await As(world, RoleNames.InstallationAdministrator, null);

        using var looked = await UploadAsync(specialist, "code,name,kind,care setting,parents\nY99080,Bryony Dental,provider,dental,U99001\nQZ8,Renamed,ICB,,");
        var page = await looked.DocumentAsync();
        Assert.Contains("1 added, 0 changed, 0 closed, 1 refused", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, await world.OrganisationsAsync());
        var confirm = page.QuerySelector<IHtmlInputElement>("input[name=Confirm]")!.Value;
        using var stolen = await installer.SubmitAsync("/organisations/import?handler=confirm", await installer.PageAsync("/organisations/new"), ("Confirm", confirm));
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        using var done = await specialist.SubmitAsync("/organisations/import?handler=confirm", page, ("Confirm", confirm));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(5, await world.OrganisationsAsync());
        using var twice = await specialist.SubmitAsync("/organisations/import?handler=confirm", page, ("Confirm", confirm));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
    }

    [Fact]
    public async Task Import_OfWhatIsNoFile_SaysSo()
    {
        await using var world = await OpenAsync(Engine.Sqlite);
        using var client = await As(world, RoleNames.InstallationAdministrator, null);
        using var none = await client.SubmitAsync("/organisations/import");
        Assert.Equal(["Select a file"], (await none.DocumentAsync()).Errors());
        using var wrong = await UploadAsync(client, "P87657;A Surgery");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.StartsWith("The first line does not name a column", Assert.Single((await wrong.DocumentAsync()).Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contact_OfAnotherOrganisation_IsNotThere()
    {
        await using var world = await OpenAsync(Engine.Sqlite);
        using var client = await As(world, RoleNames.InstallationAdministrator, null);
        var ids = await world.QueryAsync(context => context.Organisations.ToDictionaryAsync(known => known.Code, known => known.Id));
        await world.Get<ContactService>().AddAsync(ids["U99001"], ContactKind.SafetyLead, new ContactDetails("Mairi Quill", null, null, "1", null, Today), Actor.System);
        var contact = await world.QueryAsync(context => context.OrganisationContacts.Select(known => known.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"/organisations/U99001/contacts/{contact}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/organisations/Y99001/contacts/{contact}", UriKind.Relative))).StatusCode);
        Assert.Equal(["Enter an email address or a telephone number, so that they can be reached", "The last day must be on or after the first day"], await ErrorsAsync(client, $"/organisations/U99001/contacts/{contact}",
            ("Name", "Mairi"), ("From.Day", "2"), ("From.Month", "1"), ("From.Year", "2026"), ("Until.Day", "1"), ("Until.Month", "1"), ("Until.Year", "2026")));
    }

    [Fact]
    public async Task Search_OfTheRecordingForm_PutsTheCodeFirstAndTheClosedLast()
    {
        await using var world = await OpenAsync(Engine.Sqlite);
        await world.ImportAsync(
            """
            code,name,kind,care setting,closed
            FA123,The Mill,provider,pharmacy,
            FB123,Mill Closed,provider,pharmacy,2020-01-01
            FC123,Treadmill House,provider,pharmacy,
            FD123,Old Mill,provider,pharmacy,
            FE123,Mill Lane,provider,pharmacy,
            MILL,Other,provider,pharmacy,
            """);

        var found = await world.Get<OrganisationDirectory>().SearchAsync("mill", 20);

        Assert.Equal(["MILL", "FE123", "FD123", "FA123", "FC123", "FB123"], found.Select(one => one.Code));
        Assert.True(found[^1].Closed);
        Assert.Empty(await world.Get<OrganisationDirectory>().SearchAsync("  ", 20));
    }

    private static async Task<TestInstallation> OpenAsync(Engine engine)
    {
        var world = await TestInstallation.StartAsync(engine);
        await world.ImportAsync(Importing.Area);
        return world;
    }

    private static async Task<HttpClient> As(TestInstallation world, string role, string? at)
    {
        Assert.Null(await world.Get<AccountService>().AddAsync($"{role}@harebell.example", role, TestData.Password, at, role, Actor.System));
        var client = world.Client();
        await client.SignInAsync($"{role}@harebell.example");
        return client;
    }

    private static async Task DoneAsync(HttpClient client, string page, params (string Name, string Value)[] answers)
    {
        using var response = await client.SubmitAsync(page, answers);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, string.Join(", ", (await response.DocumentAsync()).Errors()));
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(HttpClient client, string page, params (string Name, string Value)[] answers)
    {
        using var response = await client.SubmitAsync(page, answers);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return (await response.DocumentAsync()).Errors();
    }

    private static async Task<List<string>> CodesAsync(HttpClient client, string query) =>
        [.. (await client.PageAsync("/organisations" + query)).QuerySelectorAll("tbody tr td:nth-child(2)").Select(cell => cell.TextContent.Replace("Code", "", StringComparison.Ordinal).Trim())];

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string file)
    {
        var page = await client.PageAsync("/organisations/import");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main form input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "Upload", "organisations.csv" },
        };
        return await client.PostAsync(new Uri("/organisations/import", UriKind.Relative), content);
    }
}
