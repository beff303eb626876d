using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>What every page must be, whoever looks at it and how.</summary>
public static partial class PageChecks
{
    private const int Phone = 320;

    /// <summary>Judges the page as it stands, and names every fault at once.</summary>
    public static async Task AssertAsync(Visit visit)
    {
        var faults = await FaultsAsync(visit);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The faults of the page, with the page's address before them; empty where it is sound.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var page = visit.Page;
        await page.WaitForLoadStateAsync(LoadState.Load);
        List<string> faults = [.. visit.TakeNoise()];
        if (visit.Site.Judged.TryAdd(await StateAsync(visit), 0))
        {
            faults.AddRange(await page.EvaluateAsync<string[]>(Scripts.PageFaults));
            faults.AddRange(await AxeFaultsAsync(visit));
            faults.AddRange(await SidewaysAsync(page));
            faults.AddRange(await FirstStopAsync(page));
            faults.AddRange(visit.TakeNoise());
        }

        return faults.Count == 0 ? [] : [$"{page.Url} ({visit.Viewing}):\n  {string.Join("\n  ", faults)}"];
    }

    /// <summary>What was judged before differs in nothing but tokens and ids.</summary>
    private static async Task<string> StateAsync(Visit visit)
    {
        var html = Changing().Replace(visit.JudgesPagesOnce ? visit.Path : await visit.Page.ContentAsync(), "");
        return $"{visit.Viewing & ~Viewing.Keyboard} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(html)))}";
    }

    private static async Task<IEnumerable<string>> AxeFaultsAsync(Visit visit)
    {
        // What axe judges is the same in forced colours, but for contrast, and that the system answers for there.
        if (visit.Viewing.HasFlag(Viewing.ForcedColours)) return [];
        if (visit.Viewing.HasFlag(Viewing.NoScript)) return await AxeFaultsAsync(visit, await visit.Page.ContentAsync());
        await visit.Page.EvaluateAsync(Scripts.WithAxe);
        return await visit.Page.EvaluateAsync<string[]>(Scripts.AxeFaults);
    }

    /// <summary>axe is a script itself: it judges the same page in a browser that has scripts, but is given none of ours.</summary>
    private static async Task<IEnumerable<string>> AxeFaultsAsync(Visit visit, string html)
    {
        var scripted = await visit.WithScriptAsync();
        // At the same address, for what is named from there.
        await scripted.Page.EvaluateAsync("(address) => history.replaceState(null, '', address)", visit.Page.Url);
        await scripted.Page.SetContentAsync(OwnScripts().Replace(html, ""));
        return await AxeFaultsAsync(scripted);
    }

    /// <summary>What is wrong where the system chooses the colours, with the page's address before it. axe has nothing to say of that.</summary>
    public static async Task<IReadOnlyList<string>> ForcedColoursFaultsAsync(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        List<string> faults = [.. await visit.Page.EvaluateAsync<string[]>(Scripts.PageFaults)];
        await visit.Page.EvaluateAsync("() => document.querySelector('.nhsuk-skip-link')?.focus()");
        if (await visit.Page.EvaluateAsync<string?>(Scripts.FocusFault) is { } fault) faults.Add(fault);
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        return faults.Count == 0 ? [] : [$"{visit.Page.Url} (in forced colours):\n  {string.Join("\n  ", faults)}"];
    }

    /// <summary>320 px is a phone, and also 1280 px at 400 %.</summary>
    private static async Task<IEnumerable<string>> SidewaysAsync(IPage page)
    {
        var before = page.ViewportSize!;
        if (before.Width == Phone) return await page.EvaluateAsync<string[]>(Scripts.Sideways);
        await page.SetViewportSizeAsync(Phone, before.Height);
        var wide = await page.EvaluateAsync<string[]>(Scripts.Sideways);
        await page.SetViewportSizeAsync(before.Width, before.Height);
        return wide;
    }

    /// <summary>On a page just opened, the first press of Tab shows the skip link.</summary>
    private static async Task<IEnumerable<string>> FirstStopAsync(IPage page)
    {
        // An error summary takes the focus, and so does what somebody is just filling in.
        if (!await page.EvaluateAsync<bool>("() => document.activeElement === document.body")) return [];
        await page.Keyboard.PressAsync("Tab");
        var fault = await page.EvaluateAsync<string?>(Scripts.FirstStopFault);
        return fault is null ? [] : [$"the first press of Tab does not show the skip link: {fault}"];
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline, 2000)]
    private static partial Regex OwnScripts();

    [GeneratedRegex("""CfDJ8[\w-]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|LS-\w{4}-\w{4}|(?<=return-url" value=")[^"]*""", RegexOptions.None, 2000)]
    private static partial Regex Changing();
}
