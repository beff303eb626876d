using System.Net;
using System.Security.Cryptography;
using System.Text;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts.OutsideSignIn;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.History;
using LearnSafe.Platform.SignIn;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class OutsideSignInTests
{
    private const string Failed = "/accounts/sign-in?outside=connect&why=failed";

    private const string Unknown = "/accounts/sign-in?outside=connect&why=unknown";

    [Theory, EachEngine]
    public async Task SignIn_AConnectedAccount_GoesOnByAPageOfOursToWhereItWasAsked(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.ConnectAsync("subject-1");
        using var client = world.Installation.Client();
        var asked = await world.LeaveAsync(client, "/help?from=list");
        Assert.Equal(("code", "learnsafe", "openid email profile", "S256", "http://localhost/accounts/sign-in/with/connect/callback"), (asked["response_type"], asked["client_id"], asked["scope"], asked["code_challenge_method"], asked["redirect_uri"]));

        var back = await world.ComeBackAsync(client, asked, "subject-1");
        Assert.Equal("/help?from=list", (await back.DocumentAsync()).QuerySelector("main a")!.GetAttribute("href"));
        Assert.NotNull((await client.PageAsync("/help")).QuerySelector(".nhsuk-header__account"));
        var sent = QueryHelpers.ParseQuery(world.Provider.LastTokenRequest);
        Assert.Equal(asked["code_challenge"], WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(sent["code_verifier"].ToString()))));
        Assert.Equal("Basic " + Convert.ToBase64String("learnsafe:a%20secret%3A"u8), world.Provider.LastAuthorization);
        Assert.Contains("with Example Connect", (await client.PageAsync(SecurityLinks.Sessions)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_NobodysAccount_SaysHowToConnectItAndMakesNone()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var client = world.Installation.Client();
        var back = await world.ComeBackAsync(client, await world.LeaveAsync(client), "subject-1");
        Assert.Equal(Unknown, back.Headers.Location!.ToString());
        Assert.Contains("no account here is connected", (await client.PageAsync(Unknown)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await world.Installation.QueryAsync(context => context.Users.CountAsync()));
    }

    /// <summary>What must not be believed. Each is one change to an honest answer.</summary>
    [Theory]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("audience")]
    [InlineData("several audiences")]
    [InlineData("issuer")]
    [InlineData("expired")]
    [InlineData("no expiry")]
    [InlineData("not yet")]
    [InlineData("nobody")]
    [InlineData("alg none")]
    [InlineData("symmetric")]
    [InlineData("another's key")]
    [InlineData("unknown key")]
    [InlineData("level")]
    [InlineData("no level")]
    [InlineData("old proof")]
    [InlineData("no proof time")]
    [InlineData("discovery of another")]
    public async Task SignIn_ForgedAnswers_AreRefused(string forged)
    {
        await using var world = await World.OpenAsync(Engine.Sqlite, ("AcrValues:0", "gold"), ("MaxAge", "600"));
        await world.ConnectAsync("subject-1");
        using var client = world.Installation.Client();
        var now = world.Installation.Clock.GetUtcNow().ToUnixTimeSeconds();
        var (provider, claims) = (world.Provider, world.Provider.Claims);
        if (forged == "discovery of another")
        {
            provider.Issuer = "https://elsewhere.example";
            var left = await world.PressAsync(client);
            Assert.Equal(Failed, left.Headers.Location!.ToString());
            return;
        }

        var asked = await world.LeaveAsync(client);
        var back = await world.ComeBackAsync(client, asked, "subject-1", () =>
        {
            claims["acr"] = "gold";
            switch (forged)
            {
                case "nonce": claims["nonce"] = "another"; break;
                case "no nonce": claims.Remove("nonce"); break;
                case "audience": claims["aud"] = "somebody-else"; break;
                case "several audiences": claims["aud"] = new[] { "learnsafe", "somebody-else" }; break;
                case "issuer": claims["iss"] = "https://elsewhere.example"; break;
                case "expired": claims["exp"] = now - 121; break;
                case "no expiry": claims.Remove("exp"); break;
                case "not yet": claims["nbf"] = now + 121; break;
                case "nobody": claims.Remove("sub"); break;
                case "alg none": provider.Algorithm = "none"; break;
                case "symmetric": provider.Algorithm = SecurityAlgorithms.HmacSha256; break;
                case "another's key": provider.Hidden = RSA.Create(2048); break;
                case "unknown key": (provider.Hidden, provider.KeyId) = (RSA.Create(2048), "never published"); break;
                case "level": claims["acr"] = "bronze"; break;
                case "no level": claims.Remove("acr"); break;
                case "old proof": claims["auth_time"] = now - 721; break;
                case "no proof time": claims.Remove("auth_time"); break;
                default: throw new InvalidOperationException(forged);
            }
        });
        Assert.Equal((forged, Failed), (forged, back.Headers.Location?.ToString()));
        Assert.Null((await client.PageAsync("/help")).QuerySelector(".nhsuk-header__account"));
        Assert.Contains(world.Installation.Log.Lines, line => line.Contains("Sign-in with connect was refused", StringComparison.Ordinal) && !line.Contains("subject-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_TheSameHonestAnswer_IsBelieved()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite, ("AcrValues:0", "gold"), ("MaxAge", "600"));
        await world.ConnectAsync("subject-1");
        using var client = world.Installation.Client();
        var asked = await world.LeaveAsync(client);
        Assert.Equal(("gold", "600"), (asked["acr_values"], asked["max_age"]));
        Assert.Equal(HttpStatusCode.OK, (await world.ComeBackAsync(client, asked, "subject-1", () => world.Provider.Claims["acr"] = "gold")).StatusCode);
    }

    [Theory]
    [InlineData("another state")]
    [InlineData("no state")]
    [InlineData("another browser")]
    [InlineData("twice")]
    [InlineData("refused there")]
    [InlineData("another issuer")]
    [InlineData("too late")]
    public async Task Callback_ThatAnswersNoQuestionOfThisBrowser_IsRefused(string forged)
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        await world.ConnectAsync("subject-1");
        using var client = world.Installation.Client();
        using var victim = world.Installation.Client();
        var asked = await world.LeaveAsync(client);
        world.Provider.Say("subject-1", asked["nonce"]);
        var honest = $"{OutsideEndpoints.SignIn}/connect/callback?code=x&state={asked["state"]}";
        if (forged == "twice") await client.GetAsync(new Uri(honest, UriKind.Relative));
        if (forged == "too late") world.Installation.Clock.Advance(TimeSpan.FromMinutes(16));
        if (forged == "twice") await client.SubmitAsync("/accounts/sign-out");
        var address = forged switch
        {
            "another state" => $"{OutsideEndpoints.SignIn}/connect/callback?code=x&state={asked["state"]}x",
            "no state" => $"{OutsideEndpoints.SignIn}/connect/callback?code=x",
            "refused there" => $"{OutsideEndpoints.SignIn}/connect/callback?error=access_denied&state={asked["state"]}",
            "another issuer" => honest + "&iss=https%3A%2F%2Felsewhere.example",
            _ => honest,
        };
        var back = await (forged == "another browser" ? victim : client).GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((forged, Failed), (forged, back.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Keys_ChangedByTheProvider_AreLookedUpAgainOnce()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        await world.ConnectAsync("subject-1");
        using var client = world.Installation.Client();
        await world.ComeBackAsync(client, await world.LeaveAsync(client), "subject-1");
        await client.SubmitAsync("/accounts/sign-out");
        world.Provider.AddKey("second");
        world.Provider.RemoveKey("first");
        world.Provider.KeyId = "second";
        world.Provider.Asked.Clear();
        Assert.Equal(HttpStatusCode.OK, (await world.ComeBackAsync(client, await world.LeaveAsync(client), "subject-1")).StatusCode);
        Assert.Equal(1, world.Provider.Asked.Count(path => path == "/jwks"));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Email_OpensTheAccountOnlyWhereVerifiedAndTrusted(bool trusted, bool verified, bool opens)
    {
        await using var world = await World.OpenAsync(Engine.Sqlite, ("TrustEmails", trusted ? "true" : "false"));
        using var client = world.Installation.Client();
        world.Provider.UserInfo["sub"] = "subject-1";
        world.Provider.UserInfo["email"] = "Reporter@Harebell.Example";
        world.Provider.UserInfo["email_verified"] = verified;
        var back = await world.ComeBackAsync(client, await world.LeaveAsync(client), "subject-1");
        Assert.Equal(opens ? null : Unknown, back.Headers.Location?.ToString());
        Assert.Equal(opens, await world.Installation.QueryAsync(context => context.UserLogins.AnyAsync(login => login.ProviderKey == "subject-1")));
    }

    [Fact]
    public async Task UserInfo_OfSomebodyElse_IsRefused()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite, ("TrustEmails", "true"));
        using var client = world.Installation.Client();
        world.Provider.UserInfo["email"] = "reporter@harebell.example";
        world.Provider.UserInfo["email_verified"] = true;
        Assert.Equal(Failed, (await world.ComeBackAsync(client, await world.LeaveAsync(client), "subject-1", () => world.Provider.UserInfo["sub"] = "subject-2")).Headers.Location!.ToString());
    }

    [Theory, EachEngine]
    public async Task Connect_WhileSignedIn_ShowsWhoseItIsAndAsksFirst(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        using var client = world.Installation.Client();
        await client.SignInAsync();
        var asked = World.Asked(await (await client.SubmitAsync(SecurityLinks.Outside)).DocumentAsync());
        world.Provider.Claims["email"] = "ines@nhs.example";
        var back = await world.ComeBackAsync(client, asked, "subject-1");
        Assert.Equal(SecurityLinks.Outside, (await back.DocumentAsync()).QuerySelector("main a")!.GetAttribute("href"));
        Assert.Equal(0, await world.Installation.QueryAsync(context => context.UserLogins.CountAsync()));
        var page = await client.PageAsync(SecurityLinks.Outside);
        Assert.Contains("Example Connect says that you are ines@nhs.example", page.Body!.TextContent, StringComparison.Ordinal);
        await client.SubmitAsync(SecurityLinks.Outside, page);
        var login = await world.Installation.QueryAsync(context => context.UserLogins.SingleAsync());
        Assert.Equal((ForgedProvider.Authority, "subject-1", "Example Connect"), (login.LoginProvider, login.ProviderKey, login.ProviderDisplayName));
        await client.SubmitAsync(SecurityLinks.Outside);
        Assert.Equal(0, await world.Installation.QueryAsync(context => context.UserLogins.CountAsync()));
        var history = await world.Installation.QueryAsync(context => context.History.OrderBy(entry => entry.Sequence).Where(entry => entry.Action.StartsWith("outside")).Select(entry => entry.Action + entry.Content).ToListAsync());
        Assert.Equal([HistoryActions.OutsideSignInConnected + """{"provider":"connect"}""", HistoryActions.OutsideSignInDisconnected + "{}"], history);
    }

    /// <summary>An identity is one account's: nobody takes over another's by connecting it again.</summary>
    [Fact]
    public async Task Connect_AnIdentityOfAnotherAccount_IsRefused()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        await world.ConnectAsync("subject-1");
        await world.Installation.AddPersonAsync(await world.Installation.QueryAsync(context => context.Organisations.SingleAsync()), email: "other@harebell.example");
        using var client = world.Installation.Client();
        await client.SignInAsync("other@harebell.example");
        await world.ComeBackAsync(client, World.Asked(await (await client.SubmitAsync(SecurityLinks.Outside)).DocumentAsync()), "subject-1");
        var refused = await client.SubmitAsync(SecurityLinks.Outside);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["That Example Connect account is connected to another account here"], (await refused.DocumentAsync()).QuerySelectorAll(".nhsuk-error-summary__list li").Select(line => line.TextContent.Trim()));
    }

    [Theory]
    [InlineData("gold", null, true)]
    [InlineData("bronze", null, false)]
    [InlineData(null, "mfa", true)]
    [InlineData(null, "pwd", false)]
    public async Task SecondFactor_AsTheProviderSays_OpensOrAsksForTheCode(string? acr, string? amr, bool enough)
    {
        await using var world = await World.OpenAsync(Engine.Sqlite, ("SecondFactorAcrValues:0", "gold"), ("SecondFactorAmrValues:0", "mfa"));
        await world.ConnectAsync("subject-1");
        await Authenticators.TurnOnAsync(world.Installation, world.Person);
        using var client = world.Installation.Client();
        var back = await world.ComeBackAsync(client, await world.LeaveAsync(client, "/help"), "subject-1", () =>
        {
            if (acr is not null) world.Provider.Claims["acr"] = acr;
            if (amr is not null) world.Provider.Claims["amr"] = new[] { amr };
        });
        Assert.Equal(enough ? "/help" : "/accounts/sign-in/code?return-url=%2Fhelp", (await back.DocumentAsync()).QuerySelector("main a")!.GetAttribute("href"));
        Assert.Equal(enough, (await client.PageAsync("/help")).QuerySelector(".nhsuk-header__account") is not null);
    }

    [Fact]
    public async Task SecondFactor_RequiredOfTheRoleAndNotProvedThere_LeadsToTheSetUp()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite, ("SecondFactorAmrValues:0", "mfa"), ("../../SecondFactorRoles:0", RoleNames.Reporter));
        await world.ConnectAsync("subject-1");
        foreach (var (amr, to) in new[] { ("pwd", SecurityLinks.Required), ("mfa", null) })
        {
            using var client = world.Installation.Client();
            await world.ComeBackAsync(client, await world.LeaveAsync(client), "subject-1", () => world.Provider.Claims["amr"] = new[] { amr });
            Assert.Equal(to, (await client.GetAsync(new Uri("/events", UriKind.Relative))).Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task Start_WithoutTheFormsTokenOrOfNoProvider_IsRefused()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var client = world.Installation.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri($"{OutsideEndpoints.SignIn}/connect", UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{OutsideEndpoints.SignIn}/other/callback?code=x&state=y", UriKind.Relative))).StatusCode);
        Assert.Empty(world.Provider.Asked);
    }

    [Theory]
    [InlineData("Authority", "http://provider.example", "SignIn:OpenIdConnect: The authority of connect must be an https address.")]
    [InlineData("Name", "A b", "SignIn:OpenIdConnect: The name \"A b\" of a provider must be small letters, figures and hyphens.")]
    [InlineData("ClientSecret", "", "SignIn:OpenIdConnect: connect needs ClientId and ClientSecret.")]
    [InlineData("ClientAuthentication", "none", "SignIn:OpenIdConnect: ClientAuthentication of connect must be basic or post.")]
    public async Task Settings_ThatAreWrong_StopTheStart(string name, string value, string words) =>
        Assert.Equal(words, (await Assert.ThrowsAsync<SettingsException>(() => World.OpenAsync(Engine.Sqlite, (name, value)))).Message);

    private sealed class World : IAsyncDisposable
    {
        public required TestInstallation Installation { get; init; }

        public required ForgedProvider Provider { get; init; }

        public Guid Person { get; private set; }

        public static async Task<World> OpenAsync(Engine engine, params (string Name, string Value)[] settings)
        {
            var installation = await TestInstallation.CreateAsync(engine);
            var provider = new ForgedProvider(installation.Clock);
            (string Name, string Value)[] all = [("Name", "connect"), ("Title", "Example Connect"), ("Authority", ForgedProvider.Authority), ("ClientId", "learnsafe"), ("ClientSecret", "a secret:"), .. settings];
            await installation.StartProgramAsync(builder =>
            {
                builder.WebHost.UseTestServer();
                foreach (var (name, value) in all) builder.Configuration[name.StartsWith("../../", StringComparison.Ordinal) ? $"SignIn:{name[6..]}" : $"SignIn:OpenIdConnect:0:{name}"] = value;
                builder.Services.AddHttpClient(OpenIdConnectSignIn.Http).ConfigurePrimaryHttpMessageHandler(() => provider);
            });
            return new World { Installation = installation, Provider = provider, Person = await installation.AddPersonAsync(await installation.AddOrganisationAsync()) };
        }

        public async Task ConnectAsync(string subject)
        {
            await using var context = Installation.NewContext();
            context.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = Person, LoginProvider = ForgedProvider.Authority, ProviderKey = subject, ProviderDisplayName = "Example Connect" });
            await context.SaveChangesAsync();
        }

        public async Task<HttpResponseMessage> PressAsync(HttpClient client, string? to = null)
        {
            var page = await client.PageAsync("/accounts/sign-in" + (to is null ? "" : $"?return-url={Uri.EscapeDataString(to)}"));
            foreach (var other in page.QuerySelectorAll("main form").Where(form => form.GetAttribute("action")?.StartsWith(OutsideEndpoints.SignIn, StringComparison.Ordinal) != true).ToList()) other.Remove();
            return await client.SubmitAsync("/accounts/sign-in", page);
        }

        /// <summary>What the provider is asked, by the page that forwards the browser there.</summary>
        public async Task<IReadOnlyDictionary<string, string>> LeaveAsync(HttpClient client, string? to = null) => Asked(await (await PressAsync(client, to)).DocumentAsync());

        public static IReadOnlyDictionary<string, string> Asked(AngleSharp.Html.Dom.IHtmlDocument page)
        {
            var address = page.QuerySelector("main a")!.GetAttribute("href")!;
            Assert.Equal("0; url=" + address, page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
            Assert.StartsWith(ForgedProvider.Authority + "/authorize?", address, StringComparison.Ordinal);
            return QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        }

        public async Task<HttpResponseMessage> ComeBackAsync(HttpClient client, IReadOnlyDictionary<string, string> asked, string subject, Action? forge = null)
        {
            Provider.Say(subject, asked["nonce"]);
            forge?.Invoke();
            return await client.GetAsync(new Uri($"{OutsideEndpoints.SignIn}/connect/callback?code=x&state={asked["state"]}", UriKind.Relative));
        }

        public ValueTask DisposeAsync() => Installation.DisposeAsync();
    }
}
