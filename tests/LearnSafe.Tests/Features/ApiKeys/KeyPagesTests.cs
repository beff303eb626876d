using System.Net;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.History;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.ApiKeys;

public sealed class KeyPagesTests
{
    [Theory, EachEngine]
    public async Task MakeReplaceRevoke_EachKeyWorksForAsLongAsItSays(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var first = await MakeAsync(practice);
        Assert.Equal(200, await CallAsync(practice, first));
        // Shown once.
        Assert.DoesNotContain("ls_", (await practice.PageAsync("admin", "/keys/made")).Body!.TextContent, StringComparison.Ordinal);

        var old = await OnlyAsync(practice);
        Assert.Equal("/keys/made", To(await practice.PressAsync("admin", $"/keys/{old}/rotate", "Make the new key", ("Overlap", "3"), ("End", "12"))));
        var second = await ShownAsync(practice);
        Assert.Equal((200, 200), (await CallAsync(practice, first), await CallAsync(practice, second)));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        Assert.Equal((401, 200), (await CallAsync(practice, first), await CallAsync(practice, second)));

        // The session is over too, after three days.
        await (await practice.AsAsync("admin")).SignInAsync("admin@harebell.example");
        var successor = (await practice.Installation.QueryAsync(context => context.ApiKeys.SingleAsync(key => key.Id == old))).SuccessorId!.Value;
        Assert.Equal("/keys", To(await practice.PressAsync("admin", $"/keys/{successor}/revoke", "Revoke the key", ("Reason", "It was seen on a screen."))));
        // At once, in the same process.
        Assert.Equal(401, await CallAsync(practice, second));
        var actions = await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.OrganisationId == practice.Organisation.Id && entry.Action.StartsWith("interface key")).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());
        Assert.Equal([HistoryActions.ApiKeyAdded, HistoryActions.ApiKeyRotated, HistoryActions.ApiKeyRevoked], actions);
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task LastUsed_IsShownAtOnceAndWrittenApartFromTheRequests(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var key = await MakeAsync(practice);
        Assert.Contains("Not used yet", (await practice.PageAsync("admin", "/keys")).Body!.TextContent, StringComparison.Ordinal);
        await CallAsync(practice, key);
        Assert.Null(await practice.Installation.QueryAsync(context => context.ApiKeys.Select(row => row.LastUsedOn).SingleAsync()));
        Assert.DoesNotContain("Not used yet", (await practice.PageAsync("admin", "/keys")).Body!.TextContent, StringComparison.Ordinal);
        await practice.Installation.Get<ApiKeyService>().WriteUsesAsync();
        Assert.Equal(DateOnly.FromDateTime(TestClock.Start.UtcDateTime), await practice.Installation.QueryAsync(context => context.ApiKeys.Select(row => row.LastUsedOn).SingleAsync()));
    }

    [Fact]
    public async Task New_WithoutANameOrAnEnd_SaysWhatIsMissing()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var response = await practice.PressAsync("admin", "/keys/new", "Make the key", ("Name", " "), ("May", "send"), ("End", ""));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.DocumentAsync();
        Assert.Equal(["Enter what the program is called", "Select how long the key should work"], page.QuerySelectorAll(".nhsuk-error-summary li").Select(item => item.TextContent.Trim()));
    }

    [Theory]
    [InlineData("31")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("x")]
    public async Task Rotate_AnOverlapThatIsNoNumberOfDaysFrom0To30_IsRefused(string overlap)
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        await MakeAsync(practice);
        var response = await practice.PressAsync("admin", $"/keys/{await OnlyAsync(practice)}/rotate", "Make the new key", ("Overlap", overlap), ("End", "0"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single(await practice.Installation.QueryAsync(context => context.ApiKeys.ToListAsync()));
    }

    [Fact]
    public async Task Rotate_OfAKeyThatEndsSooner_NeverLengthensIt()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var service = practice.Installation.Get<ApiKeyService>();
        var end = TestClock.Start.UtcDateTime.AddDays(2);
        var made = await service.CreateAsync(practice.Organisation.Id, "Old system", end, Actor.System);
        await service.RotateAsync(practice.Organisation.Id, made.Id, 30, null, Actor.System);
        Assert.Equal(end, await practice.Installation.QueryAsync(context => context.ApiKeys.Where(key => key.Id == made.Id).Select(key => key.ExpiresAt).SingleAsync()));
        // Replaced once is enough: the second would leave a key that nobody knows of.
        Assert.Null(await service.RotateAsync(practice.Organisation.Id, made.Id, 0, null, Actor.System));
    }

    [Fact]
    public async Task AKeyOfAnotherOrganisation_IsNotThere()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var other = await practice.Installation.Get<ApiKeyService>().CreateAsync(practice.Other.Id, "Theirs", null, Actor.System);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", $"/keys/{other.Id}/revoke"));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", $"/keys/{other.Id}/rotate"));
        Assert.False(await practice.Installation.Get<ApiKeyService>().RevokeAsync(practice.Organisation.Id, other.Id, "x", Actor.System));
        Assert.DoesNotContain("Theirs", (await practice.PageAsync("admin", "/keys")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyThatEndsWithinAMonth_IsWarnedOf()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        await practice.Installation.Get<ApiKeyService>().CreateAsync(practice.Organisation.Id, "Dispensary robot", TestClock.Start.UtcDateTime.AddDays(29), Actor.System);
        Assert.Contains("Dispensary robot stops working on", (await practice.PageAsync("admin", "/keys")).QuerySelector(".nhsuk-card--warning")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(Practice practice)
    {
        Assert.Equal("/keys/made", To(await practice.PressAsync("admin", "/keys/new", "Make the key", ("Name", "Local risk system"), ("May", "send"), ("End", "0"))));
        return await ShownAsync(practice);
    }

    private static async Task<string> ShownAsync(Practice practice) => (await practice.PageAsync("admin", "/keys/made")).QuerySelector("input[name=key]")!.GetAttribute("value")!;

    private static Task<Guid> OnlyAsync(Practice practice) => practice.Installation.QueryAsync(context => context.ApiKeys.Select(key => key.Id).SingleAsync());

    private static string? To(HttpResponseMessage response) => response.Headers.Location?.OriginalString;

    private static async Task<int> CallAsync(Practice practice, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/adverse-event/fhir/metadata", UriKind.Relative)) { Headers = { { "Ocp-Apim-Subscription-Key", key } } };
        using var client = practice.Installation.Client();
        return (int)(await client.SendAsync(request)).StatusCode;
    }
}
