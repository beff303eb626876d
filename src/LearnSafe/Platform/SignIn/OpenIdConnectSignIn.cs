using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearnSafe.Data.Engines;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LearnSafe.Platform.SignIn;

/// <summary>Asks outside providers who somebody is: discovery, authorisation code with PKCE, and a token that is believed only where signature, issuer, audience, nonce, time and level are as they must be.</summary>
public sealed class OpenIdConnectSignIn
{
    public const string Http = "openid-connect";

    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Known = TimeSpan.FromHours(12);

    // None that a client secret could sign, and not the one that signs nothing.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly IHttpClientFactory clients;
    private readonly TimeProvider clock;
    private readonly JsonWebTokenHandler tokens = new() { MapInboundClaims = false };
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (OpenIdConnectConfiguration Configuration, DateTimeOffset At)> discovered = new(StringComparer.Ordinal);

    /// <exception cref="SettingsException">A provider's settings are wrong.</exception>
    public OpenIdConnectSignIn(IOptions<SignInSettings> settings, IHttpClientFactory clients, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (this.clients, this.clock) = (clients, clock);
        Providers = [.. settings.Value.OpenIdConnect];
        if (Providers.Select(provider => provider.Fault()).FirstOrDefault(fault => fault is not null) is { } wrong) throw new SettingsException($"{SignInSettings.Section}:OpenIdConnect: {wrong}.");
        if (Providers.DistinctBy(provider => provider.Name).Count() < Providers.Count) throw new SettingsException($"{SignInSettings.Section}:OpenIdConnect names a provider twice.");
    }

    public IReadOnlyList<OpenIdConnectSettings> Providers { get; }

    public OpenIdConnectSettings? Find(string name) => Providers.FirstOrDefault(provider => provider.Name == name);

