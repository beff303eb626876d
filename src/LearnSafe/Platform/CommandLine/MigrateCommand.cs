using System.CommandLine;

namespace LearnSafe.Platform.CommandLine;

/// <summary><c>learnsafe migrate</c>: brings the database up to this program's schema. Every other verb does so too; this one does nothing else.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database up to date");
        command.OnInstallation(async (_, _, output, _) =>
        {
            await output.WriteLineAsync("The database is up to date.");
            return 0;
        });
        return command;
    }
}
