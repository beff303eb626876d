using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Events;
using LearnSafe.Features.Learning;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Learning;

/// <summary>What was learned goes from the lead by a second person to its reporter and to the wall; every page on the way is judged.</summary>
public sealed class LearningJourneyTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Learning_WrittenConfirmedReadAndPrinted_ReachesTheReporter(Viewing viewing)
    {
        var title = $"The gauge that nobody looked at, {viewing}";
        // One of its own: in the list of who records in other tests as well, this record may be on the second page.
        var email = $"learning-{(int)viewing}@harebell.example";
        var reporter = await site.Installation.AddPersonAsync(site.Practice.Organisation, email: email, name: "Posy Lund");
        var record = await site.Installation.RecordAsync(site.Practice.Organisation, reporter, TestData.Incident("The cylinder was empty when it was needed."));

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(RecordLinks.Record(record.Id));
        await lead.FollowAsync("Write what was learned for others");
        await lead.TypeAsync("Title", title);
        await lead.TypeAsync("What happened", "On 4 November 2026 a cylinder was empty when it was needed.");
        await lead.TypeAsync("What we learned", "It stood on nobody’s list.");
        await lead.TypeAsync("What we changed", "Whoever opens up looks at the gauge.");
        await lead.TypeAsync("What others can do", "Ask who looked at your gauge today.");
        await lead.Page.GetByLabel("Our networks and groups").CheckAsync();
        await lead.PressAsync("Save and look at it");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.TypeAsync("What happened", "A cylinder was empty when it was needed.");
        await lead.PressAsync("Save and look at it");
        await lead.PressAsync("Ask a second person");

        await using var second = await site.OpenAsync(SeededPractice.Administrator, viewing);
        await second.GoAsync(LearningLinks.Written);
        await second.FollowAsync(title);
        await second.PressAsync("Publish it");

        await using var own = await site.OpenAsync(email, viewing);
        await own.GoAsync(RecordLinks.Changed);
        Assert.Contains("Whoever opens up looks at the gauge.", await own.WordsAsync(), StringComparison.Ordinal);
        var id = await site.Installation.QueryAsync(context => context.LearningSummaryRecords.Where(link => link.EventId == record.Id).Select(link => link.SummaryId).SingleAsync());
        await own.GoAsync(LearningLinks.Summary(id));
        await own.PressAsync("Like this");
        Assert.Contains("You like this", await own.WordsAsync(), StringComparison.Ordinal);

        await own.GoAsync(LearningLinks.Poster(id));
        if (viewing == Viewing.Desktop) Assert.Equal(1, Pages(await own.Page.PdfAsync(new PagePdfOptions { Format = "A4" })));
    }

    [Fact]
    public async Task Adopt_WhatAnotherShares_IsReadUnderIt()
    {
        await using var lead = await site.OpenAsync(SeededPractice.Lead);
        await lead.GoAsync(LearningLinks.Summary(site.Practice.OthersSummary));
        await lead.FollowAsync("Change what we did");
        await lead.TypeAsync("What you did and what came of it", "We read each discharge twice, and it held.");
        await lead.PressAsync("Share it");
        Assert.Contains("We read each discharge twice, and it held.", await lead.WordsAsync(), StringComparison.Ordinal);
    }

    private static int Pages(byte[] pdf) => System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");
}
