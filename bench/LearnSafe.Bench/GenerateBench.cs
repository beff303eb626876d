using System.Diagnostics;

namespace LearnSafe.Bench;

/// <summary><c>generate</c> into the embedded database, history and indexes on.</summary>
internal static class GenerateBench
{
    private const int Events = 100_000;

    public static async Task RunAsync()
    {
        var folder = RunningProgram.NewFolder();
        await RunningProgram.VerbAsync(folder, "migrate");
        var watch = Stopwatch.StartNew();
        Console.WriteLine(await RunningProgram.VerbAsync(folder, "generate", "--events", $"{Events}", "--seed", "1"));
        Console.WriteLine($"{Events:N0} records in {watch.Elapsed.TotalSeconds:0.0} s, the start of the program included: {Events / watch.Elapsed.TotalSeconds:0} a second");
        Directory.Delete(folder, recursive: true);
    }
}
