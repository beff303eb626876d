using System.Globalization;
using System.Text.RegularExpressions;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace LearnSafe.Tests.Access;

/// <summary>Walks every route with every role, inside the scope and outside it, and holds what comes back against <c>access-table.txt</c>. A route without a row fails.</summary>
public sealed partial class AccessTableTests
{
    private static readonly string[] Lines = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "access-table.txt")).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    private static readonly string[] Columns = Cells(Lines[0])[1..];

    [Fact]
    public async Task EveryRoute_EveryRole_AnswersAsTheTableSays()
    {
        await using var world = await AccessWorld.OpenAsync();
        Assert.Equal(AccessWorld.People.Select(person => person.Column).Prepend("stranger"), Columns);
        var rows = Lines[1..].ToDictionary(line => Cells(line)[0], line => Cells(line)[1..], StringComparer.Ordinal);
        List<string> faults = [];
        foreach (var route in RoutesOfPeople(world))
        {
            var actual = new List<string>();
            foreach (var column in Columns) actual.Add(await AnswerAsync(world, route, column));
            if (!rows.Remove(route, out var expected)) faults.Add($"no row: {Row(route, actual)}");
            else if (!expected.SequenceEqual(actual)) faults.Add($"differs: {Row(route, actual)}");
        }

        faults.AddRange(rows.Keys.Select(route => $"no such route: {route}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task EveryRouteOfPrograms_WithoutAKeyWithAnothersAndWithASession_GivesNothingAway()
    {
        await using var world = await AccessWorld.OpenAsync();
        foreach (var route in Routes(world).Where(endpoint => endpoint.Metadata.GetMetadata<ByKeyAttribute>() is not null).Select(AddressOf).Where(path => !path.Contains("**", StringComparison.Ordinal) && !path.Contains("{kind}", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            var address = new Uri(world.Address(route), UriKind.Relative);
            Assert.Equal(401, (int)(await world.As("stranger").GetAsync(address)).StatusCode);
            Assert.Equal(401, (int)(await world.As("lead").GetAsync(address)).StatusCode);
            if (!route.Contains("{id}", StringComparison.Ordinal)) continue;
            Assert.Equal(200, await WithKeyAsync(world, address, world.Key));
            Assert.Equal(404, await WithKeyAsync(world, address, world.OutsidersKey));
        }
    }

    private static async Task<int> WithKeyAsync(AccessWorld world, Uri address, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Ocp-Apim-Subscription-Key", key } } };
        return (int)(await world.As("stranger").SendAsync(request)).StatusCode;
    }

    private static async Task<string> AnswerAsync(AccessWorld world, string route, string column)
    {
        var response = await world.As(column).GetAsync(new Uri(world.Address(route), UriKind.Relative));
        var to = response.Headers.Location?.OriginalString ?? "";
        return to.Contains("/accounts/sign-in", StringComparison.Ordinal) ? "in" : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What may be left out at the end of an address is left out.</summary>
    private static IEnumerable<string> RoutesOfPeople(AccessWorld world) => Routes(world)
        .Where(endpoint => endpoint.Metadata.GetMetadata<ByKeyAttribute>() is null && !(endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && StaticFile().IsMatch(endpoint.RoutePattern.RawText!)))
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
        .Select(AddressOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<RouteEndpoint> Routes(AccessWorld world) => world.Installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string AddressOf(RouteEndpoint endpoint) => "/" + OptionalEnd().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "");

    private static string[] Cells(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Row(string route, List<string> actual) => $"{route,-60} {string.Join(' ', actual.Zip(Columns, (cell, column) => cell.PadRight(column.Length)))}".TrimEnd();

    [GeneratedRegex(@"/\{\w+(:\w+)?\?\}$")]
    private static partial Regex OptionalEnd();

    [GeneratedRegex(@"\.(css|js|svg|png|ico|json|txt)(\.gz|\.br)?$")]
    private static partial Regex StaticFile();
}
