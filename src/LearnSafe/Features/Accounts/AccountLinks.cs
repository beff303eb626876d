using LearnSafe.Platform.SignIn;

namespace LearnSafe.Features.Accounts;

/// <summary>Addresses of what concerns accounts.</summary>
public static class AccountLinks
{
    public const string Mine = "/accounts";

    public const string Name = "/accounts/name";

    public const string Password = "/accounts/password";

    public const string SignIn = "/accounts/sign-in";

    public const string Register = "/accounts/register";

    public const string Ask = "/accounts/ask";

    public const string ForgotPassword = "/accounts/forgot-password";

    public const string People = "/people";

    public const string Invite = "/people/invite";

    public const string Invitations = "/people/invitations";

    public const string Domains = "/people/domains";

    public static string Confirm(string secret) => $"/accounts/confirm?link={secret}";

    public static string Invitation(string secret) => $"/accounts/invitation?link={secret}";

    public static string ResetPassword(string secret) => $"/accounts/reset-password?link={secret}";

    public static string PersonPage(Guid person) => $"/people/{person}";

    public static string Role(Guid person, Guid assignment) => $"/people/{person}/roles/{assignment}";

    public static string Give(Guid person) => $"/people/{person}/give";

    public static string SignInFor(string path) => $"{SignIn}?{SessionCookie.ReturnUrlParameter}={Uri.EscapeDataString(path)}";
}
