using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Browser.Tests.PublicForms;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests;

/// <summary>A page that is added is judged here without being named.</summary>
public sealed class EveryPageTests(Site site)
{
    [Fact]
    public async Task EveryPage_OnDesktop_IsReachedAndSound()
    {
        await using var lead = await site.OpenAsync(SeededPractice.Lead);
        await using var network = await site.OpenAsync(SeededPractice.NetworkLead);
        await using var admin = await site.OpenAsync(SeededPractice.Administrator);
        await using var stranger = await site.OpenAsync();
        await using var installer = await site.OpenAsync(SeededPractice.Installer);
        await using var half = await site.OpenAsync();
        await half.SignInAsync(SeededPractice.Careful);
        await using var careful = await site.OpenAsync();
        await careful.SignInAsync(SeededPractice.Careful);
        await careful.Page.GetByLabel("Code").FillAsync(site.Practice.CarefulCode);
        await careful.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await careful.Page.WaitForURLAsync("**/events");
        await using var asked = await site.OpenAsync(SeededPractice.Asked);
        await using var telling = await Telling.WithJourneyAsync(site, sent: false);
        await using var told = await Telling.WithJourneyAsync(site, sent: true);
        List<string> faults = [];
        foreach (var route in PageRoutes.Of(site.Installation.Services))
        {
            var seen = false;
            foreach (var address in PageRoutes.Addresses(route, site.Practice)) seen |= await SeeAsync(lead, address, faults);
            foreach (var another in new[] { network, admin, installer, stranger, half, careful, asked, telling, told })
            {
                foreach (var address in seen ? [] : PageRoutes.Addresses(route, site.Practice)) seen |= await SeeAsync(another, address, faults);
            }

            if (!seen) faults.Add($"The page {route.RawText} was not reached.");
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    /// <summary>Whatever is shown is judged; true where it is the page that was asked for.</summary>
    internal static async Task<bool> SeeAsync(Visit visit, string address, List<string> faults)
    {
        var response = (await visit.Page.GotoAsync(address))!;
        faults.AddRange(await PageChecks.FaultsAsync(visit));
        return visit.Path == address.Split('?')[0] && (response.Ok || address.StartsWith("/errors/", StringComparison.Ordinal));
    }
}
