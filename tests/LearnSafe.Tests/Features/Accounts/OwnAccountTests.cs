using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class OwnAccountTests
{
    private const string Email = "reporter@harebell.example";
    private const string Another = "heron-plum-staircase";

    private static async Task<TestInstallation> WithPersonAsync(Engine engine)
    {
        var installation = await TestInstallation.StartAsync(engine);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        return installation;
    }

    private static async Task<string> WordsAsync(HttpClient client, string path = "/accounts") => (await client.PageAsync(path)).QuerySelector("main")!.TextContent;

    [Theory, EachEngine]
    public async Task Account_WithRolesInTwoOrganisations_SaysThemAndActsForTheChosenOne(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        var other = await installation.AddOrganisationAsync("Y99002", "Sorrel Surgery");
        Assert.Null(await installation.Get<AccountService>().GiveRoleAsync(Email, "Y99002", RoleNames.PatientSafetyLead, Actor.System));
        using var client = installation.Client();
        await client.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/events/all", UriKind.Relative))).StatusCode);
        Assert.Equal("/accounts", (await client.PageAsync("/events")).QuerySelector(".app-header__organisation a")!.GetAttribute("href"));
        var words = await WordsAsync(client);
        Assert.All(new[] { "Harebell Surgery", "Sorrel Surgery", "Member of staff", "Patient safety lead", "Reviews every record", "Since 20 November 2026", "Active" }, part => Assert.Contains(part, words, StringComparison.Ordinal));

        var sent = await client.SubmitAsync("/accounts", ("organisation", other.Id.ToString()));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("You now act for Sorrel Surgery", await WordsAsync(client), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/events/all", UriKind.Relative))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task ActFor_AnOrganisationWithoutARoleOrWithASuspendedOne_IsRefused(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        var others = new[] { await installation.AddOrganisationAsync("Y99002", "Sorrel Surgery"), await installation.AddOrganisationAsync("Y99003", "Bryony Surgery"), await installation.AddOrganisationAsync("Y99004", "Yarrow Surgery") };
        await installation.Get<AccountService>().GiveRoleAsync(Email, "Y99002", RoleNames.Reporter, Actor.System);
        await installation.Get<AccountService>().GiveRoleAsync(Email, "Y99003", RoleNames.Reporter, Actor.System);
        using var client = installation.Client();
        await client.SignInAsync();
        var page = await client.PageAsync("/accounts");
        await installation.QueryAsync(context => context.RoleAssignments.Where(held => held.OrganisationId == others[1].Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.State, RoleState.Suspended)));

        foreach (var refused in others[1..])
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SubmitAsync("/accounts", page, ("organisation", refused.Id.ToString()))).StatusCode);
        Assert.Null(await installation.QueryAsync(context => context.Users.Select(person => person.ActingForId).SingleAsync()));
        Assert.Contains("Your access to Bryony Surgery", await StateAsync(RoleState.Suspended), StringComparison.Ordinal);
        Assert.Contains("is waiting", await StateAsync(RoleState.Requested), StringComparison.Ordinal);
        Assert.Contains("no role yet", await StateAsync(RoleState.Refused), StringComparison.Ordinal);

        async Task<string> StateAsync(RoleState state)
        {
            await installation.QueryAsync(context => context.RoleAssignments.ExecuteUpdateAsync(set => set.SetProperty(held => held.State, state)));
            return await WordsAsync(client);
        }
    }

    [Theory, EachEngine]
    public async Task Home_WithoutAnyActiveRole_IsTheAccountAndARefusedPageSaysWhereToGo(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        using var client = installation.Client();
        await client.SignInAsync();
        await installation.QueryAsync(context => context.RoleAssignments.ExecuteUpdateAsync(set => set.SetProperty(held => held.State, RoleState.Suspended)));
        Assert.Equal("/accounts", (await client.GetAsync(new Uri("/", UriKind.Relative))).Headers.Location!.ToString());
        Assert.NotNull((await client.PageAsync("/events")).QuerySelector("main a[href='/accounts']"));
    }

    [Theory, EachEngine]
    public async Task Name_Changed_IsShownAtOnceAndRemembered(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        using var client = installation.Client();
        await client.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync("/accounts/name", ("DisplayName", "  "))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync("/accounts/name", ("DisplayName", new string('x', 201)))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync("/accounts/name", ("DisplayName", " Ines <Falk> "))).StatusCode);
        Assert.Contains("Ines <Falk>", (await client.PageAsync("/events")).QuerySelector(".nhsuk-header__account")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.PersonRenamed)));
    }

    [Theory, EachEngine]
    public async Task Password_Changed_EndsOtherSessionsAndKeepsThisOne(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        using var here = installation.Client();
        using var elsewhere = installation.Client();
        await here.SignInAsync();
        await elsewhere.SignInAsync();

        var sent = await here.SubmitAsync("/accounts/password", ("Present", TestData.Password), ("New", Another));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        installation.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await elsewhere.SignInAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SignInAsync(password: Another)).StatusCode);
        Assert.Equal(1, await installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.PasswordChanged)));
    }

    [Theory]
    [InlineData("wrong-wrong-wrong", Another, "Check your present password")]
    [InlineData("", Another, "Enter your present password")]
    [InlineData(TestData.Password, "short", "12 characters or more")]
    [InlineData(TestData.Password, "Password123456!", "harder to guess")]
    [InlineData(TestData.Password, "reporter123456", "your name or address")]
    public async Task Password_WrongOrWeak_IsRefusedAndNothingChanges(string present, string another, string expected)
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        await client.SignInAsync();
        var response = await client.SubmitAsync("/accounts/password", ("Present", present), ("New", another));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.DocumentAsync();
        Assert.Contains(expected, Assert.Single(page.Errors()), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("input[type=password]"), field => field.HasAttribute("value"));
        using var later = installation.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await later.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task Password_GuessedFromAnOpenSession_LocksTheAccount()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        await client.SignInAsync();
        for (var attempt = 0; attempt < PasswordSignIn.TriesBeforeLock; attempt++) await client.SubmitAsync("/accounts/password", ("Present", $"guess number {attempt}"), ("New", Another));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync("/accounts/password", ("Present", TestData.Password), ("New", Another))).StatusCode);
    }
}
