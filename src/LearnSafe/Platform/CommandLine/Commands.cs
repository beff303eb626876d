using System.CommandLine;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Backups;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Features.Improvement;
using LearnSafe.Features.Insight.Export;
using LearnSafe.Features.Organisations.Import;
using LearnSafe.Features.Retention;

namespace LearnSafe.Platform.CommandLine;

/// <summary>The command line: one program, one verb a task. Exit code 0, 1 (failed, the reason on standard error) or 2 (usage).</summary>
public static class Commands
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the database, keys and settings",
        DefaultValueFactory = _ => "data",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("LearnSafe: record patient safety events, and learn from them.")
        {
            Data,
            ServeCommand.Create(),
            MigrateCommand.Create(),
            UserCommand.Create(),
            ApiKeyCommand.Create(),
            ImportCommand.Create(DenominatorImportCommand.Create()),
            HistoryCommand.Create(),
            RetentionCommand.Create(),
            GenerateCommand.Create(),
            ChartCommand.Create(),
            ExportCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Run it with --help to see what it takes.");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
