using System.Net;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Platform.SignIn;
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

    [Fact]
    public async Task TooManyWrongKeys_OfOneAddress_AreToldToWait_AndRightOnesGoOn()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        installation.Get<IOptions<KeySettings>>().Value.WrongKeysPerMinute = 4;
        using var program = await FhirProgram.ConnectAsync(installation);
        var reading = await installation.Get<ApiKeyService>().AddAsync("FA123", "Reports", Actor.System, KeyPurposes.Read);
        foreach (var key in new[] { "ls_guess", new string('x', 300) })
        {
            foreach (var address in new[] { InsightLinks.Dimensions, EventsFhirRoutes.Path }) Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(installation, key, address)).StatusCode);
        }

        foreach (var (address, type, said) in new[] { (InsightLinks.Dimensions, "application/json", "\"error\":\"More wrong keys"), (EventsFhirRoutes.Path, "application/json", "\"OperationOutcome\"") })
        {
            var refused = await AskAsync(installation, "ls_another", address);
            Assert.Equal((HttpStatusCode.TooManyRequests, type), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            var body = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(said, body, StringComparison.Ordinal);
            Assert.Contains("More wrong keys came from this address", body, StringComparison.Ordinal);
        }

        // From the same address, right ones work, also those never seen before; without a key nothing is counted.
        Assert.Equal(201, (await program.PostAsync(FhirProgram.Payload)).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(installation, reading, InsightLinks.Dimensions)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(installation, null, EventsFhirRoutes.Path)).StatusCode);
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(installation, "ls_another", InsightLinks.Dimensions)).StatusCode);

        // Each address by itself.
        var limit = installation.Get<WrongKeyLimitService>();
        var waits = Enumerable.Range(0, 5).Select(_ => limit.Wait("192.0.2.1")).ToList();
        Assert.Equal((4, 1), (waits.Count(wait => wait is null), waits.Count(wait => wait is not null)));
        Assert.Null(limit.Wait("192.0.2.2"));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestInstallation installation, string? key, string address)
    {
        using var client = installation.Client();
        if (key is not null) client.DefaultRequestHeaders.Add(ReaderScheme.KeyHeader, key);
        return await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
