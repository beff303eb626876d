using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Platform.CommandLine;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Organisations.Import;

/// <summary><c>learnsafe import organisations</c>.</summary>
internal static class ImportCommand
{
    private const int MostShown = 20;

    private const string Guess = "guess";

    /// <param name="others">What else can be imported.</param>
    public static Command Create(params IEnumerable<Command> others)
    {
        var file = new Argument<string>("file") { Description = "CSV file in UTF-8 whose first line names its columns" };
        var kind = new Option<string?>("--kind") { Description = "What an organisation is whose kind neither the file nor LearnSafe knows: provider, PCN, federation, neighbourhood, place, owner group, ICB" };
        var setting = new Option<string?>("--care-setting") { Description = "The care setting of a provider where neither knows it: general practice, pharmacy, optical, dental; or guess, to tell it from the shape of the code" };
        var close = new Option<string?>("--close-missing") { Description = "Close, from the end of today, what is of this kind and not in the file" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and change nothing" };
        var report = new Option<string?>("--report") { Description = "File to write what became of each line to, as CSV" };
        kind.Validators.Add(value => RequireKind(value, kind.Name));
        close.Validators.Add(value => RequireKind(value, close.Name));
        setting.Validators.Add(value => Require(value, word => word == Guess || ImportWords.Setting(word) is not null, setting.Name));
        var organisations = new Command("organisations", "Register and change organisations from a CSV file") { file, kind, setting, close, dryRun, report };
        organisations.OnInstallation((services, parsed, output, cancellation) => RunAsync(services, parsed.GetValue(file)!, parsed.GetValue(report), new ImportOptions
        {
            Kind = KindOf(parsed.GetValue(kind)),
            CareSetting = parsed.GetValue(setting) is { } word ? ImportWords.Setting(word) : null,
            GuessCareSetting = parsed.GetValue(setting) == Guess,
            CloseMissing = KindOf(parsed.GetValue(close)),
            DryRun = parsed.GetValue(dryRun),
        }, output, cancellation));
        var import = new Command("import", "Take data from files") { organisations };
        foreach (var other in others) import.Subcommands.Add(other);
        return import;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string path, string? reportPath, ImportOptions options, TextWriter output, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        ImportReport report;
        try
        {
            await using var file = File.OpenRead(path);
            report = await services.GetRequiredService<OrganisationImportService>().ImportAsync(file, options, Actor.System, new ProgressLines(output, "lines read"), cancellation);
        }
        catch (CsvFileException fault)
        {
            return await Verb.FailAsync(fault.Message);
        }

        var refused = report.Outcomes.Where(outcome => outcome.Result == ImportResult.Refused).ToList();
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

    private static OrganisationKind? KindOf(string? word) => word is null ? null : ImportWords.Kind(word).Kind;

    private static void RequireKind(OptionResult value, string option) => Require(value, word => ImportWords.Kind(word).Kind is not null, option);

    private static void Require(OptionResult value, Func<string, bool> isKnown, string option)
    {
        if (value.Tokens is [var token] && !isKnown(token.Value)) value.AddError($"'{token.Value}' is not a word that {option} knows.");
    }
}
