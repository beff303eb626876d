using System.Diagnostics;
using System.Globalization;
using System.Net;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Insight.Export;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Bench;

/// <summary>All records of one practice as files, and of the network above it: how fast they come, and what the program's memory comes to meanwhile.</summary>
internal static class ExportBench
{
    private const string Practice = "YZ00000";
    private const string Network = "U90001";

    /// <param name="arguments">How many records.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var records = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200_000;
        var folder = RunningProgram.NewFolder();
        await InsightBench.TellLoadAsync("at the start");
        Console.WriteLine(await RunningProgram.VerbAsync(folder, "generate", "--events", $"{records}", "--seed", "1", "--organisations", "1"));
        await AddNetworkAsync(folder);
        var (own, across) = (await RunningProgram.VerbAsync(folder, "api-key", "add", "--organisation", Practice, "--may", "read"), await RunningProgram.VerbAsync(folder, "api-key", "add", "--organisation", Network, "--may", "read"));
        await using (var program = await RunningProgram.StartAsync(folder))
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}"), Timeout = Timeout.InfiniteTimeSpan };
            client.DefaultRequestHeaders.Add(ReaderScheme.KeyHeader, own);
            while ((await client.GetAsync(new Uri(InsightLinks.Answer, UriKind.Relative))).StatusCode == HttpStatusCode.ServiceUnavailable) await Task.Delay(100);
            foreach (var address in new[] { ExportLinks.Csv, $"{ExportLinks.Csv}?titles=1", ExportLinks.Ndjson }) await TakeAsync(program, client, address, "in full");
            client.DefaultRequestHeaders.Remove(ReaderScheme.KeyHeader);
            client.DefaultRequestHeaders.Add(ReaderScheme.KeyHeader, across);
            foreach (var address in new[] { ExportLinks.Csv, ExportLinks.Ndjson }) await TakeAsync(program, client, address, "across organisations");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task TakeAsync(RunningProgram program, HttpClient client, string address, string how)
    {
        var (before, peak, bytes, lines) = (program.Memory, 0L, 0L, 0L);
        var watch = Stopwatch.StartNew();
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var first = watch.Elapsed.TotalMilliseconds;
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer)) > 0; bytes += read)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            if (bytes >> 22 != (bytes + read) >> 22) peak = Math.Max(peak, program.Memory);
        }

        Console.WriteLine($"{address} {how}: {lines:N0} lines, {bytes / 1e6:N0} MB in {watch.Elapsed.TotalSeconds:0.0} s, the first after {first:0} ms; memory {before} MB before, {Math.Max(peak, before)} MB at most");
    }

    private static async Task AddNetworkAsync(string folder)
    {
        await using var program = InsightBench.Build(folder);
        await program.Services.GetRequiredService<StorageStart>().StartingAsync(CancellationToken.None);
        await using var context = await program.Services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync();
        var network = context.Organisations.Add(new Organisation { Code = Network, Name = "Bench Network", Kind = OrganisationKind.PrimaryCareNetwork, CreatedAt = DateTime.UnixEpoch }).Entity;
        context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = (await context.Organisations.SingleAsync(place => place.Code == Practice)).Id, ParentId = network.Id, From = new DateOnly(2020, 1, 1) });
        await OrganisationTreeService.ChangedAsync(context);
        await context.SaveChangesAsync();
    }
}
