namespace LearnSafe.Platform.SignIn;

/// <summary>An outside provider that people may sign in with, from <c>SignIn:OpenIdConnect:0</c> and on.</summary>
public sealed class OpenIdConnectSettings
{
    /// <summary>In addresses, in small letters: <c>nhs-net</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>On the button; the name where nothing is said.</summary>
    public string? Title { get; set; }

    /// <summary>The issuer's address, whose <c>/.well-known/openid-configuration</c> says the rest.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>How the secret is sent: <c>basic</c> or <c>post</c>.</summary>
    public string ClientAuthentication { get; set; } = "basic";

    public string Scopes { get; set; } = "openid email profile";

    /// <summary>Levels that are asked for; the answer must state one of them.</summary>
    public IList<string> AcrValues { get; } = [];

    /// <summary>Levels that count as a second factor.</summary>
    public IList<string> SecondFactorAcrValues { get; } = [];

    /// <summary>Methods that count as a second factor: <c>mfa</c>.</summary>
    public IList<string> SecondFactorAmrValues { get; } = [];

    /// <summary>How old their proof at the provider may be, in seconds.</summary>
    public int? MaxAge { get; set; }

    public string? Prompt { get; set; }

    /// <summary>Whether a verified address of this provider is enough to be the account that has it. Only where the provider gives each address to one person alone.</summary>
    public bool TrustEmails { get; set; }

    public string Shown => Title is { Length: > 0 } title ? title : Name;

    /// <summary>A sentence that says what is wrong; null where nothing is.</summary>
    public string? Fault()
    {
        if (Name.Length == 0 || !Name.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-')) return $"The name \"{Name}\" of a provider must be small letters, figures and hyphens";
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)) return $"The authority of {Name} must be an https address";
        if (ClientId.Length == 0 || ClientSecret.Length == 0) return $"{Name} needs ClientId and ClientSecret";
        return ClientAuthentication is "basic" or "post" ? null : $"ClientAuthentication of {Name} must be basic or post";
    }
}
