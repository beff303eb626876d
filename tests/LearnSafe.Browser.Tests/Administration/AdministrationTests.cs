using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Administration;

public sealed class AdministrationTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.NoScript)]
    [InlineData(Viewing.Keyboard)]
    public async Task Key_MadeUsedReplacedAndRevoked_WorksForAsLongAsItSays(Viewing viewing)
    {
        var name = $"Local risk system {viewing}";
        await using var visit = await site.OpenAsync(SeededPractice.Lead, viewing);
        await visit.GoAsync("/administration");
        await visit.FollowAsync("Keys of programs");
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }));
        await visit.TypeAsync("What is the program called?", name);
        await visit.ChooseAsync("How long should the key work?", "Until it is revoked");
        await visit.PressAsync("Make the key");
        var first = await visit.Page.GetByLabel("Key", new() { Exact = true }).InputValueAsync();
        Assert.Equal(200, await CallAsync(visit, first));

        await visit.FollowAsync("Back to the keys");
        await visit.PressAsync(Card(visit, name, "Replace"));
        await visit.TypeAsync("For how many days should the old key still work?", "0");
        await visit.ChooseAsync("How long should the new key work?", "For a year");
        await visit.PressAsync("Make the new key");
        var second = await visit.Page.GetByLabel("Key", new() { Exact = true }).InputValueAsync();
        Assert.Equal((401, 200), (await CallAsync(visit, first), await CallAsync(visit, second)));

        await visit.FollowAsync("Back to the keys");
        await visit.PressAsync(Card(visit, name, "Revoke"));
        await visit.TypeAsync("Why is it revoked?", "The program is no longer used.");
        await visit.PressAsync("Revoke the key");
        Assert.Equal(401, await CallAsync(visit, second));
    }

    [Fact]
    public async Task Name_TakenAwayFromARecord_IsNowhereToBeReadAnyMore()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Lead);
        // One of its own: what is taken away is gone for every other test too.
        var record = await site.Installation.RecordAsync(site.Practice.Organisation, answers: TestData.Incident("The patient noticed before the first tablet."));
        await visit.GoAsync($"/events/{record.Id}");
        await visit.FollowAsync("Take words away that name somebody");
        await visit.TypeAsync("Words to take away", "first tablet");
        await visit.TypeAsync("Why are they taken away?", "They named somebody.");
        await visit.PressAsync("Take them away for good");
        Assert.DoesNotContain("first tablet", await visit.WordsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_ShowsWhatIsDueBeforeAnythingGoes()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Lead);
        await visit.GoAsync("/retention");
        Assert.Contains("What was said in records", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.PressAsync(Card(visit, "What was said in records", "Change the period"));
        await visit.TypeAsync("Months to keep", "96");
        await visit.PressAsync("Save the period");
        Assert.Contains("8 years from the last change of the record", await visit.WordsAsync(), StringComparison.Ordinal);
    }

    private static ILocator Card(Visit visit, string heading, string link) =>
        visit.Page.Locator(".nhsuk-card", new() { HasText = heading }).First.GetByRole(AriaRole.Link, new() { Name = link });

    private static async Task<int> CallAsync(Visit visit, string key)
    {
        using var client = new HttpClient { BaseAddress = new Uri(visit.Site.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/adverse-event/fhir/metadata", UriKind.Relative)) { Headers = { { "Ocp-Apim-Subscription-Key", key } } };
        return (int)(await client.SendAsync(request)).StatusCode;
    }
}
