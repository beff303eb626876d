namespace LearnSafe.Features.Accounts;

/// <summary>How somebody proved who they are.</summary>
public static class SignInMethods
{
    /// <summary>The claim that holds them.</summary>
    public const string Claim = "amr";

    public const string Password = "password";

    public const string Code = "code";

    public const string RecoveryCode = "recovery code";
}
