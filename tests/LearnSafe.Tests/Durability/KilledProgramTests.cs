using System.Collections.Concurrent;
using System.Net;
using System.Text;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.FhirApi;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Durability;

/// <summary>The real program, killed while it works: what it acknowledged is there, nothing is there by half, and the history is whole.</summary>
public sealed class KilledProgramTests
{
    private const int Rounds = 3;
    private const int Senders = 8;

    [Theory, EachEngine]
    public async Task Kill_WhileRecordsAreSent_LosesNoneThatWasAcknowledged(Engine engine)
    {
        await using var installation = await TestInstallation.CreateAsync(engine);
        var key = (await ProgramProcess.RunAsync(installation, "api-key", "add", "--organisation", "FA123")).LastLine;
        var acknowledged = new ConcurrentDictionary<string, Guid>(StringComparer.Ordinal);
        var unanswered = new ConcurrentBag<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var program = await ProgramProcess.ServeAsync(installation);
            using var client = Client(program, key);
            var enough = acknowledged.Count + 60;
            var sending = Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
            {
                for (var number = 0; ; number++)
                {
                    var name = $"round {round}, sender {sender}, number {number}";
                    try
                    {
                        acknowledged[name] = await SendAsync(client, name);
                    }
                    catch (HttpRequestException)
                    {
                        unanswered.Add(name);
                        return;
                    }
                }
            })).ToList();
            while (acknowledged.Count < enough) await Task.Delay(2, TestContext.Current.CancellationToken);
            await program.KillAsync();
            await Task.WhenAll(sending);
        }

        Assert.NotEmpty(unanswered);
        await using (var program = await ProgramProcess.ServeAsync(installation))
        {
            // Whoever had no answer asks again with the same key, and no record is made twice.
            using var client = Client(program, key);
            foreach (var name in unanswered) acknowledged[name] = await SendAsync(client, name);
        }

        await using var context = installation.NewContext();
        var revisions = await context.Revisions.ToDictionaryAsync(revision => revision.EventId, TestContext.Current.CancellationToken);
        Assert.Equal(acknowledged.Count, revisions.Count);
        Assert.Equal(acknowledged.Count, await context.Events.CountAsync(TestContext.Current.CancellationToken));
        Assert.All(acknowledged, sent => Assert.Equal(sent.Key, EventAnswersJson.Read(revisions[sent.Value].Answers!).Description));
        var proof = await ProgramProcess.RunAsync(installation, "history", "verify");
        Assert.True(proof.ExitCode == 0, proof.Errors);
    }

    [Theory, EachEngine]
    public async Task Generate_BesideAServerThatRecords_MakesOneWholeHistory(Engine engine)
    {
        await using var installation = await TestInstallation.CreateAsync(engine);
        var key = (await ProgramProcess.RunAsync(installation, "api-key", "add", "--organisation", "FA123")).LastLine;
        await using var program = await ProgramProcess.ServeAsync(installation);
        using var client = Client(program, key);
        var generating = ProgramProcess.RunAsync(installation, "generate", "--events", "4000", "--seed", "5");
        var sent = 0;
        while (!generating.IsCompleted || sent < 50) await SendAsync(client, $"number {sent++}");

        var generated = await generating;
        Assert.True(generated.ExitCode == 0, generated.Errors);
        Assert.Equal(4000 + sent, await installation.QueryAsync(context => context.Events.CountAsync()));
        Assert.Equal(8, await installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.EventsGenerated)));
        var proof = await ProgramProcess.RunAsync(installation, "history", "verify");
        Assert.True(proof.ExitCode == 0, proof.Errors);
    }

    private static HttpClient Client(ProgramProcess program, string key)
    {
        var client = new HttpClient { BaseAddress = program.Address, Timeout = TimeSpan.FromMinutes(1) };
        client.DefaultRequestHeaders.Add(FhirEndpoint.KeyHeader, key);
        return client;
    }

    private static async Task<Guid> SendAsync(HttpClient client, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, FhirProgram.Path) { Content = new StringContent(FhirProgram.With(name), Encoding.UTF8, "application/fhir+json") };
        request.Headers.Add("Idempotency-Key", name);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return Guid.Parse(response.Headers.Location!.Segments[^1]);
    }
}
