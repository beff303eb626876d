using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Review;

/// <summary>From the inbox to the reporter who reads what was learned; every page on the way is judged.</summary>
public sealed class ReviewJourneyTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Review_TakenOnAskedAnsweredAndFinished_ReachesTheReporter(Viewing viewing)
    {
        var reporter = await site.Installation.QueryAsync(context => context.Users.Where(person => person.Email == SeededPractice.Reporter).Select(person => person.Id).SingleAsync());
        var record = await site.Installation.RecordAsync(site.Practice.Organisation, reporter, TestData.Incident("The oxygen was empty when it was needed.").With("LevelOfConcern", "5"));

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(ReviewLinks.Inbox);
        await lead.FollowAsync(record.Reference);
        await lead.PressAsync("Acknowledge");
        await lead.TypeAsync("Add a comment", "The same cylinder as in March.");
        await lead.PressAsync("Keep comment");
        await lead.PressAsync("Send question");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.TypeAsync("Ask the reporter", "Who had looked at the gauge last?");
        await lead.PressAsync("Send question");

        await using var own = await site.OpenAsync(SeededPractice.Reporter, viewing);
        await own.GoAsync(RecordLinks.Record(record.Id));
        await own.FollowAsync("Read the question and answer it");
        await own.TypeAsync("Your answer", "It is on nobody's list.");
        await own.PressAsync("Send answer");

        await lead.GoAsync(ReviewLinks.Record(record.Id));
        Assert.Contains("It is on nobody's list.", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.PressAsync("Finish the review");
        await lead.TypeAsync("What was learned and changed", "The gauge is now on the morning list.");
        await lead.PressAsync("Mark as reviewed");
        Assert.Equal(ReviewLinks.Inbox, lead.Path);
        Assert.DoesNotContain(record.Reference, await lead.WordsAsync(), StringComparison.Ordinal);

        await own.GoAsync(RecordLinks.Record(record.Id));
        var words = await own.WordsAsync();
        Assert.Contains("The gauge is now on the morning list.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("The same cylinder", words, StringComparison.Ordinal);
    }
}
