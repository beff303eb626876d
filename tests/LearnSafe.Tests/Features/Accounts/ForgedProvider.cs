using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LearnSafe.Tests.Features.Accounts;

/// <summary>A provider in memory that says what a test lets it say, true or forged.</summary>
internal sealed class ForgedProvider(TimeProvider clock) : HttpMessageHandler
{
    public const string Authority = "https://provider.example";

    private readonly Dictionary<string, RSA> keys = new(StringComparer.Ordinal) { ["first"] = RSA.Create(2048) };

    /// <summary>The key that signs.</summary>
    public string KeyId { get; set; } = "first";

    /// <summary>What discovery calls the issuer.</summary>
    public string Issuer { get; set; } = Authority;

    public string Algorithm { get; set; } = SecurityAlgorithms.RsaSha256;

    public Dictionary<string, object> Claims { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, object> UserInfo { get; } = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    public string LastTokenRequest { get; private set; } = "";

    public string? LastAuthorization { get; private set; }

    public void AddKey(string id) => keys[id] = RSA.Create(2048);

    public void RemoveKey(string id) => keys.Remove(id);

    /// <summary>A key that discovery does not publish.</summary>
    public RSA? Hidden { get; set; }

    /// <summary>What an honest token says.</summary>
    public void Say(string subject, string nonce, string audience = "learnsafe")
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var (name, value) in new (string, object)[] { ("iss", Authority), ("sub", subject), ("aud", audience), ("nonce", nonce), ("iat", now), ("exp", now + 300), ("auth_time", now - 10) })
            Claims[name] = value;
        UserInfo["sub"] = subject;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Asked.Add(path);
        if (path == "/token") (LastTokenRequest, LastAuthorization) = (await request.Content!.ReadAsStringAsync(cancellationToken), request.Headers.Authorization?.ToString());
        object? answer = path switch
        {
            "/.well-known/openid-configuration" => new { issuer = Issuer, authorization_endpoint = Authority + "/authorize", token_endpoint = Authority + "/token", userinfo_endpoint = Authority + "/me", jwks_uri = Authority + "/jwks" },
            "/jwks" => new { keys = keys.Select(key => Published(key.Key, key.Value)) },
            "/token" => new { access_token = "access", token_type = "Bearer", id_token = Token() },
            "/me" => UserInfo,
            _ => null,
        };
        return answer is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer), Encoding.UTF8, "application/json") };
    }

    private string Token()
    {
        var payload = JsonSerializer.Serialize(Claims);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        if (Algorithm == "none") return handler.CreateToken(payload);
        // The well-known trick: the published key as the secret of a signature that both sides can make.
        SecurityKey key = Algorithm == SecurityAlgorithms.HmacSha256
            ? new SymmetricSecurityKey(Encoding.UTF8.GetBytes("the client's secret of forty characters!")) { KeyId = KeyId }
            : new RsaSecurityKey(Hidden ?? keys[KeyId]) { KeyId = KeyId };
        return handler.CreateToken(payload, new SigningCredentials(key, Algorithm));
    }

    private static object Published(string id, RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = id, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    protected override void Dispose(bool disposing)
    {
        // The client factory disposes of handlers that grow old; the test's own keys must stay.
        base.Dispose(disposing);
    }
}
