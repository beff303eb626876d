using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Accounts;

public sealed class SessionTests(Site site)
{
    [Fact]
    public async Task Idle_WarnedTwoMinutesAheadAndExtended()
    {
        await using var visit = await site.OpenAsync();
        await site.Installation.AddPersonAsync(site.Practice.Organisation, email: "idle@harebell.example", name: "Wil Sedge");
        await visit.Page.Clock.InstallAsync();
        await visit.SignInAsync("idle@harebell.example");
        await visit.Page.WaitForURLAsync("**/events");
        var warning = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "You are about to be signed out" });
        await visit.Page.Clock.FastForwardAsync("11:57:00");
        await Assertions.Expect(warning).Not.ToBeVisibleAsync();
        await visit.Page.Clock.FastForwardAsync("00:01:30");
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await visit.CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Assertions.Expect(warning).Not.ToBeVisibleAsync();
        await visit.Page.Clock.FastForwardAsync("11:59:00");
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await visit.Page.Clock.FastForwardAsync("00:02:00");
        await Assertions.Expect(visit.Page.GetByText("You have been signed out")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task SignedOutMeanwhile_WhatWasTypedIsStillSent(Viewing viewing)
    {
        var email = $"typed-{(int)viewing}@harebell.example";
        await using var visit = await site.OpenAsync(viewing: viewing);
        var person = await site.Installation.AddPersonAsync(site.Practice.Organisation, email: email);
        await visit.SignInAsync(email);
        await visit.GoAsync("/events/record/new/risk");
        await visit.Page.Locator("main textarea").First.FillAsync("The alarm of the vaccine fridge was switched off.");
        await site.Installation.Get<SessionService>().EndAllAsync(person);

        await visit.Page.Locator("main form button").Last.ClickAsync();
        await visit.Page.WaitForURLAsync("**/accounts/sign-in?**");
        await visit.SignInAsync(email);
        await visit.Page.WaitForURLAsync("**/continue/**");
        await visit.PressAsync("Continue");
        Assert.Contains("The alarm of the vaccine fridge was switched off.", await visit.Page.Locator("main").InnerHTMLAsync() + await site.Installation.QueryAsync(context => Task.FromResult(string.Concat(context.Drafts.Where(draft => draft.PersonId == person).Select(draft => draft.Answers)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedInElsewhere_EndedFromHere()
    {
        const string email = "twice@harebell.example";
        await site.Installation.AddPersonAsync(site.Practice.Organisation, email: email);
        await using var there = await site.OpenAsync();
        await there.SignInAsync(email);
        await there.Page.WaitForURLAsync("**/events");
        await using var here = await site.OpenAsync(viewing: Viewing.Phone);
        await here.SignInAsync(email);
        await here.Page.WaitForURLAsync("**/events");
        await here.GoAsync("/accounts/security");
        await here.FollowAsync("See where you are signed in, and sign out elsewhere");
        await here.PressAsync(here.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Sign out Chrome on") }));
        await there.Page.GotoAsync("/events");
        Assert.Equal("/accounts/sign-in", there.Path);
        await here.GoAsync("/events");
    }
}
