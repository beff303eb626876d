using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Events;

/// <summary>What one organisation asks another about a record, from the question to the answer that the reporter reads.</summary>
public sealed class ThreadTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.NoScript | Viewing.Phone)]
    public async Task Ask_AnotherPractice_AnswersAndTheReporterReadsIt(Viewing viewing)
    {
        var (question, answer) = ($"Was the letter read on your side ({viewing})?", $"It was filed unread ({viewing}).");
        var other = await site.Installation.QueryAsync(context => context.Organisations.SingleAsync(place => place.Code == "Y99031"));
        var email = $"lead{(int)viewing}@sorrel.example";
        await site.Installation.AddPersonAsync(other, RoleNames.PatientSafetyLead, email, "Una Sorrel");
        await using var reporter = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.IncidentAsync(reporter);
        var id = reporter.Id;

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync($"/events/{id}");
        await lead.FollowAsync("Ask another organisation");
        await lead.TypeAsync("Name or ODS code of the organisation", "sorrel");
        await lead.PressAsync("Search");
        await lead.FollowAsync("Sorrel Surgery");
        await lead.PressAsync("Send to Sorrel Surgery");
        Assert.StartsWith("Error: ", await lead.Page.TitleAsync(), StringComparison.Ordinal);
        await lead.TypeAsync("What do you ask them?", question);
        await lead.ChooseAsync(lead.Page.GetByLabel("I have read all that goes along, and it identifies nobody"));
        await lead.PressAsync("Send to Sorrel Surgery");
        var thread = lead.Path;
        Assert.StartsWith("/threads/", thread, StringComparison.Ordinal);

        await using var asked = await site.OpenAsync(email, viewing);
        await asked.GoAsync(ThreadLinks.Received);
        Assert.Contains("Harebell Surgery", await asked.WordsAsync(), StringComparison.Ordinal);
        await asked.GoAsync(thread);
        Assert.Contains(question, await asked.WordsAsync(), StringComparison.Ordinal);
        await asked.TypeAsync("Your answer or message", answer);
        await asked.ChooseAsync("What is this?", "Our answer");
        await asked.PressAsync("Send");

        await reporter.GoAsync($"/events/{id}");
        var read = await reporter.WordsAsync();
        Assert.All([question, answer, "Sorrel Surgery"], part => Assert.Contains(part, read, StringComparison.Ordinal));
        await lead.GoAsync(ThreadLinks.Flow);
        Assert.Contains("Sorrel Surgery", await lead.WordsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.NoScript | Viewing.Phone)]
    [InlineData(Viewing.Keyboard)]
    public async Task Ask_AnOrganisationOutside_AnswersByItsLinkOnce(Viewing viewing)
    {
        var (question, answer) = ($"Was the dose changed in your letter ({viewing})?", $"It was, on its second page ({viewing}).");
        await using var reporter = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.IncidentAsync(reporter);
        var id = reporter.Id;

        await using var lead = await site.OpenAsync(SeededPractice.Lead, viewing);
        await lead.GoAsync(ThreadLinks.Send(id));
        await lead.FollowAsync("Ask an organisation that does not use LearnSafe");
        await lead.TypeAsync("Name of the organisation", "Wold Infirmary");
        await lead.TypeAsync("Their email address", "patient.safety@woldinfirmary.example");
        await lead.TypeAsync("What do you ask them?", question);
        await lead.ChooseAsync(lead.Page.GetByLabel("I have read all that goes along, and it identifies nobody"));
        await lead.PressAsync("Send a link");
        var link = new Uri((await lead.Page.Locator("main .nhsuk-inset-text p").InnerTextAsync()).Trim()).PathAndQuery;

        await using var trust = await site.OpenAsync(viewing: viewing);
        await trust.GoAsync(link);
        Assert.Contains(question, await trust.WordsAsync(), StringComparison.Ordinal);
        await trust.PressAsync("Send your answer");
        Assert.StartsWith("Error: ", await trust.Page.TitleAsync(), StringComparison.Ordinal);
        await trust.ChooseAsync("Can you answer?", "Yes, this is our answer");
        await trust.TypeAsync("Your answer, or why you decline", answer);
        await trust.PressAsync("Send your answer");
        Assert.Contains("Your answer is sent", await trust.WordsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await trust.Page.Locator("main form").CountAsync());

        await reporter.GoAsync($"/events/{id}");
        var read = await reporter.WordsAsync();
        Assert.All([question, answer, "Wold Infirmary"], part => Assert.Contains(part, read, StringComparison.Ordinal));
    }
}
