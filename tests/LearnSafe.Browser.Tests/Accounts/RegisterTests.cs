using LearnSafe.Browser.Tests.Events;
using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Accounts;

/// <summary>From no account to a first record.</summary>
public sealed class RegisterTests(Site site)
{
    private const string Password = "heron-plum-staircase";

    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Register_ConfirmedAndApproved_RecordsAnEvent(Viewing viewing)
    {
        var email = $"new-{(int)viewing}@harebell.example";
        await using var person = await site.OpenAsync(viewing: viewing);
        await person.GoAsync("/accounts/sign-in");
        await person.FollowAsync("register");
        await person.TypeAsync("Name or ODS code", "harebell");
        await person.PressAsync("Search");
        await person.FollowAsync("Harebell Surgery");
        await person.PressAsync("Register");
        Assert.StartsWith("Error: ", await person.Page.TitleAsync(), StringComparison.Ordinal);
        await person.TypeAsync("Your name", "Yusuf Amberley");
        await person.TypeAsync("Work email address", email);
        await person.TypeAsync(person.Page.Locator("#Password"), Password);
        await person.PressAsync("Register");
        Assert.Contains("Check your email", await person.WordsAsync(), StringComparison.Ordinal);

        await person.GoAsync((await site.Installation.MailAsync()).Last(mail => mail.To == email).Link);
        await person.TypeAsync(person.Page.Locator("#Password"), Password);
        await person.PressAsync("Confirm and make my account");
        Assert.Contains("is waiting", await person.WordsAsync(), StringComparison.Ordinal);

        await using (var lead = await site.OpenAsync(SeededPractice.Lead, viewing))
        {
            await lead.GoAsync("/people?find=" + email);
            await lead.FollowAsync("Yusuf Amberley");
            await lead.PressAsync(lead.Page.GetByRole(AriaRole.Link, new() { Name = "Decide on this request", Exact = false }));
            await lead.PressAsync("Save decision");
            Assert.Contains("Select what is to happen", await lead.WordsAsync(), StringComparison.Ordinal);
            await lead.ChooseAsync("What is to happen?", "Give the role they asked for: Member of staff");
            await lead.PressAsync("Save decision");
            Assert.Contains("Active", await lead.WordsAsync(), StringComparison.Ordinal);
        }

        await Recording.IncidentAsync(person);
        Assert.EndsWith("/receipt", person.Path, StringComparison.Ordinal);
    }
}
