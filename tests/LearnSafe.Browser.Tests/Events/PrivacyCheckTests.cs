using LearnSafe.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Events;

public sealed class PrivacyCheckTests(Site site)
{
    // A number made up to pass the check digit, from the range that is never issued.
    private const string WithNumber = "The label of 999 000 0018 was on the bag of another patient.";

    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.NoScript)]
    [InlineData(Viewing.Keyboard)]
    public async Task Replace_ANumberInTheText_PutsANeutralWordInItsPlace(Viewing viewing)
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter, viewing);
        await Recording.BeginIncidentAsync(visit, WithNumber);
        await visit.PressAsync("Continue");
        Assert.Equal("999 000 0018", await visit.Page.Locator("mark").InnerTextAsync());

        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Replace with" }));

        await visit.GoAsync(visit.Path.Replace("who-and-how-serious", "what-happened", StringComparison.Ordinal));
        var text = await visit.Page.GetByLabel("What happened?").InputValueAsync();
        Assert.DoesNotContain("999 000 0018", text, StringComparison.Ordinal);
        Assert.EndsWith("was on the bag of another patient.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_WithoutAReason_AsksForIt()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.BeginIncidentAsync(visit, WithNumber);
        await visit.PressAsync("Continue");

        await visit.Page.GetByText("Keep it", new() { Exact = true }).ClickAsync();
        await visit.PressAsync("Keep “999 000 0018”");
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.TypeAsync("Why it has to stay", "It is the number of the batch.");
        await visit.PressAsync("Keep “999 000 0018”");

        Assert.EndsWith("/who-and-how-serious", visit.Path, StringComparison.Ordinal);
    }
}
