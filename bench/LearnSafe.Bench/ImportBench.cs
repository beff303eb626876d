using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LearnSafe.Bench;

/// <summary><c>import organisations</c> of 20,000 lines into an empty database, then the same file again.</summary>
internal static class ImportBench
{
    private const int Providers = 18_900;

    private static readonly string[] Settings = ["general practice", "pharmacy", "dental", "optical"];

    public static async Task RunAsync()
    {
        var folder = RunningProgram.NewFolder();
        await RunningProgram.VerbAsync(folder, "migrate");
        var file = Path.Combine(folder, "organisations.csv");
        await File.WriteAllTextAsync(file, Lines());
        foreach (var what in (string[])["first", "again"])
        {
            var watch = Stopwatch.StartNew();
            var said = await RunningProgram.VerbAsync(folder, "import", "organisations", file);
            Console.WriteLine($"{what}: {said} {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s with the start of the program");
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Members above what they belong to, which is the harder order: 42 boards, 1,008 networks, 50 groups, the rest providers.</summary>
    private static string Lines()
    {
        var text = new StringBuilder("code,name,kind,care setting,parents,opened,postcode\n");
        for (var number = 0; number < Providers; number++)
            text.Append(CultureInfo.InvariantCulture, $"A{number:00000},\"Surgery, number {number}\",provider,{Settings[number % 4]},U{number % 1008:00000};P{number % 50:000}Z,2001-04-01,AB{number % 90} 1CD\n");
        for (var number = 0; number < 1008; number++) text.Append(CultureInfo.InvariantCulture, $"U{number:00000},Network {number},PCN,,Q{number % 42:00}Z,,\n");
        for (var number = 0; number < 50; number++) text.Append(CultureInfo.InvariantCulture, $"P{number:000}Z,Group {number},owner group,,,,\n");
        for (var number = 0; number < 42; number++) text.Append(CultureInfo.InvariantCulture, $"Q{number:00}Z,Board {number},ICB,,,,\n");
        return text.ToString();
    }
}
