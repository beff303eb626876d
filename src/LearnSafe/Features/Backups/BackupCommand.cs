using System.CommandLine;
using System.Globalization;
using LearnSafe.Platform.CommandLine;

namespace LearnSafe.Features.Backups;

/// <summary><c>learnsafe backup</c>: of a running installation, into one file.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The archive to write; never overwritten" };
        var passphrase = new Option<string?>("--passphrase-file") { Description = "File whose first line encrypts the keys that go along; without it no key leaves the installation" };
        var command = new Command("backup", "Back up everything into one file while LearnSafe runs; restores on either database") { file, passphrase };
        command.OnInstallation(async (services, parsed, output, cancellation) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            var secret = parsed.GetValue(passphrase) is { } named ? await Passphrase.ReadAsync(named, cancellation) : null;
            var report = await services.GetRequiredService<BackupService>().BackUpAsync(path, secret, new ProgressLines(output, "rows"), cancellation);
            await output.WriteLineAsync($"Backed up to {path}: {report}.");
            if (secret is null) await output.WriteLineAsync("The keys are not in it. Keep a copy of the keys folder apart from it: without the keys it cannot be restored.");
            else await output.WriteLineAsync("The keys are in it, under the passphrase. Without the passphrase, or a copy of the keys folder, it cannot be restored.");
            await output.WriteLineAsync($"History head: {report.Head}");
            return 0;
        });
        return command;
    }
}

/// <summary><c>learnsafe restore</c>.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "An archive that 'backup' wrote, from either database" };
        var force = new Option<bool>("--force") { Description = "Replace what the database holds" };
        var passphrase = new Option<string?>("--passphrase-file") { Description = "File whose first line opens the keys in the backup" };
        var command = new Command("restore", "Put a backup in place; stop LearnSafe first") { file, force, passphrase };
        command.OnUnpreparedInstallation(async (services, parsed, output, cancellation) =>
        {
            var secret = parsed.GetValue(passphrase) is { } named ? await Passphrase.ReadAsync(named, cancellation) : null;
            var report = await services.GetRequiredService<RestoreService>()
                .RestoreAsync(parsed.GetValue(file)!, secret, parsed.GetValue(force), new ProgressLines(output, "rows"), cancellation);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Restored the backup of {report.MadeAt:yyyy-MM-dd HH:mm} UTC: {report.Rows} rows."));
            if (report.ErasuresReplayed > 0) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Erased again what was erased since: {report.ErasuresReplayed} revisions."));
            if (report.KeysReplaced is { } kept) await output.WriteLineAsync(kept.Length > 0 ? $"The keys came from the backup; the ones before are kept as {kept}." : "The keys came from the backup.");
            await output.WriteLineAsync($"The history is whole. Head in the backup: {report.Head}");
            return 0;
        });
        return command;
    }
}

internal static class Passphrase
{
    private const int Shortest = 12;

    /// <exception cref="BackupException">The file holds too little to protect anything.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        var line = (await File.ReadAllLinesAsync(path, cancellation)).FirstOrDefault("").Trim();
        return line.Length >= Shortest ? line : throw new BackupException($"The first line of {path} is too short for a passphrase: it needs at least {Shortest} characters.");
    }
}
