using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events.Review;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Browser.Tests.Review;

/// <summary>From the record to a promise that was kept; every page on the way is judged.</summary>
public sealed class EngagementJourneyTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Engagement_BegunFromTheReview_ToAPromiseKept(Viewing viewing)
    {
        var record = await site.Installation.RecordAsync(site.Practice.Organisation, null, TestData.Incident("The letter of the clinic was not read."));
        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(ReviewLinks.Record(record.Id));
        await lead.FollowAsync("Engage the people affected");
        await lead.PressAsync("Begin the engagement");
        var page = lead.Path;
        await lead.FollowAsync("1. Before contact");
        await lead.TypeAsync("How you will go about it", "Ring first, then visit.");
        await lead.PressAsync("Keep this step");

        await lead.GoAsync(EngagementLinks.NewPerson(Guid.Parse(page.Split('/')[^1])));
        await lead.PressAsync("Keep this person");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.ChooseAsync("Who are they?", "Carer");
        await lead.TypeAsync("Name", "Perpetua Vane");
        await lead.PressAsync("Keep this person");

        await lead.GoAsync($"{page}/contact");
        await lead.ChooseAsync("With whom?", "Perpetua Vane");
        await lead.ChooseAsync("How?", "By phone");
        await lead.TypeAsync("What was said", "She was told what is known.");
        await lead.TypeAsync("Questions they raised", "Who will ring me?");
        await lead.TypeAsync("Promise 1", "Ring on Friday");
        await lead.TypeAsync("Day", "27", "By when is promise 1 due?");
        await lead.TypeAsync("Month", "11", "By when is promise 1 due?");
        await lead.TypeAsync("Year", "2026", "By when is promise 1 due?");
        await lead.PressAsync("Keep this contact");
        Assert.Equal(page, lead.Path);

        await lead.FollowAsync("Ring on Friday");
        await lead.ChooseAsync("What became of it?", "It was kept");
        await lead.PressAsync("Keep what became of it");
        Assert.Contains("Kept on", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.FollowAsync("Print");
        Assert.Contains("Who will ring me?", await lead.WordsAsync(), StringComparison.Ordinal);
    }
}
