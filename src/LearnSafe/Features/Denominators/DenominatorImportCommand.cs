using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LearnSafe.Features.History;
using LearnSafe.Platform.CommandLine;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Denominators;

/// <summary><c>learnsafe import denominators</c>.</summary>
internal static class DenominatorImportCommand
{
    private const int MostShown = 20;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV file in UTF-8 whose first line names its columns: code, kind, from, to, value, source" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and change nothing" };
        var report = new Option<string?>("--report") { Description = "File to write what became of each line to, as CSV" };
        var command = new Command("denominators", "Take registered patients, items dispensed, sight tests and courses of treatment from a CSV file") { file, dryRun, report };
        command.OnInstallation((services, parsed, output, cancellation) =>
            RunAsync(services, parsed.GetValue(file)!, parsed.GetValue(report), new DenominatorImportOptions { DryRun = parsed.GetValue(dryRun) }, output, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string path, string? reportPath, DenominatorImportOptions options, TextWriter output, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        DenominatorReport report;
        try
        {
            await using var file = File.OpenRead(path);
            report = await services.GetRequiredService<DenominatorImportService>().ImportAsync(file, options, Actor.System, new ProgressLines(output, "lines read"), cancellation);
        }
        catch (CsvFileException fault)
        {
            return await Verb.FailAsync(fault.Message);
        }

        var refused = report.Outcomes.Where(outcome => outcome.Result == DenominatorResult.Refused).ToList();
        foreach (var outcome in refused.Take(MostShown)) await output.WriteLineAsync($"  line {outcome.Line} {outcome.Code}: {outcome.Detail}");
        if (refused.Count > MostShown) await output.WriteLineAsync($"  and {refused.Count - MostShown} more{(reportPath is null ? "; --report FILE lists them all" : "")}");
        if (reportPath is not null)
        {
            await using var written = File.Create(reportPath);
            await report.WriteAsync(written);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Summary}, in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} seconds.{(options.DryRun ? " Nothing was written." : "")}"));
        return 0;
    }
}
