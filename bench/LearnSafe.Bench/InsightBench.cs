using System.Diagnostics;
using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LearnSafe.Bench;

/// <summary>
/// Any coded question over very many records: how fast the snapshot is made and read, what a record takes, and how long random questions take over
/// HTTP. <see cref="OracleBench"/> holds the numbers against SQL over fewer.
/// </summary>
internal static class InsightBench
{
    private const int Organisations = 2000;
    private const string Email = "reader@bench.example";

    /// <param name="arguments">How many records.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var records = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000_000;
        await TellLoadAsync("at the start");
        var folder = RunningProgram.NewFolder();
        Console.WriteLine(await RunningProgram.VerbAsync(folder, "generate", "--snapshot", "--events", $"{records}", "--seed", "1", "--organisations", $"{Organisations}"));
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), $$"""{ "Insight": { "File": "{{GeneratedSnapshot.Name}}" } }""");
        await RunningProgram.VerbAsync(folder, "migrate");
        InsightSnapshot snapshot;
        await using (var program = Build(folder))
        {
            await AddReaderAsync(program);
            snapshot = Load(program, Path.Combine(folder, GeneratedSnapshot.Name));
        }

        await InsightAsking.MeasureAsync(folder, snapshot, Email, DemoSignIn.Password);
        await TellLoadAsync("after the questions");
        Directory.Delete(folder, recursive: true);
    }

    internal static WebApplication Build(string folder) => LearnSafeWeb.Build([], builder =>
    {
        LearnSafeSettings.AddTo(builder.Configuration, folder);
        builder.Logging.ClearProviders();
    });

    private static InsightSnapshot Load(WebApplication program, string path)
    {
        var schema = InsightSchema.Of(program.Services.GetRequiredService<LfpseContent>().Taxonomies.Values);
        var watch = Stopwatch.StartNew();
        using var file = File.OpenRead(path);
        var snapshot = InsightFile.Read(schema, file);
        Console.WriteLine($"read the file of {snapshot.Count:N0} records ({file.Length / 1e6:N0} MB) in {watch.Elapsed.TotalSeconds:0.00} s: {snapshot.Count / watch.Elapsed.TotalSeconds:N0} a second; {snapshot.Size / (double)snapshot.Count:0.0} bytes a record in memory");
        return snapshot;
    }

    /// <summary>The organisations of the generated snapshot under one network, and somebody who reads its records.</summary>
    private static async Task AddReaderAsync(WebApplication program)
    {
        await using (var context = await program.Services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync())
        {
            var network = context.Organisations.Add(new Organisation { Code = "U90001", Name = "Bench Network", Kind = OrganisationKind.PrimaryCareNetwork, CreatedAt = DateTime.UnixEpoch }).Entity;
            foreach (var made in GenerationService.Organisations(Organisations))
            {
                context.Organisations.Add(new Organisation { Id = GeneratedSnapshot.IdOf(made.Code), Code = made.Code, Name = made.Name, Kind = OrganisationKind.Provider, CareSetting = made.Setting, CreatedAt = DateTime.UnixEpoch });
                context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = GeneratedSnapshot.IdOf(made.Code), ParentId = network.Id, From = new DateOnly(2020, 1, 1) });
            }

            await OrganisationTreeService.ChangedAsync(context);
            await context.SaveChangesAsync();
        }

        if (await program.Services.GetRequiredService<AccountService>().AddAsync(Email, "Reader", DemoSignIn.Password, "U90001", RoleNames.NetworkLead, Actor.System) is { } fault) throw new InvalidOperationException(fault);
    }

    internal static async Task TellLoadAsync(string when) => Console.WriteLine($"load average {when}: {string.Join(' ', (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[..3])}, {Environment.ProcessorCount} cores");

    internal static string Told(List<double> milliseconds)
    {
        milliseconds.Sort();
        return $"median {milliseconds[milliseconds.Count / 2]:0.0} ms, p95 {milliseconds[milliseconds.Count * 95 / 100]:0.0} ms, longest {milliseconds[^1]:0.0} ms";
    }
}
