using System.Diagnostics;
using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Search;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Bench;

/// <summary>Words over many records: how fast the index is made, how long a page of what was found takes, and how long counting takes with words beside other filters.</summary>
internal static class SearchBench
{
    private const int Sampled = 3000;
    private const int Searches = 300;
    private const int Warming = 10;

    /// <param name="arguments">How many records, and a data folder to keep.</param>
    public static Task RunAsync(string[] arguments) => BenchData.OnEachEngineAsync(arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000, arguments.ElementAtOrDefault(1), async (engine, program) =>
    {
        var services = program.Services;
        var watch = Stopwatch.StartNew();
        var indexed = await services.GetRequiredService<SearchIndexer>().CatchUpAsync();
        Console.WriteLine($"{engine}: index of words of {indexed:N0} records in {watch.Elapsed.TotalSeconds:0.0} s: {indexed / watch.Elapsed.TotalSeconds:N0} a second");
        var typed = await WordsAsync(services);
        await PagesAsync(engine, services, typed);
        await services.GetRequiredService<InsightMaker>().TurnAsync(CancellationToken.None);
        await CountingAsync(engine, services, typed);
    });

    /// <summary>Single words, two together, phrases and beginnings, as often as they happen to be in a sample of what was said.</summary>
    private static async Task<List<string>> WordsAsync(IServiceProvider services)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync();
        var total = await context.Revisions.CountAsync();
        var texts = new List<string[]>();
        for (var part = 0; part < 30; part++)
        {
            foreach (var answers in await context.Revisions.AsNoTracking().OrderBy(revision => revision.EventId).Skip(total / 30 * part).Take(Sampled / 30).Select(revision => revision.Answers!).ToListAsync())
                if (EventAnswersJson.Read(answers).Description is { } text) texts.Add([.. text.Split([' ', ',', '.', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(char.IsAsciiLetter) && word.Length > 2)]);
        }

        var random = new Random(5);
        // From the rarest to the commonest, as many of each.
        var byFrequency = texts.SelectMany(words => words.Select(word => word.ToLowerInvariant()).Distinct()).GroupBy(word => word).OrderBy(same => same.Count()).Select(same => same.Key).ToList();
        var typed = Enumerable.Range(0, Searches / 2).Select(number => byFrequency[number * (byFrequency.Count - 1) / ((Searches / 2) - 1)]).ToList();
        while (typed.Count < Searches)
        {
            var words = texts[random.Next(texts.Count)];
            if (words.Length < 6) continue;
            var at = random.Next(words.Length - 2);
            var next = (typed.Count % 3) switch { 0 => $"{words[0]} {words[at + 1]}", 1 => $"\"{words[at]} {words[at + 1]}\"", _ => $"{words[at][..3]}*" };
            // Each once: a third of all texts would else ask for the*.
            if (!typed.Contains(next, StringComparer.OrdinalIgnoreCase)) typed.Add(next);
        }

        return [.. typed.OrderBy(_ => random.Next())];
    }

    private static async Task PagesAsync(string engine, IServiceProvider services, List<string> typed)
    {
        var search = services.GetRequiredService<RecordSearch>();
        var before = TimeSpan.Zero;
        var (ranked, newest, slowest) = (new List<double>(), new List<double>(), ("", 0.0));
        for (var number = 0; number < typed.Count + Warming; number++)
        {
            var words = typed[number % typed.Count];
            var watch = Stopwatch.StartNew();
            await using var context = await services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync();
            var found = await search.PageAsync(context, context.Events, search.Read(words), SearchedText.Record, null, 1);
            var took = watch.Elapsed.TotalMilliseconds;
            if (number == Warming - 1) before = Environment.CpuUsage.TotalTime;
            if (number < Warming) continue;
            (found.IsMore ? newest : ranked).Add(took);
            if (took > slowest.Item2) slowest = ($"{words} ({(found.IsMore ? "more than " : "")}{found.Count:N0})", took);
        }

        Console.WriteLine($"{engine}: a page of what was found, up to {RecordSearch.MostRanked:N0} weighed, {ranked.Count} searches: {InsightBench.Told(ranked)}");
        if (newest.Count > 0) Console.WriteLine($"{engine}: a page of what was found, more than that, the newest first, {newest.Count} searches: {InsightBench.Told(newest)}");
        Console.WriteLine($"  the longest: {slowest.Item1}, {slowest.Item2:0} ms; {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / typed.Count:0} ms of this process's processor time each");
    }

    private static async Task CountingAsync(string engine, IServiceProvider services, List<string> typed)
    {
        var (insight, state) = (services.GetRequiredService<InsightService>(), services.GetRequiredService<InsightState>());
        var everywhere = new RoleDefinition("Bench", "", "", new HashSet<RoleScope>(), new HashSet<Permission> { Permission.ReadRecords, Permission.ReadAggregates });
        var person = new CurrentPerson(Guid.Empty, "Bench", Guid.Empty, "", "", OrganisationKind.Unknown, null, false, new PersonAccess([new HeldRole(everywhere, null)], await services.GetRequiredService<OrganisationTreeService>().GetAsync()));
        var (times, slowest, before) = (new List<double>(), ("", 0.0), TimeSpan.Zero);
        for (var number = 0; number < typed.Count + Warming; number++)
        {
            var words = typed[number % typed.Count];
            var asked = InsightAsked.Read([new("words", words), new("by", "recorded.month"), new("by", "type"), new("none.InvolvedAgents", "3")], state.Schema);
            var watch = Stopwatch.StartNew();
            var answer = await insight.AnswerAsync(person, asked);
            var took = watch.Elapsed.TotalMilliseconds;
            if (number == Warming - 1) before = Environment.CpuUsage.TotalTime;
            if (number < Warming) continue;
            times.Add(took);
            if (took > slowest.Item2) slowest = ($"{words} ({answer.Total:N0})", took);
        }

        Console.WriteLine($"{engine}: counting with words=, another filter and two groupings at {state.Snapshot!.Count:N0} records, {times.Count} questions: {InsightBench.Told(times)}");
        Console.WriteLine($"  the longest: {slowest.Item1}, {slowest.Item2:0} ms; {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / typed.Count:0} ms of this process's processor time each");
    }
}
