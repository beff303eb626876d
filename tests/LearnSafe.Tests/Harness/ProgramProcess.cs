using System.Diagnostics;
using System.Text;

namespace LearnSafe.Tests.Harness;

/// <summary>The real program as a process of its own, as the scripts run it.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ProgramProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the server on a free port and waits until it says that it is ready.</summary>
    public static async Task<ProgramProcess> ServeAsync(TestInstallation installation)
    {
        var started = Start(installation, ["serve", "--urls", "http://127.0.0.1:0"]);
        var errors = started.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (await started.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            const string ready = "LearnSafe is ready at ";
            if (!line.StartsWith(ready, StringComparison.Ordinal)) continue;
            // Its output must be read on, or it would wait for us.
            _ = started.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new ProgramProcess(started, new Uri(line[ready.Length..]));
        }

        throw new InvalidOperationException($"The program ended instead of serving: {await errors}");
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Ended> RunAsync(TestInstallation installation, params string[] arguments)
    {
        using var started = Start(installation, arguments);
        started.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (started.StandardOutput.ReadToEndAsync(patience.Token), started.StandardError.ReadToEndAsync(patience.Token));
        await started.WaitForExitAsync(patience.Token);
        return new Ended(started.ExitCode, await output, await errors);
    }

    /// <summary>As a power cut does it to a process: no goodbye, nothing flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private static Process Start(TestInstallation installation, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "LearnSafe.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(installation.Folder.Path);
        foreach (var (name, value) in installation.Settings.Where(setting => setting.Key.StartsWith("Database", StringComparison.Ordinal)))
            start.Environment["LEARNSAFE__" + name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    internal sealed record Ended(int ExitCode, string Output, string Errors)
    {
        public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
    }
}
