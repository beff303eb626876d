using LearnSafe.Features.AccessLog;
using LearnSafe.Features.History;
using LearnSafe.Platform.Permissions;
using LearnSafe.Tests.Access;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.AccessLog;

/// <summary>No page about a record can forget the log: every route with a record's id is walked.</summary>
public sealed class EveryReadingTests
{
    [Fact]
    public async Task Get_EveryRouteOfARecord_WritesExactlyOneEntry()
    {
        await using var world = await AccessWorld.OpenAsync();
        List<string> faults = [];
        var walked = 0;
        foreach (var endpoint in world.Installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.GetParameter("id") is not null || endpoint.RoutePattern.GetParameter("outside") is not null))
        {
            var byKey = endpoint.Metadata.GetMetadata<ByKeyAttribute>() is not null;
            if (endpoint.RoutePattern.RawText!.Contains("{kind}", StringComparison.Ordinal)) continue;
            foreach (var column in byKey ? ["stranger"] : (string[])["lead", "admin", "reader"])
            {
                var before = await EntriesAsync(world.Installation);
                var path = world.Address("/" + endpoint.RoutePattern.RawText.TrimStart('/'));
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
                if (byKey) request.Headers.Add("Ocp-Apim-Subscription-Key", world.Key);
                var response = await world.As(column).SendAsync(request);
                var added = (await EntriesAsync(world.Installation)).ExceptBy(before.Select(entry => entry.Id), entry => entry.Id).ToList();
                var expected = response.IsSuccessStatusCode ? 1 : 0;
                walked += expected;
                if (added.Count != expected || added.Exists(entry => entry.EventId?.ToString() != world.Address("{id}") || entry.Address != path))
                    faults.Add($"{endpoint.RoutePattern.RawText} answered {(int)response.StatusCode} to {column} and wrote {added.Count} entries");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(walked > 20, $"Only {walked} pages were opened.");
    }

    [Fact]
    public async Task Get_EveryRouteOfTheirOwnRecord_WritesNothingThatWouldNameTheReporter()
    {
        await using var world = await AccessWorld.OpenAsync();
        foreach (var endpoint in world.Installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/events/{id:guid}", StringComparison.Ordinal) || endpoint.RoutePattern.RawText!.StartsWith("events/{id:guid}", StringComparison.Ordinal)))
            Assert.NotEqual(500, (int)(await world.As("reporter").GetAsync(new Uri(world.Address("/" + endpoint.RoutePattern.RawText!.TrimStart('/')), UriKind.Relative))).StatusCode);
        Assert.Empty(await EntriesAsync(world.Installation));
    }

    private static Task<List<AccessLogEntry>> EntriesAsync(TestInstallation installation) =>
        installation.QueryAsync(context => context.AccessLog.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync());
}
