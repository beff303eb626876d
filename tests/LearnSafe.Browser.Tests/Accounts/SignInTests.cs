using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Browser.Tests.Accounts;

public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task SignIn_WrongTooOften_SaysHowLongToWaitAndLocks()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync("/accounts/sign-in");

        for (var attempt = 0; attempt < 5; attempt++) await visit.SignInAsync(SeededPractice.Forgetful, "not the password");
        await visit.CheckAsync();

        Assert.Contains("After 5 wrong tries, wait 10 minutes before you try again", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.SignInAsync(SeededPractice.Forgetful, TestData.Password);
        Assert.Equal("/accounts/sign-in", visit.Path);
    }

    [Fact]
    public async Task SignIn_ByKeysAlone_OpensThePageThatWasAskedFor()
    {
        await using var visit = await site.OpenAsync(viewing: Viewing.Keyboard);
        await visit.GoAsync("/events/record/new/risk");

        await visit.TypeAsync("Email address", SeededPractice.Visitor);
        await visit.TypeAsync(visit.Page.Locator("#Password"), TestData.Password);
        await visit.PressAsync("Sign in");

        Assert.Equal("/events/record/new/risk", visit.Path);
    }
}
