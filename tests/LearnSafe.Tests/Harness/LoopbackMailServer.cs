using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LearnSafe.Tests.Harness;

/// <summary>Speaks as much SMTP as a client needs, on a port of its own, and keeps what came in.</summary>
public sealed class LoopbackMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<(string To, string Text)> received = new();
    private readonly Task loop;

    public LoopbackMailServer()
    {
        listener.Start();
        loop = Task.Run(ListenAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyCollection<(string To, string Text)> Received => received;

    /// <summary>What it says to RCPT TO; 250 takes the mail.</summary>
    public string Answer { get; set; } = "250 OK";

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:From"] = "learnsafe@harebell.example",
        ["Mail:Tls"] = "false",
        ["Site:Address"] = "https://learnsafe.example/",
    };

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await loop;
        stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await SpeakAsync(client);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task SpeakAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 loopback");
        var to = "";
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)) to = line;
            if (!line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync(line.Split(' ')[0].ToUpperInvariant() switch { "RCPT" => Answer, "QUIT" => "221 bye", _ => "250 OK" });
                continue;
            }

            await writer.WriteLineAsync("354 go on");
            var text = new StringBuilder();
            while (await reader.ReadLineAsync(stopping.Token) is { } part && part != ".") text.AppendLine(part);
            received.Enqueue((to, text.ToString()));
            await writer.WriteLineAsync("250 OK");
        }
    }
}
