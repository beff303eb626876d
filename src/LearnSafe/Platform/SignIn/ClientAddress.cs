using System.Net;
using System.Net.Sockets;

namespace LearnSafe.Platform.SignIn;

/// <summary>Whom tries are counted by.</summary>
public static class ClientAddress
{
    /// <summary>Of IPv6 the network: one connection has more addresses than there are tries.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString() : address.ToString();
    }
}
