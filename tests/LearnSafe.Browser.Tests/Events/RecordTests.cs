using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Domain.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Events;

/// <summary>What becomes of a record after it was made.</summary>
public sealed class RecordTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.NoScript)]
    public async Task Change_OneAnswer_MakesARevisionThatShowsTheDifference(Viewing viewing)
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter, viewing);
        await Recording.IncidentAsync(visit);
        var id = visit.Id;
        await visit.FollowAsync("Open the record");

        await visit.PressAsync("Change this record");
        await visit.PressAsync("Continue");
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Change What happened", Exact = false }).First);
        await visit.TypeAsync("What happened?", "The repeat was issued at the old dose. The patient noticed in time.");
        await visit.PressAsync("Continue");
        await visit.TypeAsync("Why are you changing the record?", "The patient rang again.");
        await visit.PressAsync("Confirm and change record");

        var record = await site.Installation.QueryAsync(context => context.Events.AsNoTracking().SingleAsync(one => one.Id == id));
        Assert.Equal(2, record.CurrentRevision);
        await visit.GoAsync($"/events/{id}/revisions/2");
        var words = await visit.WordsAsync();
        Assert.Contains("dizzy", words, StringComparison.Ordinal);
        Assert.Contains("noticed in time", words, StringComparison.Ordinal);
        Assert.Contains("The patient rang again.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_WithAReason_LeavesTheRecordReadableAndUnchangeable()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.IncidentAsync(visit);
        await visit.FollowAsync("Open the record");

        await visit.FollowAsync("Withdraw this record");
        await visit.PressAsync("Withdraw record");
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.TypeAsync("Why is it withdrawn?", "Recorded twice.");
        await visit.PressAsync("Withdraw record");

        var words = await visit.WordsAsync();
        Assert.Contains("This record is withdrawn", words, StringComparison.Ordinal);
        Assert.Contains("Recorded twice.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Change this record", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attach_APicture_ListsItAndGivesItBack()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.IncidentAsync(visit);
        await visit.GoAsync($"/events/{visit.Id}/attachments");

        await visit.Page.GetByLabel("Photo or document").SetInputFilesAsync(new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "Not a picture"u8.ToArray() });
        await visit.PressAsync("Add this file");
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.Page.GetByLabel("Photo or document").SetInputFilesAsync(new FilePayload { Name = "label.png", MimeType = "image/png", Buffer = SmallFiles.Png() });
        await visit.PressAsync("Add this file");

        Assert.Contains("The file is added", await visit.WordsAsync(), StringComparison.Ordinal);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "label.png", Exact = true }).ClickAsync());
        Assert.Equal("label.png", download.SuggestedFilename);
    }

    [Fact]
    public async Task Detail_AddedAfterwards_IsInTheRecord()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.IncidentAsync(visit);
        var receipt = visit.Path;

        await visit.FollowAsync("Learning so far");
        await visit.TypeAsync(visit.Page.Locator("main textarea").First, "We now read the letter aloud to each other.");
        await visit.PressAsync("Save");
        await visit.GoAsync(receipt.Replace("/receipt", "", StringComparison.Ordinal));

        Assert.Contains("read the letter aloud", await visit.WordsAsync(), StringComparison.Ordinal);
    }
}
