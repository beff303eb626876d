using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Features.Events;
using LearnSafe.Features.PublicForms;
using Microsoft.Playwright;
using Seeded = LearnSafe.Tests.Harness.Telling;

namespace LearnSafe.Browser.Tests.PublicForms;

/// <summary>From the form on a phone to what was learned, by receipt code; every page on the way is judged.</summary>
public sealed class TellingTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Phone)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    [InlineData(Viewing.Phone | Viewing.Keyboard)]
    public async Task Patient_TellsAndComesBack_SeesWhatWasLearned(Viewing viewing)
    {
        await using var visit = await site.OpenAsync(viewing: viewing);
        await visit.GoAsync(PublicFormLinks.Search);
        await visit.TypeAsync("What is the place called?", "harebell");
        await visit.PressAsync("Search");
        await visit.FollowAsync("Harebell Surgery");
        await visit.PressAsync("Start now");
        await visit.PressAsync("Continue");
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await ChooseAsync(visit, "What do you want to tell us about?", "Something that went wrong");
        await ChooseAsync(visit, "Who are you?", "I am the patient");
        await TypeAsync(visit, "What happened?", "Dr Marsh gave me tablets that were not the usual ones.");
        Assert.Equal("Dr Marsh", await visit.Page.Locator("mark").InnerTextAsync());
        await visit.PressAsync("Change it");
        await ChooseAsync(visit, "Do you know when it was?", "It was today");
        await ChooseAsync(visit, "Where did it happen?", "On the phone");
        await ChooseAsync(visit, "Did it hurt the person’s body?", "Yes, a little");
        await ChooseAsync(visit, "How did it make the person feel?", "I do not know");
        await ChooseAsync(visit, "What was it about?", "A medicine");
        await TypeAsync(visit, "What would help? What should change?", "A label that says it is new.");
        await ChooseAsync(visit, "May we write back to you here?", "Yes");
        await visit.PressAsync("Continue");
        await visit.PressAsync("Send it to Harebell Surgery");
        await FollowToFeedbackAsync(visit, await visit.Page.Locator(".app-receipt-code").InnerTextAsync(), "We put a label on it.");
    }

    [Theory]
    [InlineData(Viewing.Phone)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task AnonymousStaff_TellsAndComesBack_SeesWhatWasLearned(Viewing viewing)
    {
        await using var visit = await site.OpenAsync(viewing: viewing);
        await visit.GoAsync($"/say/{Seeded.Code}");
        await visit.FollowAsync("Tell us without giving your name");
        await visit.PressAsync("Start now");
        await ChooseAsync(visit, "What do you want to tell us about?", "Something that nearly went wrong");
        await TypeAsync(visit, "What happened?", "Two bags were swapped at the counter.");
        await ChooseAsync(visit, "Do you know when it was?", "I do not know, or do not want to say");
        await ChooseAsync(visit, "Was any of this part of it?", "A medicine");
        await ChooseAsync(visit, "Did it hurt a patient’s body?", "No");
        await ChooseAsync(visit, "Did it upset a patient?", "No");
        await ChooseAsync(visit, "Why do you not want to give your name?", "The people I work with may find out");
        await ChooseAsync(visit, "May we write back to you here?", "Yes");
        await visit.PressAsync("Send it to Harebell Surgery");
        await FollowToFeedbackAsync(visit, await visit.Page.Locator(".app-receipt-code").InnerTextAsync(), "Bags are now opened together.");
    }

    private async Task FollowToFeedbackAsync(Visit visit, string code, string feedback)
    {
        await visit.PressAsync("I have my code. Take it off this device");
        await visit.GoAsync(PublicFormLinks.Receipt);
        await visit.TypeAsync("Your code", code);
        await visit.PressAsync("Continue");
        await visit.TypeAsync("Your message", "Is there any news?");
        await visit.PressAsync("Send message");

        await using var lead = await site.OpenAsync(SeededPractice.Lead);
        await lead.GoAsync(PublicFormLinks.Conversations);
        await lead.PressAsync(lead.Page.Locator("main li", new() { HasText = "To answer" }).GetByRole(AriaRole.Link));
        await lead.FollowAsync("Read the record");
        var record = lead.Id;
        await lead.FollowAsync("Messages with the person who told us");
        Assert.Contains("Is there any news?", await lead.WordsAsync(), StringComparison.Ordinal);
        await lead.TypeAsync("Your answer", "Thank you. We look at it this week.");
        await lead.PressAsync("Send answer");
        await lead.GoAsync(RecordLinks.Feedback(record));
        await lead.TypeAsync("What was learned and changed", feedback);
        await lead.PressAsync("Save what was learned");
        await lead.PressAsync("Close it");

        await visit.GoAsync(PublicFormLinks.Progress);
        var words = await visit.WordsAsync();
        Assert.Contains(feedback, words, StringComparison.Ordinal);
        Assert.Contains("We look at it this week.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet", words, StringComparison.Ordinal);
        await visit.PressAsync("Close this page");
        Assert.Equal(PublicFormLinks.Receipt, visit.Path);
    }

    private static async Task ChooseAsync(Visit visit, string question, string answer)
    {
        await visit.ChooseAsync(question, answer);
        await visit.PressAsync("Continue");
    }

    private static async Task TypeAsync(Visit visit, string question, string text)
    {
        await visit.TypeAsync(question, text);
        await visit.PressAsync("Continue");
    }
}
