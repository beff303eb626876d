using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Accounts;

public sealed class PasskeyTests(Site site)
{
    [Fact]
    public async Task Passkey_AddedUsedAndRemoved()
    {
        const string email = "passkey@harebell.example";
        await using var visit = await site.OpenAsync();
        await site.Installation.AddPersonAsync(site.Practice.Organisation, email: email, name: "Edda Moss");
        // A device that keeps keys and confirms by itself that it is its person.
        var device = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await visit.SignInAsync(email);
        await visit.GoAsync(SecurityLinks.Overview);
        await visit.FollowAsync("Add a passkey");
        await visit.TypeAsync("Name of the passkey", "Reception computer");
        await visit.PressAsync("Add passkey");
        Assert.Contains("Reception computer", await visit.WordsAsync(), StringComparison.Ordinal);

        await visit.PressAsync("Sign out");
        await visit.GoAsync("/accounts/sign-in?return-url=%2Fhelp");
        await visit.PressAsync("Sign in with a passkey");
        Assert.Equal("/help", visit.Path);
        Assert.Contains("Edda Moss", await visit.Page.Locator(".nhsuk-header__account").InnerTextAsync(), StringComparison.Ordinal);

        await visit.GoAsync(SecurityLinks.Passkeys);
        Assert.Contains("Last used", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.FollowAsync("Remove Reception computer");
        await visit.TypeAsync(visit.Page.Locator("#Password"), TestData.Password);
        await visit.PressAsync("Remove passkey");
        await visit.PressAsync("Sign out");

        // The device still has it; we do not know it any more.
        await visit.GoAsync("/accounts/sign-in");
        await visit.PressAsync("Sign in with a passkey");
        Assert.Contains("The passkey did not sign you in", await visit.WordsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passkeys_WithoutScript_SayThatTheyNeedIt()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Lead, Viewing.NoScript | Viewing.Phone);
        await visit.GoAsync(SecurityLinks.Passkeys);
        Assert.Contains("A passkey is made by JavaScript", await visit.WordsAsync(), StringComparison.Ordinal);
        Assert.False(await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add passkey" }).IsVisibleAsync());
        await using var stranger = await site.OpenAsync(viewing: Viewing.NoScript);
        await stranger.GoAsync("/accounts/sign-in");
        Assert.Contains("To sign in with a passkey, turn JavaScript on", await stranger.WordsAsync(), StringComparison.Ordinal);
    }
}
