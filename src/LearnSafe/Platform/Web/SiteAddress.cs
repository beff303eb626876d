using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace LearnSafe.Platform.Web;

/// <summary>Where people reach this installation, for links in mails: as the settings say, else where it listens. Never as a request says: its Host header is the sender's choice.</summary>
public sealed class SiteAddress(IOptions<SiteSettings> site, IServer server)
{
    /// <param name="path">From the root, with its slash.</param>
    public string Of(string path) => Root() + path;

    private string Root()
    {
        if (site.Value.Address is { Length: > 0 } stated) return stated.TrimEnd('/');
        var listens = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (!Uri.TryCreate(listens?.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var address)) return "http://localhost";
        var host = address.Host is "0.0.0.0" or "[::]" or "127.0.0.1" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
