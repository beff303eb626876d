using LearnSafe.Domain.Access;

namespace LearnSafe.Features.Accounts;

/// <summary>What pages say about a password that is to be chosen.</summary>
internal static class NewPassword
{
    public static string Hint => $"{PasswordRule.Shortest} characters or more. Three words that do not belong together are easy to remember and hard to guess.";
}
