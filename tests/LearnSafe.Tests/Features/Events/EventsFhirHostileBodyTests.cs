using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.FhirApi;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

/// <summary>Bodies that no honest program sends: none breaks anything, and what is refused is not stored.</summary>
public sealed class EventsFhirHostileBodyTests
{
    private static readonly string Payload = FhirProgram.Payload;

    [Theory, EachEngine]
    public async Task Post_WhatNoProgramSends_IsRefusedAndNothingIsStored(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var client = await ClientAsync(installation);
        string[] bodies =
        [
            "", " ", "\0", "null", "[]", "7", "\"\"", "{", "{}", new string('[', 100_000), new string('{', 10), string.Concat(Enumerable.Repeat("{\"a\":", 50_000)), "{\"resourceType\":\"AdverseEvent\"}",
            Payload.Replace("\"category\"", "\"description\": \"twice\", \"category\"", StringComparison.Ordinal),
            Payload.Replace("Two bags", "Two \\u0000 bags", StringComparison.Ordinal), Payload.Replace("Two bags", "Two \\ud83d bags", StringComparison.Ordinal), Payload.Replace("Two bags", "Two \\ude00\\ud83d bags", StringComparison.Ordinal),
            Payload.Replace("18600", "1e400", StringComparison.Ordinal), Payload.Replace("18600", "9999999999999999999999", StringComparison.Ordinal), Payload.Replace("18600", "-1", StringComparison.Ordinal),
            Payload.Replace("18600", "1.5", StringComparison.Ordinal), Payload.Replace("18600", new string('9', 100_000), StringComparison.Ordinal),
            Payload.Replace("#patient1", "#\\u0000", StringComparison.Ordinal), Payload.Replace("2026-11-18", "2026-11-18T25:61:61Z", StringComparison.Ordinal), Payload.Replace("2026-11-18", "9999-12-31T23:59:59-14:00", StringComparison.Ordinal),
            Payload.Replace("2026-11-18", "\u0662\u0660\u0662\u0666", StringComparison.Ordinal), Payload.Replace("Two bags", new string('x', 100_001), StringComparison.Ordinal), Payload + "x", Payload + Payload,
            Payload.PadRight(FhirBody.Most + 1),
        ];
        foreach (var body in bodies)
        {
            using var content = Content(Encoding.UTF8.GetBytes(body), "application/json");
            var response = await client.PostAsync(new Uri(FhirProgram.Path, UriKind.Relative), content);
            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{response.StatusCode} for {body[..Math.Min(body.Length, 80)]}");
        }

        Assert.Equal(0, await installation.QueryAsync(context => context.Events.CountAsync()));
        foreach (var (bytes, type, status) in Encodings())
        {
            using var content = Content(bytes, type);
            Assert.Equal((type, status), (type, (int)(await client.PostAsync(new Uri(FhirProgram.Path, UriKind.Relative), content)).StatusCode));
        }
    }

    [Fact]
    public async Task Post_PayloadsWithBytesChanged_AreStoredOrRefused()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = await ClientAsync(installation);
        var random = new Random(20261124);
        var stored = 0;
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Payload);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var place = random.Next(bytes.Length);
                if (random.Next(3) == 0) bytes = [.. bytes[..place], .. bytes[Math.Min(bytes.Length, place + random.Next(1, 40))..]];
                else bytes[place] = (byte)random.Next(256);
                if (bytes.Length == 0) break;
            }

            using var content = Content(bytes, "application/fhir+json");
            var status = (int)(await client.PostAsync(new Uri(FhirProgram.Path, UriKind.Relative), content)).StatusCode;
            Assert.True(status is 201 or 400, string.Create(CultureInfo.InvariantCulture, $"{status} in round {round}: {Encoding.UTF8.GetString(bytes)}"));
            if (status == 201) stored++;
        }

        Assert.Equal(stored, await installation.QueryAsync(context => context.Events.CountAsync()));
        var report = await installation.Get<HistoryVerification>().VerifyAsync();
        Assert.True(report.Intact, report.Fault);
    }

    private static IEnumerable<(byte[] Body, string Type, int Status)> Encodings()
    {
        var bytes = Encoding.UTF8.GetBytes(Payload);
        yield return ([.. Encoding.UTF8.Preamble, .. bytes], "application/json", 201);
        yield return (Encoding.UTF8.GetBytes(Payload.PadRight(FhirBody.Most)), "application/json", 201);
        yield return (Encoding.Unicode.GetBytes(Payload), "application/json", 400);
        yield return (bytes, "application/json; charset=utf-16", 415);
        yield return (bytes, "application/json; charset=latin1", 415);
        yield return (bytes, "text/plain", 415);
        yield return ([.. bytes[..^2], 0xC3, 0x28, .. bytes[^2..]], "application/json", 400);
    }

    private static ByteArrayContent Content(byte[] body, string type) => new(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private static async Task<HttpClient> ClientAsync(TestInstallation installation)
    {
        var client = installation.Client();
        client.DefaultRequestHeaders.Add(FhirEndpoint.KeyHeader, await installation.Get<ApiKeyService>().AddAsync("FA123", "Test", Actor.System));
        return client;
    }
}