    /// <summary>Where the provider asks the person, and what must be known when they come back.</summary>
    /// <exception cref="OutsideSignInException">The provider cannot be reached.</exception>
    public async Task<(string Address, OutsideRequest Request)> BeginAsync(OpenIdConnectSettings provider, string callback)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var configuration = await ConfigurationAsync(provider, refresh: false);
        var request = new OutsideRequest(provider.Name, Secret(), Secret(), Secret());
        var ask = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = callback,
            ["scope"] = provider.Scopes,
            ["state"] = request.State,
            ["nonce"] = request.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(request.Verifier))),
            ["code_challenge_method"] = "S256",
            ["acr_values"] = provider.AcrValues.Count > 0 ? string.Join(' ', provider.AcrValues) : null,
            ["max_age"] = provider.MaxAge?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["prompt"] = provider.Prompt,
        };
        return (Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, ask.Where(one => one.Value is not null)), request);
    }

    /// <summary>Who the provider says that came back.</summary>
    /// <exception cref="OutsideSignInException">What came back proves nothing.</exception>
    public async Task<OutsideIdentity> FinishAsync(OpenIdConnectSettings provider, OutsideRequest request, string callback, string code, string? issuer)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(request);
        var configuration = await ConfigurationAsync(provider, refresh: false);
        if (issuer is not null && issuer != configuration.Issuer) throw new OutsideSignInException("another issuer answered");
        var answer = await ExchangeAsync(provider, configuration, request, callback, code);
        var token = await ValidateAsync(provider, configuration, Text(answer, "id_token") ?? throw new OutsideSignInException("no id_token came"));
        Check(provider, request, token);
        var (email, verified) = (token.TryGetPayloadValue<string>("email", out var stated) ? stated : null, token.TryGetPayloadValue<bool>("email_verified", out var isVerified) && isVerified);
        if (email is null && configuration.UserInfoEndpoint is { Length: > 0 } && Text(answer, "access_token") is { } access)
            (email, verified) = await EmailAsync(configuration, token.Subject, access);
        return new OutsideIdentity(provider.Name, token.Issuer, token.Subject, email, verified, IsSecondFactor(provider, token));
    }

    private async Task<JsonWebToken> ValidateAsync(OpenIdConnectSettings provider, OpenIdConnectConfiguration configuration, string text)
    {
        var result = await tokens.ValidateTokenAsync(text, Parameters(provider, configuration));
        // Providers change their keys: what is signed by one that is not known yet is looked at again, once.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await tokens.ValidateTokenAsync(text, Parameters(provider, await ConfigurationAsync(provider, refresh: true)));
        return result.IsValid ? (JsonWebToken)result.SecurityToken : throw new OutsideSignInException($"the token is refused: {result.Exception?.GetType().Name}");
    }

    private TokenValidationParameters Parameters(OpenIdConnectSettings provider, OpenIdConnectConfiguration configuration) => new()
    {
        ValidIssuer = configuration.Issuer,
        ValidAudience = provider.ClientId,
        IssuerSigningKeys = configuration.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return until is { } end && now - Skew < end && (from is not { } start || start <= now + Skew);
        },
    };

    private void Check(OpenIdConnectSettings provider, OutsideRequest request, JsonWebToken token)
    {
        if (token.Subject is not { Length: > 0 and <= 255 }) throw new OutsideSignInException("the token names nobody");
        if (!token.TryGetPayloadValue<string>("nonce", out var nonce) || !Same(nonce, request.Nonce)) throw new OutsideSignInException("the token answers another question");
        if (token.Audiences.Count() > 1 && token.Azp != provider.ClientId) throw new OutsideSignInException("the token is for several and not ours");
        if (provider.AcrValues.Count > 0 && (!token.TryGetPayloadValue<string>("acr", out var acr) || !provider.AcrValues.Contains(acr))) throw new OutsideSignInException("the level is not one that was asked for");
        if (provider.MaxAge is not { } age) return;
        if (!token.TryGetPayloadValue<long>("auth_time", out var at) || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) > TimeSpan.FromSeconds(age) + Skew) throw new OutsideSignInException("their proof at the provider is too old");
    }

    private static bool IsSecondFactor(OpenIdConnectSettings provider, JsonWebToken token) =>
        (token.TryGetPayloadValue<string>("acr", out var acr) && provider.SecondFactorAcrValues.Contains(acr))
        || (provider.SecondFactorAmrValues.Count > 0 && token.TryGetPayloadValue<string[]>("amr", out var methods) && methods.Any(provider.SecondFactorAmrValues.Contains));

    private async Task<JsonElement> ExchangeAsync(OpenIdConnectSettings provider, OpenIdConnectConfiguration configuration, OutsideRequest request, string callback, string code)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = callback, ["code_verifier"] = request.Verifier };
        using var message = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        if (provider.ClientAuthentication == "basic")
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret)}")));
        else
            (fields["client_id"], fields["client_secret"]) = (provider.ClientId, provider.ClientSecret);
        message.Content = new FormUrlEncodedContent(fields);
        return await SendAsync(message);
    }

    private async Task<(string? Email, bool Verified)> EmailAsync(OpenIdConnectConfiguration configuration, string subject, string access)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", access) } };
        var said = await SendAsync(message);
        if (Text(said, "sub") != subject) throw new OutsideSignInException("what is said of them is said of somebody else");
        return (Text(said, "email"), said.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True);
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage message)
    {
        try
        {
            using var answer = await clients.CreateClient(Http).SendAsync(message);
            if (!answer.IsSuccessStatusCode) throw new OutsideSignInException($"the provider answered {(int)answer.StatusCode}");
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return json.RootElement.Clone();
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or TaskCanceledException)
        {
            throw new OutsideSignInException("the provider could not be asked", fault);
        }
    }

    private async Task<OpenIdConnectConfiguration> ConfigurationAsync(OpenIdConnectSettings provider, bool refresh)
    {
        if (!refresh && discovered.TryGetValue(provider.Name, out var known) && clock.GetUtcNow() - known.At < Known) return known.Configuration;
        var authority = provider.Authority.TrimEnd('/');
        try
        {
            var documents = new HttpDocumentRetriever(clients.CreateClient(Http)) { RequireHttps = !new Uri(authority).IsLoopback };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync($"{authority}/.well-known/openid-configuration", documents, CancellationToken.None);
            if (found.Issuer?.TrimEnd('/') != authority) throw new OutsideSignInException("the provider says that it is another");
            discovered[provider.Name] = (found, clock.GetUtcNow());
            return found;
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException or TaskCanceledException)
        {
            throw new OutsideSignInException("the provider could not be asked", fault);
        }
    }

    /// <summary>Compares what a stranger brings without telling by time how much of it is right.</summary>
    public static bool Same(string? brought, string expected) => brought is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(brought), Encoding.UTF8.GetBytes(expected));

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>What is known of somebody who was sent to a provider.</summary>
public sealed record OutsideRequest(string Provider, string State, string Nonce, string Verifier);

/// <summary>Who a provider says that somebody is. The issuer's subject is who; the address is only what they are called.</summary>
public sealed record OutsideIdentity(string Provider, string Issuer, string Subject, string? Email, bool EmailVerified, bool SecondFactor);

/// <summary>What a provider sent proves nothing. The message is for the log and holds nothing of anybody.</summary>
public sealed class OutsideSignInException(string message, Exception? inner = null) : Exception(message, inner);
