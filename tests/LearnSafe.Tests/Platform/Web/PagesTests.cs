using System.Net;
using System.Text.RegularExpressions;
using LearnSafe.Platform.Web;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LearnSafe.Tests.Platform.Web;

/// <summary>What every page has in common.</summary>
public sealed partial class PagesTests
{
    public static TheoryData<string> ForStrangers() =>
        ["/help", "/help/accessibility-statement", "/help/interface", "/help/privacy-and-cookies", "/accounts/sign-in", "/accounts/sign-out"];

    [Theory, MemberData(nameof(ForStrangers))]
    public async Task Get_PageForStrangers_HasOneHeadingATitleAndTheSameHelpLinks(string path)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var page = await response.DocumentAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.EndsWith("– LearnSafe", page.Title, StringComparison.Ordinal);
        Assert.Equal("#maincontent", page.QuerySelector(".nhsuk-skip-link")!.GetAttribute("href"));
        Assert.Equal(["Help", "Accessibility statement", "Privacy and cookies"], page.QuerySelectorAll("footer a").Select(link => link.TextContent));
    }

    [Theory, MemberData(nameof(ForStrangers))]
    public async Task Get_Page_HoldsNothingThatThePolicyForbids(string path)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        var page = await response.DocumentAsync();
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("script, link, img"), element => Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_StyleSheet_FoundCompressedUnderItsLastingName()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var name = (await client.PageAsync("/help")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, name);
        request.Headers.Add("Accept-Encoding", "gzip");
        var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("gzip", response.Content.Headers.ContentEncoding);
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 1, 50_000);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    private const string OpenToStrangers = """
        /accounts/confirm
        /accounts/forgot-password
        /accounts/invitation
        /accounts/register
        /accounts/reset-password
        /accounts/sign-in
        /accounts/sign-in/arriving
        /accounts/sign-in/code
        /accounts/sign-in/passkey-options
        /accounts/sign-in/recovery-code
        /accounts/sign-in/with/{provider}
        /accounts/sign-in/with/{provider}/callback
        /accounts/sign-out
        /answer
        /errors/{status:int}
        /health/live
        /health/ready
        /help
        /help/accessibility-statement
        /help/interface
        /help/privacy-and-cookies
        /receipt
        /receipt/progress
        /say
        /say/{link}/{form?}
        /say/{link}/{form}/check
        /say/{link}/{form}/sent
        /say/{link}/{form}/{step}
        """;

    [Fact]
    public async Task Endpoints_OfThisProgram_StatePermissionOrNeedSigningIn()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var open = installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !StaticFile().IsMatch(path));
        // Whoever opens another page to strangers adds it here on purpose.
        var all = string.Join('\n', open.Distinct().Where(path => !Interface().IsMatch(path)).Order(StringComparer.Ordinal));
        Assert.True(all == OpenToStrangers, all);
    }

    [Fact]
    public async Task Get_UnknownPageSignedIn_NotFoundWithWayOut()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        using var client = installation.Client();
        await client.SignInAsync();
        var response = await client.GetAsync(new Uri("/nowhere", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Page not found", (await response.DocumentAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_AnyPageSignedOut_AsksToSignInAndComesBack()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var response = await client.GetAsync(new Uri("/some/record", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/accounts/sign-in?return-url=%2Fsome%2Frecord", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Get_AfterSomethingWasDone_SaysSoOnce()
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        await using var program = Program(installation, () => { });
        program.MapGet("/does", (HttpContext context, ITempDataDictionaryFactory following) =>
        {
            var next = following.GetTempData(context);
            next.Say("Draft <saved>");
            next.Save();
        }).AllowAnonymous();
        await program.StartAsync();
        using var client = new HttpClient(new CookieHandler(program.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };
        await client.GetAsync(new Uri("/does", UriKind.Relative));
        Assert.Equal("Draft <saved>", (await client.PageAsync("/help")).QuerySelector("main .nhsuk-notification-banner__content")!.TextContent.Trim());
        Assert.Null((await client.PageAsync("/help")).QuerySelector(".nhsuk-notification-banner"));
    }

    [Fact]
    public async Task Get_PageThatBreaks_ShowsTheReferenceThatIsInTheLog()
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        await using var program = Program(installation, () => throw new InvalidOperationException("a bug with a secret"));
        await program.StartAsync();
        using var client = program.GetTestClient();
        var response = await client.GetAsync(new Uri("/breaks", UriKind.Relative));
        var page = await response.DocumentAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", page.Body!.TextContent, StringComparison.Ordinal);
        var reference = page.QuerySelector("main strong")!.TextContent;
        Assert.Contains(installation.Log.Lines, line => line.Contains(reference, StringComparison.Ordinal) && line.Contains("a bug with a secret", StringComparison.Ordinal));
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Get_PageWhileDatabaseIsAway_SaysToTryAgain()
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        await using var program = Program(installation, () => throw new TimeoutException());
        await program.StartAsync();
        using var client = program.GetTestClient();
        var response = await client.GetAsync(new Uri("/breaks", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("LearnSafe is not available", (await response.DocumentAsync()).QuerySelector("h1")!.TextContent);
    }

    private static WebApplication Program(TestInstallation installation, Action breaks)
    {
        var program = LearnSafeWeb.Build([], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection(installation.Settings);
            builder.Logging.ClearProviders().AddProvider(installation.Log);
        });
        program.MapGet("/breaks", () => breaks()).AllowAnonymous();
        return program;
    }

    [GeneratedRegex(@"\.(css|js|svg|png|ico|json|txt)(\.gz|\.br)?$")]
    private static partial Regex StaticFile();

    // They ask for a key of their own instead of a signed-in person.
    [GeneratedRegex("^/(adverse-event|taxonomy|api)/")]
    private static partial Regex Interface();
}
