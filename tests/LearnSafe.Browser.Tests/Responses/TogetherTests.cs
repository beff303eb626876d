using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Responses;

/// <summary>Two browsers type in one response at once: nothing is lost, nothing is overwritten unseen, and what could not be saved says so and stays.</summary>
public sealed class TogetherTests(Site site)
{
    [Fact]
    public async Task TwoBrowsers_TypingAtOnce_LoseNoWord()
    {
        await using var one = await site.OpenAsync(SeededPractice.Lead);
        await using var other = await site.OpenAsync(SeededPractice.Administrator);
        await one.GoAsync(ResponseLinks.New);
        await one.ChooseAsync("Which method fits?", "After action review");
        await one.TypeAsync("Title", "A blood result that waited");
        await one.Page.GetByLabel("Who leads it", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Mairi Quill (you)" });
        await one.PressAsync("Begin");
        await one.PressAsync(one.Page.GetByRole(AriaRole.Button, new() { Name = "Fill it in together" }));
        var address = one.Path;
        await other.GoAsync(address);

        // Each in a field of their own.
        var (expected, actual) = (one.Page.Locator("textarea[name='f.expected.expected']"), other.Page.Locator("textarea[name='f.actual.actual']"));
        await expected.FillAsync("Results are read the same day.");
        await actual.FillAsync("It lay until Thursday.");
        await SavedAsync(expected);
        await SavedAsync(actual);

        // Both in the same: the second sees both texts and chooses.
        var theirs = other.Page.Locator("textarea[name='f.expected.expected']");
        await theirs.FillAsync("Results are read within two days.");
        await theirs.BlurAsync();
        var field = other.Page.Locator("[data-app-field=expected]");
        await Assertions.Expect(field).ToContainTextAsync("changed this meanwhile");
        await Assertions.Expect(field).ToContainTextAsync("Results are read the same day.");
        Assert.Equal("Results are read within two days.", await theirs.InputValueAsync());
        await field.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await SavedAsync(theirs);

        // Without a network the text stays, and goes when it is back.
        await other.Page.Context.SetOfflineAsync(true);
        await actual.FillAsync("It lay until Thursday, unread.");
        await actual.BlurAsync();
        await Assertions.Expect(other.Page.Locator("[data-app-field=actual] [data-app-saved]")).ToContainTextAsync("Not saved: the network is away");
        await other.Page.Context.SetOfflineAsync(false);
        await SavedAsync(actual);

        // A name is asked about, and kept only when somebody says so.
        var difference = other.Page.Locator("textarea[name='f.difference.difference']");
        await difference.FillAsync("Mrs Ottoline Bramley rang.");
        await difference.BlurAsync();
        await other.Page.Locator("[data-app-field=difference]").GetByRole(AriaRole.Button, new() { Name = "Keep it: it identifies nobody" }).ClickAsync();
        await SavedAsync(difference);

        await one.GoAsync(address);
        Assert.Equal("Results are read within two days.", await expected.InputValueAsync());
        Assert.Equal("It lay until Thursday, unread.", await one.Page.Locator("textarea[name='f.actual.actual']").InputValueAsync());

        // Rows are added, and a reload shows them.
        var table = one.Page.Locator("[data-app-field=nextSteps]");
        await table.GetByRole(AriaRole.Button, new() { Name = "Add a row to What we will do" }).ClickAsync();
        await table.Locator("textarea[name='f.learned.nextSteps.2.what']").FillAsync("A second look at noon");
        await SavedAsync(table.Locator("textarea[name='f.learned.nextSteps.2.what']"));
        await one.GoAsync(address);
        Assert.Equal("A second look at noon", await one.Page.Locator("textarea[name='f.learned.nextSteps.0.what']").InputValueAsync());
    }

    private static async Task SavedAsync(ILocator text)
    {
        await text.BlurAsync();
        await Assertions.Expect(text.Locator("xpath=ancestor::*[@data-app-field]").Locator("[data-app-saved]")).ToContainTextAsync("Saved at");
    }
}
