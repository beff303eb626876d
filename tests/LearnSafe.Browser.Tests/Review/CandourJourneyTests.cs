using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Review;

/// <summary>From a record to a closed duty of candour with a letter on paper; every page on the way is judged.</summary>
public sealed class CandourJourneyTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Candour_AssessedToldWrittenAndClosed(Viewing viewing)
    {
        var reporter = await site.Installation.QueryAsync(context => context.Users.Where(person => person.Email == SeededPractice.Reporter).Select(person => person.Id).SingleAsync());
        var record = await site.Installation.RecordAsync(site.Practice.Organisation, reporter, TestData.Incident("The mole beside the marked one was taken off."));

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(RecordLinks.Record(record.Id));
        await lead.FollowAsync("Duty of candour");
        await AssessAsync(lead);
        Assert.Contains("Notifiable", await lead.WordsAsync(), StringComparison.Ordinal);

        await lead.PressAsync("Begin");
        var address = lead.Path;
        await lead.FollowAsync("Say who is told");
        await lead.TypeAsync("Name", "Delia Marchbank");
        await lead.ChooseAsync("Who are they?", "The patient");
        await lead.PressAsync("Save");
        await TellAsync(lead);
        await WriteAsync(lead);

        Assert.Equal(address, lead.Path);
        await lead.FollowAsync("Results of enquiries given");
        await lead.TypeAsync("How were they given?", "By telephone");
        await lead.TypeAsync("What were the results?", "The mark was washed off and made anew.");
        await lead.PressAsync("Write it down");
        await lead.PressAsync("Close it");
        await lead.TypeAsync("Why is it closed?", "No question is left.");
        await lead.PressAsync("Close it");
        Assert.Equal(CandourLinks.List, lead.Path);
        Assert.Contains(record.Reference, await lead.WordsAsync(), StringComparison.Ordinal);
    }

    internal static async Task AssessAsync(Visit lead)
    {
        await lead.PressAsync("Assess it");
        await lead.PressAsync("Save the assessment");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.ChooseAsync("Did it happen in carrying on an activity that CQC regulates?", "Yes");
        await lead.ChooseAsync("Was the incident unintended or unexpected?", "Yes");
        foreach (var harm in new[] { "death", "impairment", "structure", "pain", "psychological", "shortenedLife", "prevention" })
            await lead.ChooseAsync(lead.Page.Locator($"input[name='Harm[{harm}]'][value={(harm == "structure" ? "Yes" : "No")}]"), harm);
        await lead.TypeAsync("Name of the healthcare professional", "Odile Hart");
        await lead.TypeAsync("Their role", "GP");
        foreach (var (part, value) in new[] { ("Day", "20"), ("Month", "11"), ("Year", "2026") }) await lead.TypeAsync(part, value, within: "Day of the opinion");
        await lead.TypeAsync("Why do you judge it so?", "Skin was taken off that should have stayed.");
        await lead.PressAsync("Save the assessment");
    }

    private static async Task TellAsync(Visit lead)
    {
        await lead.FollowAsync("Told in person");
        await lead.TypeAsync("At what time?", "11:30");
        await lead.TypeAsync("Who told them?", "Mairi Quill, nurse");
        await lead.ChooseAsync("How?", "In person");
        await lead.TypeAsync("Where?", "The surgery");
        await lead.TypeAsync("What account was given?", "The mole beside the marked one was taken off.");
        await lead.TypeAsync("Which further enquiries did you say you think appropriate?", "How the mark is made.");
        await lead.TypeAsync("How did you say sorry?", "We said that we are sorry.");
        await lead.TypeAsync("Which support was given or offered?", "A named contact.");
        await lead.PressAsync("Write it down");
    }

    private static async Task WriteAsync(Visit lead)
    {
        await lead.PressAsync("Begin the letter");
        var letter = lead.Path;
        await lead.TypeAsync("The letter", "Dear Delia Marchbank,\n\nWe are sorry that the wrong mole was taken off.\n\nMairi Quill");
        await lead.PressAsync("Save the letter");
        await lead.FollowAsync("Print it as it is saved");
        await lead.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await lead.Page.Locator(".app-screen-only").IsVisibleAsync());
        var paper = await lead.Page.Locator("body").InnerTextAsync();
        Assert.Contains("We are sorry that the wrong mole was taken off.", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("LearnSafe", paper, StringComparison.Ordinal);
        Assert.NotEmpty(await lead.Page.PdfAsync());
        await lead.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await lead.GoAsync(letter);
        await lead.TypeAsync("How was it sent?", "By post");
        await lead.PressAsync("It was sent: keep this copy");
    }
}
