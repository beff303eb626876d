using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Browser.Tests.Review;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests;

/// <summary>One story from end to end: what a nurse records leads to a decision, a swarm huddle, a change of the system, candour, and an answer that she reads.</summary>
public sealed class StoryTests(Site site)
{
    private const string Changed = "The letter step now asks whether a medicine changes.";

    [Fact]
    public async Task ARecord_IsDecidedRespondedToActedUponAndAnswered()
    {
        var reporter = await site.Installation.QueryAsync(context => context.Users.Where(person => person.Email == SeededPractice.Reporter).Select(person => person.Id).SingleAsync());
        var record = await site.Installation.RecordAsync(site.Practice.Organisation, reporter, TestData.Incident("A dose that the hospital had lowered was issued at the old strength."));
        await using var lead = await site.OpenAsync(SeededPractice.Lead);

        await DecideAsync(lead, record.Id);
        var response = await HuddleAsync(lead);
        await ActAsync(lead, response);
        await BeginCandourAsync(lead, record.Id);
        await PublishAsync(lead, response);

        await using var nurse = await site.OpenAsync(SeededPractice.Reporter);
        await nurse.GoAsync(RecordLinks.Record(record.Id));
        var words = await nurse.WordsAsync();
        Assert.All(
            ["How we respond was decided", "A learning response (swarm huddle) began", "The learning response (swarm huddle) ended", "1 action was agreed", Changed],
            part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.DoesNotContain("Delia Marchbank", words, StringComparison.Ordinal);
    }

    private static async Task DecideAsync(Visit lead, Guid record)
    {
        await lead.GoAsync(RecordLinks.Record(record));
        await lead.FollowAsync("Decide how to respond");
        foreach (var (name, value) in new[] { ("Safety", "Done"), ("LearningPotential", "High"), ("SystemicRisk", "Medium"), ("InequalityConsidered", "no"), ("Outcome", "LearningResponse") })
            await lead.Page.Locator($"[name='Form.{name}'][value={value}]").CheckAsync();
        await lead.TypeAsync("Why so much, or so little?", "Nobody knows how often a letter is missed.");
        await lead.TypeAsync("Why so great, or so small?", "Letters come each day.");
        await lead.Page.GetByLabel("By which method?").SelectOptionAsync("swarm-huddle");
        await lead.Page.GetByLabel("Who leads?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await lead.TypeAsync("Why do you decide so?", "Those who were there are here today.");
        await lead.PressAsync("Keep this decision");
        await lead.PressAsync("Begin the learning response");
    }

    private static async Task<Guid> HuddleAsync(Visit lead)
    {
        await lead.TypeAsync("Title", "A lowered dose that was issued at the old strength");
        await lead.PressAsync("Begin");
        var response = lead.Id;
        foreach (var (element, text) in new[] { ("Organisation", "Letters are read between telephone calls."), ("Tools and technology", "The letter step does not ask whether a medicine changes.") })
        {
            await lead.GoAsync(ResponseLinks.Findings(response));
            await lead.Page.GetByLabel("Part of the system", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = element });
            await lead.TypeAsync("What you found", text);
            await lead.ChooseAsync("What it did", "Made good care harder");
            await lead.PressAsync("Keep finding");
        }

        await lead.GoAsync(ResponseLinks.Report(response));
        Assert.Contains("Letters are read between telephone calls.", await lead.WordsAsync(), StringComparison.Ordinal);
        return response;
    }

    private static async Task ActAsync(Visit lead, Guid response)
    {
        await lead.GoAsync(ResponseLinks.Response(response));
        await lead.FollowAsync("Add an area for improvement");
        await lead.TypeAsync("What in the system needs to change", "Nobody can see from the inbox which letters change a medicine.");
        await lead.ChooseAsync("How far up it has to change", "Our organisation");
        await lead.PressAsync("Save area");
        await lead.FollowAsync("Add an action");
        await lead.TypeAsync("Title", "The letter step asks for changed medicines");
        await lead.TypeAsync("What is done", "A letter cannot be filed before the question is answered, counted each Friday.");
        await lead.TypeAsync("Or a role or organisation without an account", "Practice manager");
        await lead.ChooseAsync("How strong it is (optional)", "Forcing function or design");
        await lead.TypeAsync("What changes, for those who reported (optional)", Changed);
        foreach (var (part, value) in new[] { ("day", "24"), ("month", "12"), ("year", "2026") }) await lead.Page.FillAsync($"[id=DueBy-{part}]", value);
        await lead.PressAsync("Save action");
        await lead.ChooseAsync("It is now", "Agreed");
        await lead.PressAsync("Change status");
    }

    private static async Task BeginCandourAsync(Visit lead, Guid record)
    {
        await lead.GoAsync(CandourLinks.Record(record));
        await CandourJourneyTests.AssessAsync(lead);
        await lead.PressAsync("Begin");
        await lead.FollowAsync("Say who is told");
        await lead.TypeAsync("Name", "Delia Marchbank");
        await lead.ChooseAsync("Who are they?", "The patient");
        await lead.PressAsync("Save");
    }

    private async Task PublishAsync(Visit lead, Guid response)
    {
        await lead.GoAsync(ResponseLinks.Finish(response));
        await lead.PressAsync("Finish this response");
        await lead.GoAsync(LearningLinks.WriteFromResponse(response));
        await lead.TypeAsync("Title", "Letters that change a medicine");
        await lead.TypeAsync("What happened", "A lowered dose was issued at the old strength.");
        await lead.TypeAsync("What we learned", "Letters are read between telephone calls.");
        await lead.TypeAsync("What we changed", Changed);
        await lead.TypeAsync("What others can do", "Ask of each letter whether it changes a medicine.");
        await lead.Page.GetByLabel("Our own team").CheckAsync();
        await lead.PressAsync("Save and look at it");
        Assert.Contains("Publish it", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.PressAsync("Publish it");
    }
}
