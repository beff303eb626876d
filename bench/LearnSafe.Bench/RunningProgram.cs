using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LearnSafe.Bench;

/// <summary>The real program as a process of its own, on a data folder of its own.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "LearnSafe.dll");

    private readonly Process process;

    private RunningProgram(Process process, string folder, int port) => (this.process, Folder, Port) = (process, folder, port);

    public string Folder { get; }

    public int Port { get; }

    /// <summary>Resident memory in megabytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1_000_000;
        }
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<RunningProgram> StartAsync(string folder, params string[] more)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var started = Process.Start(Info(folder, ["serve", "--urls", $"http://127.0.0.1:{port}", .. more]))!;
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains("ready at", StringComparison.Ordinal)) continue;
            _ = started.StandardOutput.ReadToEndAsync();
            return new RunningProgram(started, folder, port);
        }

        throw new InvalidOperationException("The program ended before it was ready.");
    }

    /// <summary>Runs a verb to its end and gives its last line.</summary>
    public static async Task<string> VerbAsync(string folder, params string[] arguments)
    {
        using var verb = Process.Start(Info(folder, arguments))!;
        var output = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return verb.ExitCode == 0 ? output.TrimEnd().Split('\n')[^1] : throw new InvalidOperationException($"{arguments[0]} failed with exit code {verb.ExitCode}.");
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("learnsafe-bench-").FullName;

    public async Task StopAsync()
    {
        if (process.HasExited) return;
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private static ProcessStartInfo Info(string folder, string[] arguments) => new("dotnet", [Dll, .. arguments, "--data", folder]) { RedirectStandardOutput = true, UseShellExecute = false };
}
