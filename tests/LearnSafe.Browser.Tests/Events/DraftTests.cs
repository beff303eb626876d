using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Events;

public sealed class DraftTests(Site site)
{
    [Fact]
    public async Task Draft_SignedOutAndInAgain_GoesOnWhereItWas()
    {
        // Signing out ends the session of this visit alone: it has signed in for itself.
        await using var visit = await site.OpenAsync();
        await visit.SignInAsync(SeededPractice.Visitor);
        await Recording.BeginIncidentAsync(visit, "The draft that waits.");
        await visit.PressAsync("Continue");
        var page = visit.Path;

        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
        await visit.Page.GotoAsync(page);
        Assert.Equal("/accounts/sign-in", visit.Path);
        await visit.SignInAsync(SeededPractice.Visitor);
        await visit.GoAsync("/events");
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Continue") }));

        Assert.Equal(page, visit.Path);
        await visit.GoAsync(page.Replace("who-and-how-serious", "what-happened", StringComparison.Ordinal));
        Assert.Equal("The draft that waits.", await visit.Page.GetByLabel("What happened?").InputValueAsync());
    }

    [Fact]
    public async Task SaveAndComeBackLater_OnAHalfFilledPage_KeepsWhatIsThere()
    {
        const string email = "half@harebell.example";
        await site.Installation.AddPersonAsync(site.Practice.Organisation, email: email, name: "Tova Brook");
        await using var visit = await site.OpenAsync(email);
        await visit.GoAsync("/events");
        await visit.FollowAsync("Risk");
        await visit.TypeAsync("What could go wrong?", "Half a thought about the fridge");

        await visit.PressAsync("Save and come back later");

        Assert.Equal("/events", visit.Path);
        Assert.Contains("Your draft is saved", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Continue.*Risk") }));
        Assert.Equal("Half a thought about the fridge", await visit.Page.GetByLabel("What could go wrong?").InputValueAsync());
    }
}
