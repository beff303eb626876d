using LearnSafe.Browser.Tests.Events;
using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Culture;

namespace LearnSafe.Browser.Tests.Culture;

/// <summary>A record put in other words before it is sent, and the just culture guide from its rules to an outcome; every page on the way is judged.</summary>
public sealed class CultureTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Check_WithBlame_OffersOtherWordsAndIsSentAllTheSame(Viewing viewing)
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter, viewing);
        await Recording.BeginIncidentAsync(visit, "The nurse failed to read the label.");
        await visit.PressAsync("Continue");
        await visit.GoAsync(visit.Path.Replace("who-and-how-serious", "check", StringComparison.Ordinal));

        Assert.Contains("A phrase that you could put in another way", await visit.WordsAsync(), StringComparison.Ordinal);
        Assert.Equal("nurse failed to", await visit.Page.Locator("q strong").InnerTextAsync());
        await visit.PressAsync(visit.Page.Locator(".nhsuk-inset-text a"));
        Assert.EndsWith("/what-happened", visit.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Guide_FromHelpToItsOutcome_LeavesNothingInTheAddress(Viewing viewing)
    {
        await using var visit = await site.OpenAsync(SeededPractice.Lead, viewing);
        await visit.GoAsync("/help");
        await visit.FollowAsync("just culture guide");
        await visit.PressAsync("Begin");
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.Page.GetByLabel("I have read this").CheckAsync();
        await visit.PressAsync("Begin");
        await visit.ChooseAsync("Your answer", "Yes");
        await visit.PressAsync("Continue");
        await visit.ChooseAsync("Your answer", "Yes");
        await visit.PressAsync("Continue");

        Assert.Equal(CultureLinks.JustCulture, visit.Path);
        Assert.Contains("The wider question", await visit.WordsAsync(), StringComparison.Ordinal);
        await visit.PressAsync("Back to the last question");
        Assert.Contains("harm was meant", await visit.WordsAsync(), StringComparison.Ordinal);
    }
}
