namespace LearnSafe.Features.Accounts.Security;

/// <summary>Where a person looks after how they sign in.</summary>
public static class SecurityLinks
{
    public const string Overview = "/accounts/security";

    public const string Required = "/accounts/security/required";

    public const string Passkeys = "/accounts/security/passkeys";

    public static string Passkey(Guid id) => $"{Passkeys}/{id}";

    public static string RemovePasskey(Guid id) => $"{Passkeys}/{id}/remove";

    public const string Outside = "/accounts/security/outside";

    public const string Sessions = "/accounts/sessions";

    public const string AuthenticatorApp = "/accounts/security/authenticator-app";

    public const string Picture = "/accounts/security/authenticator-app/picture";

    public const string TurnOff = "/accounts/security/authenticator-app/turn-off";

    public const string NewRecoveryCodes = "/accounts/security/recovery-codes";
}
