using System.Net;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Shared;

public sealed class EmptySearchTests
{
    [Theory]
    [InlineData("/say", "name", "Enter the name of the place")]
    [InlineData("/accounts/register", "find", "Enter a name or an ODS code")]
    public async Task Search_NothingTyped_SaysWhatToEnter(string page, string field, string fault)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);

        var response = await client.GetAsync(new Uri($"{page}?{field}=+", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var shown = await response.DocumentAsync();
        Assert.Equal([fault], shown.Errors());
        Assert.StartsWith("Error: ", shown.Title, StringComparison.Ordinal);
    }
}
