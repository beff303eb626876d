using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LearnSafe.Bench;

/// <summary>One kept-alive HTTP/1.1 connection that does as little as it can: it shares the two cores with the program it measures.</summary>
internal sealed class LeanClient : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[64 * 1024];

    public LeanClient(int port) => socket.Connect(IPAddress.Loopback, port);

    /// <summary>Sends one request and reads its whole answer.</summary>
    /// <returns>The status.</returns>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        var read = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (got == 0) throw new IOException("The connection was closed.");
            read += got;
            if (IsWhole(buffer.AsSpan(0, read))) return int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return answer.EndsWith("0\r\n\r\n"u8) && answer.Length > end + 4;
        var digits = head[(at + 16)..];
        var line = digits.IndexOf((byte)'\r');
        return answer.Length >= end + 4 + int.Parse(line < 0 ? digits : digits[..line], System.Globalization.CultureInfo.InvariantCulture);
    }
}
