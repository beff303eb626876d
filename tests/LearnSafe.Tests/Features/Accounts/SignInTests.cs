using System.Net;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.SignIn;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class SignInTests
{
    private const string Email = "reporter@harebell.example";

    private static async Task<TestInstallation> WithPersonAsync(Engine engine)
    {
        var installation = await TestInstallation.StartAsync(engine);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        return installation;
    }

    [Theory, EachEngine]
    public async Task Post_RightPassword_SignsInAndGoesToTheStart(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        using var client = installation.Client();
        var response = await client.SignInAsync();
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.ToString());
        var page = await client.PageAsync("/help");
        Assert.Contains("Ines Falk", page.QuerySelector(".nhsuk-header__account")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Post_EmailInOtherLettersAndSpaces_SignsIn(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        using var client = installation.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync("  Reporter@Harebell.Example ")).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Post_WrongPasswordOrNoAccount_SameWords(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        using var client = installation.Client();
        var wrong = await client.SignInAsync(password: "something else");
        var unknown = await client.SignInAsync("nobody@harebell.example");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        var words = (await wrong.DocumentAsync()).Errors();
        Assert.Single(words);
        Assert.Equal(words, (await unknown.DocumentAsync()).Errors());
    }

    [Theory, EachEngine]
    public async Task Post_FiveWrongTries_LocksForTenMinutesWithTheSameWords(Engine engine)
    {
        await using var installation = await WithPersonAsync(engine);
        using var client = installation.Client();
        IReadOnlyList<string> words = [];
        for (var attempt = 0; attempt < PasswordSignIn.TriesBeforeLock; attempt++)
            words = (await (await client.SignInAsync(password: "something else")).DocumentAsync()).Errors();
        var locked = await client.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, locked.StatusCode);
        Assert.Equal(words, (await locked.DocumentAsync()).Errors());
        Assert.Contains("wait 10 minutes", words[0], StringComparison.Ordinal);

        // The framework's lock goes by the real clock.
        await using var context = installation.NewContext();
        var person = await context.Users.SingleAsync();
        Assert.InRange(person.LockoutEnd!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        person.LockoutEnd = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1);
        await context.SaveChangesAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task Post_NothingTyped_SaysWhatIsMissingAndKeepsNothingSecret()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        var response = await client.SubmitAsync("/accounts/sign-in", ("Email", " "), ("Password", ""));
        var page = await response.DocumentAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["Enter your email address", "Enter your password"], page.Errors());
        Assert.Equal("#Email", page.QuerySelector(".nhsuk-error-summary__list a")!.GetAttribute("href"));
        Assert.StartsWith("Error: Sign in – LearnSafe", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WrongPassword_KeepsTheEmailAndNotThePassword()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        var response = await client.SignInAsync(password: "not the password");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains($"value=\"{Email}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", html, StringComparison.Ordinal);
        Assert.DoesNotContain(installation.Log.Lines, line => line.Contains("not the password", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/help?from=list", "/help?from=list")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    public async Task Post_ReturnUrl_OnlyWhenOurs(string asked, string expected)
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        var response = await client.SignInAsync(path: $"/accounts/sign-in?return-url={Uri.EscapeDataString(asked)}");
        Assert.Equal(expected, response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Post_WithoutTheFormsToken_Refused()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("Email", Email), KeyValuePair.Create("Password", TestData.Password)]);
        var response = await client.PostAsync(new Uri("/accounts/sign-in", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("The page could not be sent", (await response.DocumentAsync()).QuerySelector("h1")!.TextContent);
        Assert.False(response.Headers.Contains("Set-Cookie") && response.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith(SessionCookie.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Post_ManyTriesFromOneAddress_SlowedDown()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        var page = await client.PageAsync("/accounts/sign-in");
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < SignInRateLimit.TriesAMinute + 1; attempt++)
            statuses.Add((await client.SubmitAsync("/accounts/sign-in", page, ("Email", ""), ("Password", ""))).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/accounts/sign-in", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Cookie_OverPlainAndSecureConnection_OnlyForUsAndSecureWhenHttps()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        foreach (var (address, secure) in new[] { ("http://localhost", false), ("https://localhost", true) })
        {
            using var client = installation.Client();
            client.BaseAddress = new Uri(address);
            var cookie = (await client.SignInAsync()).Headers.GetValues("Set-Cookie").Single(set => set.StartsWith(secure ? "__Host-" + SessionCookie.Name : SessionCookie.Name, StringComparison.Ordinal));
            Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.Ordinal);
            Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
            Assert.Equal(secure, cookie.Contains("secure", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task SignOut_Pressed_EndsTheSession()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var client = installation.Client();
        await client.SignInAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync("/accounts/sign-out")).StatusCode);
        var page = await client.PageAsync("/accounts/sign-out");
        Assert.Equal("You are signed out", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector(".nhsuk-header__account"));
    }

    [Fact]
    public async Task Session_AfterRestart_StillSignedIn()
    {
        await using var installation = await WithPersonAsync(Engine.Sqlite);
        using var before = installation.Client();
        var cookie = (await before.SignInAsync()).Headers.GetValues("Set-Cookie").Single(set => set.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        await installation.StopProgramAsync();
        await installation.StartProgramAsync();
        using var after = installation.Client();
        after.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.NotNull((await after.PageAsync("/help")).QuerySelector(".nhsuk-header__account"));
    }
}
