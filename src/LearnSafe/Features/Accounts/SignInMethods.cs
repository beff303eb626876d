namespace LearnSafe.Features.Accounts;

/// <summary>How somebody proved who they are.</summary>
public static class SignInMethods
{
    /// <summary>The claim that holds them.</summary>
    public const string Claim = "amr";

    public const string Password = "password";

    public const string Code = "code";

    public const string RecoveryCode = "recovery code";

    public const string Passkey = "passkey";

    /// <summary>What an outside provider says that it asked for.</summary>
    public const string OutsideSecondFactor = "a second factor there";

    /// <summary>Whether it is more than a password.</summary>
    public static bool IsSecondFactor(string method) => method is Code or RecoveryCode or Passkey or OutsideSecondFactor;
}
