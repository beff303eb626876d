using System.Net;
using System.Text.Json;
using LearnSafe.Features.History;
using LearnSafe.Features.Settings;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Settings;

public sealed class OrganisationSettingsTests
{
    private const string Page = "/organisation/settings";

    // One red point, with a comment in it.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Theory, EachEngine]
    public async Task Save_EverythingChanged_IsShownAndInTheHistoryWithWhatItWas(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var response = await practice.PressAsync("admin", Page, "Save the settings", ("DisplayName", "The Harebell"), ("WorkingDays", "Monday"), ("WorksOnBankHolidays", "true"), ("OptOut", "true"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);

        var page = await practice.PageAsync("admin", Page);
        Assert.Equal("The Harebell", page.QuerySelector(".app-header__organisation")!.TextContent);
        Assert.True((await practice.Installation.QueryAsync(context => context.Organisations.SingleAsync(known => known.Id == practice.Organisation.Id))).DataSharingOptOut);
        var week = await practice.Installation.Get<OrganisationSettingsService>().WorkingWeekAsync(practice.Organisation.Id);
        Assert.Equal(new DateOnly(2026, 12, 28), week.After(new DateOnly(2026, 12, 21), 1));
        var content = JsonDocument.Parse((await practice.Installation.QueryAsync(context => context.History.SingleAsync(entry => entry.Action == HistoryActions.SettingsChanged))).Content!).RootElement;
        Assert.Equal(("", "The Harebell"), (content.GetProperty("before").GetProperty("display name").GetString(), content.GetProperty("after").GetProperty("display name").GetString()));
        Assert.Equal(("no", "yes"), (content.GetProperty("before").GetProperty("opted out of data sharing").GetString(), content.GetProperty("after").GetProperty("opted out of data sharing").GetString()));
    }

    [Theory, EachEngine]
    public async Task Save_NothingChanged_WritesNoHistory(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var week = new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" }.Select(day => ("WorkingDays", day));
        await practice.PressAsync("admin", Page, "Save the settings", [.. week, ("WorksOnBankHolidays", "false"), ("OptOut", "false")]);
        Assert.False(await practice.Installation.QueryAsync(context => context.History.AnyAsync(entry => entry.Action == HistoryActions.SettingsChanged)));
    }

    [Fact]
    public async Task Save_FromAnOlderPage_IsAConflictAndNotAWinner()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        await practice.PressAsync("admin", Page, "Save the settings", ("DisplayName", "First"), ("WorkingDays", "Monday"));
        var response = await practice.PressAsync("admin", Page, "Save the settings", ("Seen", "0"), ("DisplayName", "Second"), ("WorkingDays", "Monday"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("First", await practice.Installation.QueryAsync(context => context.OrganisationSettings.Select(settings => settings.DisplayName).SingleAsync()));
    }

    [Fact]
    public async Task Save_WithoutAWorkingDay_IsRefused()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var response = await practice.PressAsync("admin", Page, "Save the settings", ("DisplayName", "X"));
        Assert.Equal("Select at least one working day", (await response.DocumentAsync()).QuerySelector(".nhsuk-error-summary li")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("image/png", true)]
    [InlineData("image/svg+xml", false)]
    public async Task Logo_APictureIsServedAndAnythingElseRefused(string type, bool good)
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var client = await practice.AsAsync("admin");
        var form = await practice.PageAsync("admin", Page);
        using var content = new MultipartFormDataContent();
        foreach (var name in new[] { "Seen", "__RequestVerificationToken" }) content.Add(new StringContent(form.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!), name);
        content.Add(new StringContent("Monday"), "WorkingDays");
        var bytes = good ? Picture : "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray();
        content.Add(new ByteArrayContent(bytes) { Headers = { { "Content-Type", type } } }, "Logo", "logo.png");
        var response = await client.PostAsync(new Uri(Page, UriKind.Relative), content);
        Assert.Equal(good ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, response.StatusCode);
        var logo = await practice.GetAsync("reporter", "/organisation/logo");
        Assert.Equal(good ? HttpStatusCode.OK : HttpStatusCode.NotFound, logo.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await practice.GetAsync("outsider", "/organisation/logo")).StatusCode);
        if (!good) return;
        Assert.Equal("image/png", logo.Content.Headers.ContentType!.MediaType);
        Assert.NotNull((await practice.PageAsync("reporter", "/events")).QuerySelector(".app-header__logo"));
    }
}
