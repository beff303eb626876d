using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Browser.Tests.Accounts;

public sealed class AuthenticatorTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Phone)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    [InlineData(Viewing.Keyboard)]
    public async Task AuthenticatorApp_SetUpUsedLostAndTurnedOff(Viewing viewing)
    {
        var email = $"phone-{(int)viewing}@harebell.example";
        await using var visit = await site.OpenAsync(viewing: viewing);
        var person = await site.Installation.AddPersonAsync(site.Practice.Organisation, email: email, name: "Petra Vane");
        await visit.SignInAsync(email);
        await visit.GoAsync("/help");
        await visit.PressAsync(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Petra Vane" }));
        await visit.FollowAsync("Look after your authenticator app and passkeys");
        await visit.FollowAsync("Set up an authenticator app");
        await visit.PressAsync("Continue");
        Assert.Equal(200, await visit.Page.Locator(".app-qr").EvaluateAsync<int>("(picture) => picture.complete && picture.naturalWidth > 0 ? 200 : 0"));

        var secret = (await site.Installation.Get<AuthenticatorService>().PendingSecretAsync(person))!;
        await visit.TypeAsync(visit.Page.Locator("#Code"), "000 00");
        await visit.PressAsync("Turn on");
        await visit.TypeAsync(visit.Page.Locator("#Code"), Code(secret, 0));
        await visit.PressAsync("Turn on");
        var codes = await visit.Page.Locator("#recovery-codes li").AllInnerTextsAsync();
        await visit.FollowAsync("I have kept the codes");

        await visit.PressAsync("Sign out");
        await visit.FollowAsync("Sign in again");
        await visit.SignInAsync(email);
        await visit.CheckAsync();
        await visit.TypeAsync(visit.Page.Locator("#Code"), Code(secret, 0));
        await visit.PressAsync("Sign in");
        Assert.Contains("Each works once", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.TypeAsync(visit.Page.Locator("#Code"), Code(secret, 1));
        await visit.PressAsync("Sign in");

        await visit.PressAsync("Sign out");
        await visit.FollowAsync("Sign in again");
        await visit.SignInAsync(email);
        await visit.FollowAsync("use a recovery code");
        await visit.TypeAsync(visit.Page.Locator("#Code"), codes[0]);
        await visit.PressAsync("Sign in");
        Assert.Contains("9 codes are left", await visit.WordsAsync(), StringComparison.Ordinal);

        await visit.GoAsync(SecurityLinks.Overview);
        await visit.FollowAsync("Turn the authenticator app off");
        await visit.TypeAsync(visit.Page.Locator("#Password"), TestData.Password);
        await visit.PressAsync("Turn off");
        Assert.Contains("The authenticator app is turned off", await visit.WordsAsync(), StringComparison.Ordinal);
    }

    /// <summary>The code some half minutes on: the site's clock stands still, and each code is good once.</summary>
    private string Code(byte[] secret, int ahead) => TimeBasedCode.At(secret, TimeBasedCode.StepAt(site.Installation.Clock.GetUtcNow().UtcDateTime) + ahead);
}
