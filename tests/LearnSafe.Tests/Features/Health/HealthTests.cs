using System.Net;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Health;

public sealed class HealthTests
{
    [Theory, EachEngine]
    public async Task Get_WithTheDatabaseThere_IsLiveAndReady(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var client = installation.Client();

        Assert.Equal("Healthy", await client.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Get_WithTheDatabaseAway_IsLiveAndNotReady()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(installation.Folder.Database);
        Directory.CreateDirectory(installation.Folder.Database);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
    }
}
