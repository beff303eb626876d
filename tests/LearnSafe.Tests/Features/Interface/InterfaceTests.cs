using System.Net;
using LearnSafe.Features.Interface;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace LearnSafe.Tests.Features.Interface;

/// <summary>The description of /api/v1 is whole, valid, and open to everybody.</summary>
public sealed class InterfaceTests
{
    [Fact]
    public async Task Document_OfEveryAddress_IsValidOpenApiAndSaysWhatEachTakesAndAnswers()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var response = await client.GetAsync(new Uri(InterfaceLinks.OpenApi, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var read = OpenApiDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(fault => fault.ToString()));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        var document = read.Document!;
        var routes = installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal) && route != InterfaceLinks.OpenApi).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(routes.Count >= 4);
        Assert.Equal(routes, document.Paths.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["key", "session"], document.Components!.SecuritySchemes!.Keys.Order(StringComparer.Ordinal));
        var page = await client.PageAsync(InterfaceLinks.Page);
        foreach (var (route, operation) in document.Paths.SelectMany(path => path.Value.Operations!.Values.Select(operation => (path.Key, operation))))
        {
            Assert.False(string.IsNullOrEmpty(operation.Summary) || string.IsNullOrEmpty(operation.Description) || string.IsNullOrEmpty(operation.OperationId), $"{route} does not say what it is for");
            Assert.Superset(new HashSet<string> { "200", "400", "401", "403", "429", "503" }, operation.Responses!.Keys.ToHashSet());
            Assert.NotEmpty(operation.Responses["200"].Content!);
            Assert.Equal(2, operation.Security!.Count);
            Assert.All(operation.Parameters ?? [], parameter => Assert.False(string.IsNullOrEmpty(parameter.Description)));
            Assert.Contains(route, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("recorded.from", document.Paths["/api/v1/records.csv"].Operations![HttpMethod.Get].Parameters!.Select(parameter => parameter.Name));
    }
}
