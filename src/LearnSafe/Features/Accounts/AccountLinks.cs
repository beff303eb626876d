using LearnSafe.Platform.SignIn;

namespace LearnSafe.Features.Accounts;

/// <summary>Addresses of what concerns accounts.</summary>
public static class AccountLinks
{
    public const string Mine = "/accounts";

    public const string Name = "/accounts/name";

    public const string Password = "/accounts/password";

    public const string SignIn = "/accounts/sign-in";

    public static string SignInFor(string path) => $"{SignIn}?{SessionCookie.ReturnUrlParameter}={Uri.EscapeDataString(path)}";
}
