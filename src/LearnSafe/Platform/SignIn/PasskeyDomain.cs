using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LearnSafe.Platform.SignIn;

/// <summary>The domain that passkeys are for. It is stated and never guessed from a request: whoever may say what host it is could otherwise ask for another site's keys.</summary>
public sealed class PasskeyDomain(IOptions<SignInSettings> settings) : IConfigureOptions<IdentityPasskeyOptions>
{
    private const string ThisMachine = "localhost";

    private string Name => settings.Value.PasskeyDomain is { Length: > 0 } stated ? stated : ThisMachine;

    /// <summary>Whether the address that somebody is at can have passkeys: browsers give them to https, and to this very machine.</summary>
    public bool Covers(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsWithin(request.Host.Host) && (request.IsHttps || request.Host.Host == ThisMachine);
    }

    public void Configure(IdentityPasskeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ServerDomain = Name;
        // A PIN, a finger or a face besides the device itself: two factors in one.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
            && IsWithin(origin.Host) && (origin.Scheme == Uri.UriSchemeHttps || origin.Host == ThisMachine));
    }

    private bool IsWithin(string host) => host.Equals(Name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + Name, StringComparison.OrdinalIgnoreCase);
}
