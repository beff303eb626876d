using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Insight.Themes;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Events;

/// <summary>From the hint that something like it was told before, over two records that are joined and parted, to a theme; every page on the way is judged.</summary>
public sealed class AlikeJourneyTests(Site site)
{
    private const string Words = "A namesake at the hatch was handed the carbimazole that had been dispensed for another.";

    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Record_LikeAnother_IsHintedAtJoinedPartedAndATheme(Viewing viewing)
    {
        var colleague = await site.Installation.QueryAsync(context => context.Users.Where(person => person.Email == SeededPractice.Administrator).Select(person => person.Id).SingleAsync());
        var first = await site.Installation.RecordAsync(site.Practice.Organisation, colleague, TestData.Incident("Carbimazole dispensed for somebody else was handed to a namesake at the hatch."));

        await using var own = await site.OpenAsync(SeededPractice.Reporter, viewing);
        await Recording.BeginIncidentAsync(own, Words);
        if (!viewing.HasFlag(Viewing.NoScript))
        {
            // While it is written, under the field.
            await own.Page.WaitForSelectorAsync("[data-app-similar] h2");
            Assert.Contains("carbimazole", await own.Page.InnerTextAsync("[data-app-similar]"), StringComparison.Ordinal);
            Assert.Empty(await PageChecks.FaultsAsync(own));
        }

        await own.PressAsync("Continue");
        await own.ChooseAsync("Which of these were involved?", "Medications");
        await own.ChooseAsync("Were any of these part of it?", "None of the above");
        await own.ChooseAsync("How many patients were affected?", "One");
        await own.ChooseAsync("What is the patient’s gender?", "Female");
        await own.ChooseAsync("How much physical harm did the patient come to", "Low physical harm");
        await own.ChooseAsync("How much psychological harm did the patient come to?", "No psychological harm");
        await own.ChooseAsync("How concerned are you about this?", "Fairly concerned");
        await own.PressAsync("Continue");
        var check = await own.WordsAsync();
        Assert.Contains("like this", check, StringComparison.Ordinal);
        Assert.Contains("Record it anyway", check, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Reference, check, StringComparison.Ordinal);
        await own.PressAsync("Confirm and record event");
        var second = Guid.Parse(own.Path.Split('/')[2]);

        // The lead joins it to the other, and parts it again.
        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(ReviewLinks.Record(second));
        await lead.FollowAsync("Join another record of the same event");
        await lead.TypeAsync("The other record", first.Reference);
        await lead.ChooseAsync("Which record goes on?", "The other one");
        await lead.PressAsync("Join the records");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.TypeAsync("How do you know that they tell of the same event?", "The same morning at the same hatch.");
        await lead.PressAsync("Join the records");
        Assert.Equal(ReviewLinks.Record(first.Id), lead.Path);
        await own.GoAsync(RecordLinks.Record(second));
        Assert.Contains("joined to another that tells of the same event", await own.WordsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(first.Reference, await own.WordsAsync(), StringComparison.Ordinal);
        await lead.GoAsync(ReviewLinks.Record(second));
        await lead.FollowAsync("They tell of different events: part them");
        await lead.TypeAsync("How do you know that they tell of different events?", "Two bags after all.");
        await lead.PressAsync("Part the records");
        Assert.Equal(ReviewLinks.Record(second), lead.Path);

        // What comes again and again is a theme, which opens its records.
        await lead.GoAsync(ThemeLinks.Themes);
        Assert.Contains("fridge", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.Page.Locator(".nhsuk-card a", new() { HasTextString = "records about" }).First.ClickAsync();
        Assert.Contains("Its records", await lead.WordsAsync(), StringComparison.Ordinal);
        Assert.Empty(await PageChecks.FaultsAsync(lead));
    }
}
