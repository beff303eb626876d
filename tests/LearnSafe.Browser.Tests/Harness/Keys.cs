using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>Uses a page by keys alone, and sees on the way that the focus shows.</summary>
internal static class Keys
{
    private const int MostStops = 250;

    /// <summary>Presses Tab until the control has the focus.</summary>
    public static Task ReachAsync(IPage page, ILocator control) => TabAsync(page, control, "(control) => control === document.activeElement");

    /// <summary>Tab to the group, then arrows for a radio button; space for a checkbox.</summary>
    public static async Task ChooseAsync(IPage page, ILocator choice)
    {
        if (await choice.GetAttributeAsync("type") == "checkbox")
        {
            await ReachAsync(page, choice);
            await page.Keyboard.PressAsync("Space");
            Assert.True(await choice.IsCheckedAsync());
            return;
        }

        await TabAsync(page, choice, "(radio) => radio.type === 'radio' && radio.name === document.activeElement.name && radio.form === document.activeElement.form");
        await page.Keyboard.PressAsync("Space");
        for (var stop = 0; stop < MostStops && !await choice.IsCheckedAsync(); stop++) await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await choice.IsCheckedAsync(), "The arrow keys did not reach the answer.");
        await AssertFocusShowsAsync(page);
    }

    private static async Task TabAsync(IPage page, ILocator control, string reached)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await control.EvaluateAsync<bool>(reached)) return;
            await page.Keyboard.PressAsync("Tab");
            await AssertFocusShowsAsync(page);
        }

        Assert.Fail($"Tab did not reach {await control.EvaluateAsync<string>("(control) => control.outerHTML")} on {page.Url}");
    }

    private static async Task AssertFocusShowsAsync(IPage page)
    {
        var fault = await page.EvaluateAsync<string?>(Scripts.FocusFault);
        Assert.True(fault is null, $"{page.Url}: {fault}");
    }
}
