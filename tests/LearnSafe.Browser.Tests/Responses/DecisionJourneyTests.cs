using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Responses;

/// <summary>From the review to a decision, and on to the reporter who sees what happens now; every page on the way is judged.</summary>
public sealed class DecisionJourneyTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Decision_InSixSteps_ReachesTheReporter(Viewing viewing)
    {
        var reporter = await site.Installation.QueryAsync(context => context.Users.Where(person => person.Email == SeededPractice.Reporter).Select(person => person.Id).SingleAsync());
        var record = await site.Installation.RecordAsync(site.Practice.Organisation, reporter, TestData.Incident("The vaccine fridge was off overnight.").With("NeverEvent", "true"));

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(ReviewLinks.Record(record.Id));
        await lead.FollowAsync("Decide how to respond");
        Assert.Contains("Harm alone never decides", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.PressAsync("Keep this decision");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.Page.Locator("[name='Form.Safety'][value=Done]").CheckAsync();
        await lead.Page.Locator("[name='Form.LearningPotential'][value=High]").CheckAsync();
        await lead.TypeAsync("Why so much, or so little?", "Nobody knew who looks at the fridge at night.");
        await lead.Page.Locator("[name='Form.SystemicRisk'][value=Medium]").CheckAsync();
        await lead.TypeAsync("Why so great, or so small?", "Each surgery has one.");
        await lead.Page.Locator("[name='Form.InequalityConsidered'][value=no]").CheckAsync();
        await lead.Page.Locator("[name='Form.Outcome'][value=LinkToImprovement]").CheckAsync();
        await lead.TypeAsync("Which improvement?", "Cold chain");
        await lead.TypeAsync("Why do you decide so?", "The work on it is under way.");
        await lead.PressAsync("Keep this decision");
        var decided = await lead.WordsAsync();
        Assert.All(["Part of improvement that is under way", "Cold chain", "The work on it is under way."], part => Assert.Contains(part, decided, StringComparison.Ordinal));

        await lead.FollowAsync($"Who else has to be told of {record.Reference}");
        await lead.Page.Locator("[name=Kind]").SelectOptionAsync("cqc");
        await lead.Page.Locator("[name=State][value=Due]").CheckAsync();
        await lead.PressAsync("Note it");
        await lead.GoAsync(DecisionLinks.Due);
        Assert.Contains(record.Reference, await lead.WordsAsync(), StringComparison.Ordinal);

        await using var own = await site.OpenAsync(SeededPractice.Reporter, viewing);
        await own.GoAsync(RecordLinks.Record(record.Id));
        var words = await own.WordsAsync();
        Assert.Contains("It becomes part of improvement that is already under way.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Cold chain", words, StringComparison.Ordinal);
    }
}
