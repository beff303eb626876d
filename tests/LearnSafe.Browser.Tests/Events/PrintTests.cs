using LearnSafe.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Events;

public sealed class PrintTests(Site site)
{
    /// <summary>What is for the screen alone.</summary>
    private const string OnScreen = ".nhsuk-header, nav, .nhsuk-footer, .nhsuk-skip-link, .nhsuk-breadcrumb, .nhsuk-back-link, button, .nhsuk-button, .app-screen-only";

    [Theory]
    [InlineData("/events/{0}/print")]
    [InlineData("/events/{0}")]
    [InlineData("/events/{0}/revisions/3")]
    public async Task Print_APageOfARecord_ShowsTheRecordAndNothingToPress(string page)
    {
        await using var visit = await site.OpenAsync(SeededPractice.Lead);
        await visit.GoAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, page, site.Practice.Record.Id));

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Empty(await VisibleAsync(visit, OnScreen));
        Assert.Contains("10 mg for 5 mg", await visit.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(await visit.Page.PdfAsync());
    }

    [Fact]
    public async Task Print_Summary_EndsWithReferenceVersionAndWhoPrintedWhen()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Lead);
        await visit.GoAsync($"/events/{site.Practice.Record.Id}/print");

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var foot = await visit.Page.Locator(".app-print-footer").InnerTextAsync();
        Assert.Contains(site.Practice.Record.Reference, foot, StringComparison.Ordinal);
        Assert.Contains("revision 3", foot, StringComparison.Ordinal);
        Assert.Contains("Printed by Mairi Quill on 20 November 2026 at 10:30am", foot, StringComparison.Ordinal);
        Assert.Contains("What will I change?", await visit.WordsAsync(), StringComparison.Ordinal);
        // The reflection is private until its author asks for it.
        Assert.DoesNotContain("The letter said 5 mg.", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.GoAsync($"/events/{site.Practice.Record.Id}/print?reflection=true");
        Assert.Contains("The letter said 5 mg.", await visit.WordsAsync(), StringComparison.Ordinal);
    }

    /// <summary>On paper nothing can be opened: the criteria of harm stand there whole.</summary>
    [Fact]
    public async Task Print_APageWithClosedDetails_OpensThem()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Lead);
        await visit.GoAsync($"/events/record/{site.Practice.Draft.Id}/who-and-how-serious");
        const string heights = "() => [...document.querySelectorAll('details:not([open]) > :not(summary)')].map((content) => content.getBoundingClientRect().height)";

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var printed = await visit.Page.EvaluateAsync<double[]>(heights);
        Assert.NotEmpty(printed);
        Assert.All(printed, height => Assert.True(height > 10));
    }

    private static Task<string[]> VisibleAsync(Visit visit, string selector) => visit.Page.EvaluateAsync<string[]>(
        "(selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 100))", selector);
}
