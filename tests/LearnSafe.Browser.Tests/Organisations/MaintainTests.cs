using LearnSafe.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Organisations;

public sealed class MaintainTests(Site site)
{
    [Theory]
    [InlineData(Viewing.Desktop)]
    [InlineData(Viewing.Phone | Viewing.NoScript)]
    public async Task Practice_RegisteredMovedAndNamingADeputy_IsFoundWithItsNetworks(Viewing viewing)
    {
        var number = (int)viewing;
        await using var visit = await site.OpenAsync(SeededPractice.Installer, viewing);
        await visit.GoAsync("/organisations/import");
        await ImportAsync(visit, $"code,name,kind\nU9905{number},First Network,PCN\nU9906{number},Second Network,PCN\n");
        await visit.PressAsync("Confirm and import");
        Assert.Contains("2 added", await visit.WordsAsync(), StringComparison.Ordinal);

        await visit.GoAsync("/organisations");
        await visit.FollowAsync("Register an organisation");
        await visit.PressAsync("Register organisation");
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.TypeAsync("ODS code", $"Y9905{number}");
        await visit.TypeAsync("Name", "Bryony Lane Surgery");
        await visit.ChooseAsync("What kind of organisation is it?", "Provider");
        await visit.ChooseAsync("Care setting", "General practice");
        await visit.TypeAsync("Code of what it belongs to (optional)", $"U9905{number}");
        await visit.PressAsync("Register organisation");
        Assert.Contains("The organisation is registered", await visit.WordsAsync(), StringComparison.Ordinal);

        await visit.FollowAsync("Change what it belongs to");
        await visit.ChooseAsync("What does it leave?", "First Network");
        await visit.TypeAsync("Code of what it joins (optional)", $"U9906{number}");
        await visit.TypeAsync("Day", "1", "First day");
        await visit.TypeAsync("Month", "4", "First day");
        await visit.TypeAsync("Year", "2027", "First day");
        await visit.PressAsync("Save change");
        await visit.FollowAsync("Name a contact");
        await visit.ChooseAsync("What are they named for?", "Deputy patient safety lead");
        await visit.TypeAsync("Name", "Mairi Quill");
        await visit.TypeAsync("Telephone number", "01632 960001");
        await visit.PressAsync("Save contact");

        var words = await visit.WordsAsync();
        Assert.Contains("Mairi Quill", words, StringComparison.Ordinal);
        Assert.Contains("until 31 March 2027", words, StringComparison.Ordinal);
        Assert.Contains("From 1 April 2027", words, StringComparison.Ordinal);
        await visit.GoAsync("/organisations?text=bryony+lane");
        Assert.Contains($"Y9905{number}", await visit.WordsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAFileThatCannotBeRead_SaysWhyOnThePage()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Installer);
        await visit.GoAsync("/organisations/import");
        await ImportAsync(visit, "P87657;A Surgery\n");
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
    }

    private static async Task ImportAsync(Visit visit, string file)
    {
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "organisations.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await visit.PressAsync("See what would change");
    }
}
