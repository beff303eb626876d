using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.SafetyActions;

namespace LearnSafe.Browser.Tests.SafetyActions;

/// <summary>From what needs to change to an action that is closed with evidence; every page on the way is judged.</summary>
public sealed class SafetyActionJourneyTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Area_WithTwoActionsCompared_OneAgreedImplementedAndClosedWithEvidence(Viewing viewing)
    {
        var mark = viewing.ToString().Replace(", ", " ", StringComparison.Ordinal);
        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(ActionLinks.List);
        await lead.FollowAsync("Areas for improvement");
        await lead.FollowAsync("Add an area for improvement");
        await lead.TypeAsync("What in the system needs to change", $"Two kinds of oxygen look the same on the shelf ({mark}).");
        await lead.ChooseAsync("How far up it has to change", "Our organisation");
        await lead.PressAsync("Save area");
        var area = new Uri(lead.Page.Url).AbsolutePath;
        foreach (var (title, done, strength) in new[] { ($"A shelf for each kind {mark}", "Each kind has a shelf of its own size, counted each Friday.", "Forcing function or design"), ($"A notice on the shelf {mark}", "A notice tells which is which, counted each Friday.", "Checklist or reminder") })
        {
            await lead.GoAsync(area);
            await lead.FollowAsync("Add an action");
            await lead.TypeAsync("Title", title);
            await lead.TypeAsync("What is done", done);
            await lead.TypeAsync("Or a role or organisation without an account", "Practice manager");
            await lead.ChooseAsync("How strong it is (optional)", strength);
            await lead.PressAsync("Save action");
        }

        await lead.GoAsync(area);
        await lead.FollowAsync("Compare its proposed actions");
        var words = await lead.WordsAsync();
        Assert.All(["2 proposed actions side by side", "works whoever is on duty", "wear off"], part => Assert.Contains(part, words, StringComparison.Ordinal));
        await lead.GoAsync(area);
        await lead.FollowAsync($"A shelf for each kind {mark}");
        await lead.ChooseAsync("It is now", "Agreed");
        await lead.PressAsync("Change status");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.FollowAsync("Change this action");
        await lead.Page.FillAsync("[id=DueBy-day]", "24");
        await lead.Page.FillAsync("[id=DueBy-month]", "12");
        await lead.Page.FillAsync("[id=DueBy-year]", "2026");
        await lead.PressAsync("Save action");
        foreach (var status in new[] { "Agreed", "Implemented" })
        {
            await lead.ChooseAsync("It is now", status);
            await lead.PressAsync("Change status");
        }

        await lead.FollowAsync("Close it with evidence");
        await lead.TypeAsync("What shows that the change is there and works", "Four Fridays without a mix-up.");
        await lead.PressAsync("Approve and close");
        words = await lead.WordsAsync();
        Assert.All(["Closed", "Four Fridays without a mix-up.", "Approved and closed by Mairi Quill"], part => Assert.Contains(part, words, StringComparison.Ordinal));
        await lead.GoAsync($"{ActionLinks.List}?show=closed");
        Assert.Contains($"A shelf for each kind {mark}", await lead.WordsAsync(), StringComparison.Ordinal);
    }
}
