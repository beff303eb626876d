using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Features.Insight;

namespace LearnSafe.Bench;

/// <summary>Random questions over HTTP, one after the other, as one client asks them.</summary>
internal static partial class InsightAsking
{
    private const int Questions = 250;
    private const int Warming = 60;
    private const int Pages = 22;

    public static async Task MeasureAsync(string folder, InsightSnapshot snapshot, string email, string password)
    {
        var watch = Stopwatch.StartNew();
        await using var program = await RunningProgram.StartAsync(folder);
        using var handler = new SocketsHttpHandler { UseCookies = true };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}") };
        await SignInAsync(client, email, password);
        while ((await client.GetAsync(new Uri(InsightLinks.Answer, UriKind.Relative))).StatusCode == HttpStatusCode.ServiceUnavailable) await Task.Delay(50);
        Console.WriteLine($"from the start of the program to the first answer: {watch.Elapsed.TotalSeconds:0.0} s, {program.Memory} MB of memory");
        var questions = new RandomQuestions(snapshot, 11, IsAsked);
        var (times, bare, slow, charts) = (new List<double>(), new List<double>(), new List<(double Took, double Alone, string Address)>(), 0);
        for (var number = 0; number < Questions + Warming; number++)
        {
            var question = questions.Next(wholeMonths: true);
            var isOverTime = question.Groupings is [{ Dimension: null }];
            var address = $"{InsightLinks.Answer}?{Address(question)}{(isOverTime ? "&chart=xmr" : "")}";
            watch.Restart();
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            var body = await answer.Content.ReadAsByteArrayAsync();
            var took = watch.Elapsed.TotalMilliseconds;
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest)) throw new InvalidOperationException($"{address}: {answer.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
            // Nothing to draw a chart of, or more numbers than are given: an answer too, but not one to be timed.
            if (answer.StatusCode == HttpStatusCode.BadRequest) continue;
            watch.Restart();
            var counted = snapshot.Answer(question);
            var alone = watch.Elapsed.TotalMilliseconds;
            if (JsonDocument.Parse(body).RootElement.GetProperty("total").GetInt64() != counted.Total) throw new InvalidOperationException($"{address}: another total.");
            if (number < Warming) continue;
            times.Add(took);
            bare.Add(alone);
            charts += isOverTime ? 1 : 0;
            slow.Add((took, alone, address));
        }

        Console.WriteLine($"{times.Count} random questions over HTTP at {snapshot.Count:N0} records, {charts} of them with limits: {InsightBench.Told(times)}");
        await MeasurePagesAsync(client);
        foreach (var one in slow.OrderByDescending(one => one.Took).Take(3)) Console.WriteLine($"  {one.Took:0} ms, {one.Alone:0} of them counting: {one.Address}");
        Console.WriteLine($"the same counted in a process beside it, without HTTP, gate and limits: {InsightBench.Told(bare)}");
    }

    /// <summary>The page of patterns asks some thirty questions at once.</summary>
    private static async Task MeasurePagesAsync(HttpClient client)
    {
        foreach (var address in new[] { InsightLinks.Page, $"{InsightLinks.Page}?recorded.from=2000", $"{InsightLinks.Page}?any.InvolvedAgents=4", InsightLinks.Records, $"{InsightLinks.Records}?number=1000" })
        {
            List<double> times = [];
            for (var number = 0; number < Pages; number++)
            {
                var watch = Stopwatch.StartNew();
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address}: {answer.StatusCode}");
                if (number > 1) times.Add(watch.Elapsed.TotalMilliseconds);
            }

            Console.WriteLine($"{address}: {InsightBench.Told(times)}");
        }
    }

    /// <summary>What a network's reader is answered exactly.</summary>
    internal static bool IsAsked(InsightDimension dimension) => dimension.Sight == InsightSight.Open && dimension.Name != InsightSchema.Organisation;

    private static string Address(InsightQuestion question)
    {
        List<string> parts =
        [
            .. question.Filters.SelectMany(filter => filter.Values.Select(value => $"{filter.Match switch { InsightMatch.AnyOf => "any", InsightMatch.AllOf => "all", _ => "none" }}.{filter.Dimension}={(value.Length == 0 ? "-" : Uri.EscapeDataString(value))}")),
            .. question.Periods.SelectMany(period => new[] { (Name: "from", Day: period.From), (Name: "to", Day: period.To) }.Where(end => end.Day is not null).Select(end => $"{period.Day.ToString().ToLowerInvariant()}.{end.Name}={end.Day:yyyy-MM-dd}")),
            .. question.Groupings.Select(grouping => $"by={InsightAsked.Text(grouping)}"),
        ];
        if (question.Span is { } span) parts.Add(FormattableString.Invariant($"days={span.From.ToString().ToLowerInvariant()}-{span.To.ToString().ToLowerInvariant()}&percentile={span.Percentile}"));
        return string.Join('&', parts);
    }

    private static async Task SignInAsync(HttpClient client, string email, string password)
    {
        var page = await client.GetStringAsync(new Uri("/accounts/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("Email", email), new("Password", password), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await client.PostAsync(new Uri("/accounts/sign-in", UriKind.Relative), form);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("sign-in", StringComparison.Ordinal)) throw new InvalidOperationException("Sign-in failed.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
