using LearnSafe.Browser.Tests.Harness;

namespace LearnSafe.Browser.Tests;

/// <summary>Each page once more as others see it. A class for each viewing: these are the longest tests, and classes run side by side.</summary>
public abstract class EveryPageOtherwise(Site site)
{
    private protected async Task SeeAllAsync(Viewing viewing, Func<Visit, Task<IReadOnlyList<string>>>? further = null)
    {
        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await using var network = await site.OpenAsync(SeededPractice.NetworkLead, viewing);
        List<string> faults = [];
        foreach (var address in PageRoutes.Of(site.Installation.Services).Select(route => PageRoutes.Addresses(route, site.Practice).FirstOrDefault()))
        {
            if (address is null) continue;
            var visit = address.StartsWith("/area", StringComparison.Ordinal) ? network : lead;
            await EveryPageTests.SeeAsync(visit, address, faults);
            if (further is not null) faults.AddRange(await further(visit));
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }
}

public sealed class EveryPageOnAPhoneTests(Site site) : EveryPageOtherwise(site)
{
    [Fact]
    public Task EveryPage_OnAPhoneAndInForcedColours_IsSound() => SeeAllAsync(Viewing.Phone | Viewing.ReducedMotion, PageChecks.ForcedColoursFaultsAsync);
}

public sealed class EveryPageWithoutScriptTests(Site site) : EveryPageOtherwise(site)
{
    [Fact]
    public Task EveryPage_WithoutScript_IsSound() => SeeAllAsync(Viewing.NoScript);
}
