using LearnSafe.Features.ApiKeys;
using LearnSafe.Tests.Harness;
using Microsoft.Extensions.Options;

namespace LearnSafe.Tests.Features.ApiKeys;

public sealed class KeyLimitTests
{
    [Fact]
    public async Task TooManyRequests_AreToldWhenToComeAgain()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        installation.Get<IOptions<KeySettings>>().Value.RequestsPerMinute = 3;
        using var program = await FhirProgram.ConnectAsync(installation);
        using var other = await FhirProgram.ConnectAsync(installation, "FA124");
        for (var call = 0; call < 3; call++) Assert.Equal(200, (await program.GetAsync("/adverse-event/fhir/metadata")).Status);

        var refused = await program.PostAsync(FhirProgram.Payload);

        Assert.Equal((429, "too-many-requests", "OperationOutcome"), (refused.Status, refused.Issue, refused.Json["resourceType"]!.GetValue<string>()));
        Assert.InRange(refused.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        // Each key by itself.
        Assert.Equal(200, (await other.GetAsync("/adverse-event/fhir/metadata")).Status);
        installation.Clock.Advance(refused.Response.Headers.RetryAfter.Delta.Value);
        Assert.Equal(201, (await program.PostAsync(FhirProgram.Payload)).Status);
    }
}
