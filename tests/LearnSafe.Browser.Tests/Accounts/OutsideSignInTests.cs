using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Accounts;

/// <summary>Against the real provider: discovery, code, PKCE, keys and tokens are its own.</summary>
public sealed class OutsideSignInTests(Site site)
{
    [Fact]
    public async Task OpenIdConnect_ConnectedUsedAndDisconnected()
    {
        const string email = "connects@harebell.example";
        // With script, as the provider's own pages need; ours work without.
        await using var visit = await site.OpenAsync();
        using var provider = await OidcProvider.StartAsync(site.ProviderPort, site.Address);
        await site.Installation.AddPersonAsync(site.Practice.Organisation, email: email, name: "Runa Dale");

        await visit.GoAsync("/accounts/sign-in?return-url=%2Fhelp");
        await LeaveAsync(visit, "Sign in with Example Connect");
        await BeAsync(visit, "runa");
        await visit.Page.WaitForURLAsync("**/accounts/sign-in?outside=connect&why=unknown");
        visit.TakeNoise();
        await visit.CheckAsync();
        Assert.Contains("no account here is connected to that", await visit.WordsAsync(), StringComparison.Ordinal);

        await visit.SignInAsync(email);
        await visit.GoAsync(SecurityLinks.Overview);
        await visit.FollowAsync("Sign in with another account that you have");
        await LeaveAsync(visit, "Connect Example Connect");
        // The provider knows its own session still, and sends the browser straight back.
        await visit.Page.WaitForURLAsync("**" + SecurityLinks.Outside);
        visit.TakeNoise();
        Assert.Contains("says that you are runa@harebell.example", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.PressAsync("Connect it to my account");
        Assert.Contains("You can sign in with Example Connect from now on", await visit.WordsAsync(), StringComparison.Ordinal);

        await visit.PressAsync("Sign out");
        await visit.GoAsync("/accounts/sign-in?return-url=%2Fhelp");
        await LeaveAsync(visit, "Sign in with Example Connect");
        await visit.Page.WaitForURLAsync("**/help");
        visit.TakeNoise();
        Assert.Contains("Runa Dale", await visit.Page.Locator(".nhsuk-header__account").InnerTextAsync(), StringComparison.Ordinal);

        await visit.GoAsync(SecurityLinks.Outside);
        await visit.PressAsync("Disconnect Example Connect");
        Assert.Contains("The account is disconnected", await visit.WordsAsync(), StringComparison.Ordinal);
    }

    private static Task LeaveAsync(Visit visit, string button) => visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>The provider's own pages: whoever types a name is that person, and agrees.</summary>
    private static async Task BeAsync(Visit visit, string name)
    {
        await visit.Page.Locator("input[name=login]").FillAsync(name);
        await visit.Page.Locator("input[name=password]").FillAsync("anything");
        await visit.Page.Locator("button[type=submit]").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }
}
