using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class SessionTests
{
    private const string Sessions = "/accounts/sessions";

    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0";

    private static async Task<(TestInstallation Installation, Guid Person)> WithPersonAsync(Engine engine, string role = RoleNames.Reporter, params (string Name, string Value)[] settings)
    {
        var installation = await TestInstallation.CreateAsync(engine);
        await StartAsync(installation, settings);
        return (installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync(), role));
    }

    private static Task StartAsync(TestInstallation installation, params (string Name, string Value)[] settings) => installation.StartProgramAsync(builder =>
    {
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)));
    });

    private static async Task<HttpClient> SignedInAsync(TestInstallation installation, string agent = Firefox)
    {
        var client = installation.Client();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        await client.SignInAsync();
        return client;
    }

    private static async Task<bool> IsInAsync(HttpClient client) => (await client.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode == HttpStatusCode.OK;

    [Theory, EachEngine]
    public async Task List_TwoBrowsers_NamesThemAndWhichIsThisOne(Engine engine)
    {
        var (installation, _) = await WithPersonAsync(engine);
        await using var disposing = installation;
        using var here = await SignedInAsync(installation);
        installation.Clock.Advance(TimeSpan.FromMinutes(5));
        using var there = await SignedInAsync(installation, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1");
        var page = await here.PageAsync(Sessions);
        Assert.Equal(["Firefox on Windows", "Safari on iPhone"], page.QuerySelectorAll("main h2").Select(heading => heading.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("this is where you are", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("with password", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task End_AnotherBrowser_IsOutAtItsNextPageAndTheHistorySaysSo(Engine engine)
    {
        var (installation, _) = await WithPersonAsync(engine);
        await using var disposing = installation;
        using var here = await SignedInAsync(installation);
        using var there = await SignedInAsync(installation);
        var page = await here.PageAsync(Sessions);
        var other = page.QuerySelector("main form input[name=id]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await here.SubmitAsync($"{Sessions}?handler=End", page, ("id", other))).StatusCode);
        Assert.Equal((true, false), (await IsInAsync(here), await IsInAsync(there)));
        Assert.Contains(HistoryActions.SessionEnded, await installation.QueryAsync(context => context.History.Select(entry => entry.Action).ToListAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await here.SubmitAsync($"{Sessions}?handler=End", page, ("id", other))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task End_SomebodyElsesSession_IsNotFoundAndGoesOn(Engine engine)
    {
        var (installation, _) = await WithPersonAsync(engine);
        await using var disposing = installation;
        var organisation = await installation.QueryAsync(context => context.Organisations.SingleAsync());
        var other = await installation.AddPersonAsync(organisation, email: "other@harebell.example", name: "Tobias Wren");
        using var mine = await SignedInAsync(installation);
        using var spare = await SignedInAsync(installation);
        using var theirs = installation.Client();
        await theirs.SignInAsync("other@harebell.example");
        var session = (await installation.Get<SessionService>().ListAsync(other)).Single();
        var page = await mine.PageAsync(Sessions);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.SubmitAsync($"{Sessions}?handler=End", page, ("id", session.Id.ToString()))).StatusCode);
        Assert.True(await IsInAsync(theirs));
    }

    [Theory, EachEngine]
    public async Task EndAll_EveryBrowserIsOut(Engine engine)
    {
        var (installation, person) = await WithPersonAsync(engine);
        await using var disposing = installation;
        using var here = await SignedInAsync(installation);
        using var there = await SignedInAsync(installation);
        var page = await here.PageAsync(Sessions);
        page.QuerySelector("main form")!.Remove();
        await here.SubmitAsync($"{Sessions}?handler=EndAll", page);
        Assert.Equal((false, false), (await IsInAsync(here), await IsInAsync(there)));
        Assert.Empty(await installation.Get<SessionService>().ListAsync(person));
    }

    [Theory, EachEngine]
    public async Task PasswordChanged_EverySessionOfBeforeIsOver(Engine engine)
    {
        var (installation, person) = await WithPersonAsync(engine);
        await using var disposing = installation;
        using var before = await SignedInAsync(installation);
        Assert.True(await IsInAsync(before));
        await using var scope = installation.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var account = (await people.FindByIdAsync(person.ToString()))!;
        Assert.True((await people.ChangePasswordAsync(account, TestData.Password, "Another-password-2026")).Succeeded);
        Assert.False(await IsInAsync(before));
        Assert.Empty(await installation.Get<SessionService>().ListAsync(person));
    }

    [Theory, EachEngine]
    public async Task SignOut_ACookieThatWasCopied_IsWorthNothing(Engine engine)
    {
        var (installation, _) = await WithPersonAsync(engine);
        await using var disposing = installation;
        using var client = installation.Client();
        var cookie = (await client.SignInAsync()).Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("learnsafe-session", StringComparison.Ordinal)).Split(';')[0];
        using var copied = installation.Client();
        copied.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True(await IsInAsync(copied));
        await client.SubmitAsync("/accounts/sign-out");
        Assert.False(await IsInAsync(copied));
    }

    [Theory]
    [InlineData(RoleNames.Reporter, 60)]
    [InlineData(RoleNames.PatientSafetyLead, 15)]
    public async Task Idle_LongerThanTheRolesLimit_IsOver(string role, int minutes)
    {
        var (installation, _) = await WithPersonAsync(Engine.Sqlite, role, ("SignIn:IdleMinutes", "60"), ("SignIn:IdleMinutesWithPatientData", "15"));
        await using var disposing = installation;
        using var client = await SignedInAsync(installation);
        for (var page = 0; page < 4; page++)
        {
            installation.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.True(await IsInAsync(client));
        }

        installation.Clock.Advance(TimeSpan.FromMinutes(minutes + 1));
        Assert.False(await IsInAsync(client));
    }

    [Fact]
    public async Task Page_SignedIn_SaysWhenItEndsAndCanExtendIt()
    {
        var (installation, _) = await WithPersonAsync(Engine.Sqlite);
        await using var disposing = installation;
        using var client = await SignedInAsync(installation);
        var page = await client.PageAsync("/help");
        Assert.Contains("20 November 2026 at 10:30pm", page.QuerySelector("footer noscript")!.InnerHtml, StringComparison.Ordinal);
        var dialog = page.QuerySelector("dialog[data-app-session]")!;
        Assert.Equal("43200", dialog.GetAttribute("data-app-session"));
        var token = dialog.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(client, "/accounts/sessions/extend", ("__RequestVerificationToken", token)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "/accounts/sessions/extend"));
        using var stranger = installation.Client();
        Assert.DoesNotContain("data-app-session", await stranger.GetStringAsync(new Uri("/help", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Post_AfterTheSessionEnded_WhatWasTypedGoesOnAfterSigningIn(Engine engine)
    {
        var (installation, person) = await WithPersonAsync(engine);
        await using var disposing = installation;
        using var client = await SignedInAsync(installation);
        var page = await client.PageAsync("/events/record/new/risk");
        await installation.Get<SessionService>().EndAllAsync(person);

        var refused = await client.SubmitAsync("/events/record/new/risk", page, ("Description", "The fridge alarm was off; <b>nobody</b> noticed."), ("Password", "secret words"));
        var signIn = refused.Headers.Location!.ToString();
        Assert.StartsWith("/accounts/sign-in?return-url=%2Faccounts%2Fsign-in%2Fcontinue%2F", signIn, StringComparison.Ordinal);
        var stored = await installation.QueryAsync(context => context.KeptForms.SingleAsync());
        Assert.StartsWith("v1.", stored.Encrypted, StringComparison.Ordinal);

        var back = (await client.SignInAsync(path: signIn)).Headers.Location!.ToString();
        var kept = await client.PageAsync(back);
        Assert.Equal("/events/record/new/risk", kept.QuerySelector("main form")!.GetAttribute("action"));
        Assert.Equal("The fridge alarm was off; <b>nobody</b> noticed.", kept.QuerySelector("main input[name=Description]")!.GetAttribute("value"));
        Assert.Null(kept.QuerySelector("main input[name=Password]"));
        var sent = await client.SubmitAsync(back, kept);
        Assert.NotEqual("The page could not be sent", (await sent.DocumentAsync()).QuerySelector("h1")?.TextContent);
    }

    /// <summary>The next person at a shared computer does not see what the one before them typed.</summary>
    [Theory, EachEngine]
    public async Task Continue_SomebodyElseOrADayLater_NotFound(Engine engine)
    {
        var (installation, person) = await WithPersonAsync(engine);
        await using var disposing = installation;
        await installation.AddPersonAsync(await installation.QueryAsync(context => context.Organisations.SingleAsync()), email: "other@harebell.example");
        var id = await installation.Get<KeptFormService>().KeepAsync(person, new KeptPage("/events", [new("Description", "x")], 0));
        using var other = installation.Client();
        await other.SignInAsync("other@harebell.example");
        var address = new Uri($"/accounts/sign-in/continue/{id}", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        using var same = await SignedInAsync(installation);
        Assert.Equal(HttpStatusCode.OK, (await same.GetAsync(address)).StatusCode);
        installation.Clock.Advance(KeptFormService.KeptFor + TimeSpan.FromMinutes(1));
        using var later = await SignedInAsync(installation);
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Post_ByAStrangerOrTooMuchOrTooOften_KeepsNothing()
    {
        var (installation, person) = await WithPersonAsync(Engine.Sqlite);
        await using var disposing = installation;
        using var stranger = installation.Client();
        await PostAsync(stranger, "/events/record/new/risk", ("Description", "x"));
        var service = installation.Get<KeptFormService>();
        Assert.Null(await service.KeepAsync(person, new KeptPage("/events", [new("Description", new string('x', 600_000))], 0)));
        Assert.Equal(0, await installation.QueryAsync(context => context.KeptForms.CountAsync()));
        for (var page = 0; page < 25; page++) await service.KeepAsync(person, new KeptPage("/events", [new("Description", "x")], 0));
        Assert.Equal(20, await installation.QueryAsync(context => context.KeptForms.CountAsync()));
    }

    /// <summary>A link in a mail is followed from another site, and the strict cookie is not sent with it.</summary>
    [Fact]
    public async Task Link_FromAnotherSite_PassesThroughAPageOfOurs()
    {
        var (installation, _) = await WithPersonAsync(Engine.Sqlite);
        await using var disposing = installation;
        using var client = installation.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/events?view=all&x=%22");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        var arriving = (await client.SendAsync(request)).Headers.Location!.ToString();
        Assert.StartsWith("/accounts/sign-in/arriving?return-url=", arriving, StringComparison.Ordinal);
        var page = await client.PageAsync(arriving);
        Assert.Equal("/events?view=all&x=%22", page.QuerySelector("main a")!.GetAttribute("href"));
        Assert.Equal("0; url=/events?view=all&x=%22", page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Arriving_AnAddressThatIsNotOurs_LeadsToTheStart(string asked)
    {
        var (installation, _) = await WithPersonAsync(Engine.Sqlite);
        await using var disposing = installation;
        using var client = installation.Client();
        var page = await client.PageAsync($"/accounts/sign-in/arriving?return-url={Uri.EscapeDataString(asked)}");
        Assert.Equal("/", page.QuerySelector("main a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Https_PinsTheHostButNotThisMachine()
    {
        var (installation, _) = await WithPersonAsync(Engine.Sqlite);
        await using var disposing = installation;
        foreach (var (address, pinned) in new[] { ("https://learnsafe.example", true), ("http://learnsafe.example", false), ("https://localhost", false) })
        {
            using var client = installation.Client();
            client.BaseAddress = new Uri(address);
            Assert.Equal(pinned, (await client.GetAsync(new Uri("/help", UriKind.Relative))).Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task SignInKeys_InTheirFiles_AreEncryptedAndReadAgain()
    {
        var (installation, _) = await WithPersonAsync(Engine.Sqlite);
        await using var disposing = installation;
        using var client = await SignedInAsync(installation);
        var file = Directory.GetFiles(Path.Combine(installation.Folder.Keys, "sign-in"), "key-*.xml").Single();
        Assert.DoesNotContain("<masterKey", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains(">v1.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInKeys_UnderAPassphrase_OnlyItOpensThem()
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        var passphrase = Path.Combine(installation.Folder.Path, "passphrase.txt");
        await File.WriteAllTextAsync(passphrase, "six words that nobody else knows\n");
        await StartAsync(installation, ("Keys:PassphraseFile", passphrase));
        await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        using var client = installation.Client();
        var cookie = (await client.SignInAsync()).Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("learnsafe-session", StringComparison.Ordinal)).Split(';')[0];
        foreach (var (words, opens) in new[] { ("six words that nobody else knows", true), ("other words", false) })
        {
            await installation.StopProgramAsync();
            await File.WriteAllTextAsync(passphrase, words);
            await StartAsync(installation, ("Keys:PassphraseFile", passphrase));
            using var copied = installation.Client();
            copied.DefaultRequestHeaders.Add("Cookie", cookie);
            Assert.Equal(opens, await IsInAsync(copied));
        }
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return (await client.PostAsync(new Uri(path, UriKind.Relative), content)).StatusCode;
    }
}
