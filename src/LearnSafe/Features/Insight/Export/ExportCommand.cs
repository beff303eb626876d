using System.CommandLine;
using LearnSafe.Data;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using LearnSafe.Platform;
using LearnSafe.Platform.CommandLine;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Insight.Export;

/// <summary><c>learnsafe export records</c>: writes to the standard output what a program of the organisation may read.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var organisation = new Option<string>("--organisation") { Description = "ODS code: of a provider, whose records are written in full, or of a network, group or board, whose members' are written without names", Required = true };
        var format = new Option<string>("--format") { Description = "csv, or ndjson for a record a line", Required = true };
        format.AcceptOnlyFromAmong("csv", "ndjson");
        var titles = new Option<bool>("--titles") { Description = "In CSV: codes in words" };
        var parts = new Argument<string[]>("question") { Description = "Which records: parts of a question as docs/insight.md has them, such as any.type=incident recorded.from=2026-Q1", Arity = ArgumentArity.ZeroOrMore };
        var records = new Command("records", "Write records to the standard output") { organisation, format, titles, parts };
        records.SetAction((parsed, cancellation) => Verb.AnswerAsync(async () =>
        {
            // The whole program without its pages listening: the numbers, the index of words and the gate are the same.
            await using var program = LearnSafeWeb.Build([], builder =>
            {
                LearnSafeSettings.AddTo(builder.Configuration, parsed.GetValue(Commands.Data)!);
                builder.Logging.ClearProviders();
            });
            await program.Services.GetRequiredService<StorageStart>().StartingAsync(cancellation);
            try
            {
                return await WriteAsync(program.Services, parsed.GetValue(organisation)!, parsed.GetValue(format) == "csv", parsed.GetValue(titles), parsed.GetValue(parts) ?? [], cancellation);
            }
            catch (InsightException fault)
            {
                return await Verb.FailAsync(fault.Message);
            }
        }));
        return new Command("export", "Take data along") { records };
    }

    private static async Task<int> WriteAsync(IServiceProvider services, string organisation, bool isCsv, bool titles, string[] parts, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<ProgramReaderService>().CommandLineAsync(OdsCode.Read(organisation) ?? "") is not { } reader) return await Verb.FailAsync($"There is no organisation with the code '{organisation}'.");
        var state = services.GetRequiredService<InsightState>();
        var asked = InsightAsked.Read(parts.Select(part => part.Split('=', 2) is [var name, var value] ? KeyValuePair.Create(name, value) : throw new InsightException($"A part of a question is a name, = and a value; not \"{part}\".")), state.Schema);
        await services.GetRequiredService<InsightMaker>().TurnAsync(cancellation);
        // Beside the pages a job does so; here nobody else would, and words would be missing without a sign.
        await services.GetRequiredService<RecordSearch>().CatchUpAsync(cancellation);
        var export = services.GetRequiredService<RecordExportService>();
        var found = await export.BeginAsync(reader, asked, "learnsafe export records", string.Join(' ', parts), cancellation);
        await using var output = Console.OpenStandardOutput();
        if (isCsv)
        {
            await using var csv = new CsvFile(output);
            await export.WriteCsvAsync(reader, found, titles, csv, cancellation);
        }
        else
        {
            await export.WriteNdjsonAsync(reader, found, output, cancellation);
        }

        return 0;
    }
}
