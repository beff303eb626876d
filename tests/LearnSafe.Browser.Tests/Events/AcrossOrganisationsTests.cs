using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Events.Area;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Events;

/// <summary>What others read of a record, and what is kept from a person.</summary>
public sealed class AcrossOrganisationsTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.NoScript | Viewing.Phone)]
    public async Task Release_Wording_IsReadByTheNetwork(Viewing viewing)
    {
        var words = $"A repeat was issued at the old dose ({viewing}).";
        await using var reporter = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.IncidentAsync(reporter);
        var id = reporter.Id;

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync($"/events/{id}");
        await lead.FollowAsync("Release wording to others");
        await lead.TypeAsync("Wording for others: what happened", words);
        await lead.PressAsync("Release this wording");
        Assert.Equal($"/events/{id}", lead.Path);

        await using var network = await site.OpenAsync(SeededPractice.NetworkLead, viewing);
        await network.GoAsync(AreaLinks.Record(site.Installation.Get<AreaIds>().Outside(id)));
        var read = await network.WordsAsync();
        Assert.Contains(words, read, StringComparison.Ordinal);
        Assert.DoesNotContain("Ines Falk", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.NoScript | Viewing.Phone)]
    public async Task Involved_TheLead_FindsTheRecordNowhere(Viewing viewing)
    {
        await using var reporter = await site.OpenAsync(SeededPractice.Reporter, viewing);
        await Recording.IncidentAsync(reporter);
        var id = reporter.Id;
        await reporter.FollowAsync("Somebody who would review this is involved");
        await reporter.Page.GetByRole(AriaRole.Checkbox, new() { Name = "The patient safety lead, whoever that is" }).CheckAsync();
        await reporter.PressAsync("Keep it from them");
        Assert.Contains("It went to Jonas Pell (Organisation administrator).", await reporter.WordsAsync(), StringComparison.Ordinal);

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        Assert.Equal(404, (await lead.Page.GotoAsync($"/events/{id}"))!.Status);
        await using var admin = await site.OpenAsync(SeededPractice.Administrator, viewing);
        await admin.GoAsync($"/events/{id}");
        Assert.Contains("Its reporter said that somebody who would review this is involved", await admin.WordsAsync(), StringComparison.Ordinal);
    }
}
