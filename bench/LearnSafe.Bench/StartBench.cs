using System.Diagnostics;
using System.Net;

namespace LearnSafe.Bench;

/// <summary>From the command to the first page, with the demo's data, already built; and the memory it then holds.</summary>
internal static class StartBench
{
    public static async Task RunAsync()
    {
        var folder = RunningProgram.NewFolder();
        await using (var first = await RunningProgram.StartAsync(folder, "--demo"))
        {
            // The first start makes the demo; what is measured is every later one.
        }

        for (var turn = 1; turn <= 5; turn++)
        {
            var watch = Stopwatch.StartNew();
            await using var program = await RunningProgram.StartAsync(folder);
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}") };
            using var page = await client.GetAsync("/accounts/sign-in");
            var time = watch.Elapsed;
            if (page.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"The first page was answered with {page.StatusCode}.");
            Console.WriteLine($"start {turn}: {time.TotalSeconds:0.00} s to the first page, {program.Memory} MB");
        }

        Directory.Delete(folder, recursive: true);
    }
}
