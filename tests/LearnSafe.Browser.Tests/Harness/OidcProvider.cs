using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>The real <c>oidc-provider</c> of npm on this machine, for as long as a test needs it.</summary>
internal sealed class OidcProvider : IDisposable
{
    private readonly Process process;

    private OidcProvider(Process process) => this.process = process;

    /// <summary>A port that is free, and that the system gives to nobody who asks for any: it must stay free until the provider is started.</summary>
    public static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(20_000, 30_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    public static async Task<OidcProvider> StartAsync(int port, string site)
    {
        var script = typeof(OidcProvider).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(known => known.Key == "OidcProvider").Value!;
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(script) };
        foreach (var argument in new[] { script, port.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{site}/accounts/sign-in/with/connect/callback" }) start.ArgumentList.Add(argument);
        var started = Process.Start(start)!;
        _ = started.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await started.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line == "ready") return new OidcProvider(started);
        }

        throw new InvalidOperationException("The OpenID provider ended instead of listening.");
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
