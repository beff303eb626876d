using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Browser.Tests.Insight;

/// <summary>From what stands out to the records behind it and back; every page on the way is judged.</summary>
public sealed class PatternsJourneyTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    [InlineData(Viewing.ForcedColours)]
    public async Task Patterns_AShiftFound_NarrowedOpenedAndWidenedAgain(Viewing viewing)
    {
        await site.Installation.CountedAsync();
        await using var lead = await site.OpenAsync(SeededPractice.Patterns, viewing);
        await lead.GoAsync(InsightLinks.Page);
        Assert.Contains("more records than expected since March 2026: about 5 a month, before none", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.PressAsync(lead.Page.Locator(".app-standing-out a", new() { HasText = "Medications" }));
        Assert.Contains("40 records", await lead.WordsAsync(), StringComparison.Ordinal);
        await OpenFormAsync(lead);
        await lead.TypeAsync("Words in what was said", "label");
        await lead.PressAsync(lead.Page.Locator("#narrow").GetByText("Show these records"));
        Assert.Contains("Words: label", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.FollowAsync("Open these records");
        Assert.Equal(InsightLinks.Records, lead.Path);
        Assert.Contains("40 records", await lead.WordsAsync(), StringComparison.Ordinal);
        Assert.Equal("label", await lead.Page.Locator("main mark").First.InnerTextAsync());
        await lead.FollowAsync("Remove What was involved: Medications");
        await lead.FollowAsync("Remove Words: label");
        Assert.Contains("112 records", await lead.WordsAsync(), StringComparison.Ordinal);

        // Any other question of the record, and one of its answers.
        await OpenFormAsync(lead);
        await lead.Page.GetByLabel("Any other question of the record").SelectOptionAsync("LevelOfConcern");
        await lead.PressAsync(lead.Page.Locator("#narrow").GetByText("Choose answers"));
        await lead.PressAsync(lead.Page.Locator("#choose").GetByText("Choose nothing"));
        await lead.PressAsync(lead.Page.Locator(".nhsuk-breadcrumb a:visible"));
        Assert.Equal(InsightLinks.Page, lead.Path);
    }

    /// <summary>Without script it opens by itself where a browser can.</summary>
    private static async Task OpenFormAsync(Visit visit)
    {
        if (!await visit.Page.Locator("#narrow").EvaluateAsync<bool>("details => details.open")) await visit.Page.Locator("#narrow > summary").ClickAsync();
    }
}
