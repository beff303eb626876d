namespace LearnSafe.Bench;

/// <summary>One of the sign-ins that <c>./run</c> prints.</summary>
internal static class DemoSignIn
{
    public const string Email = "maud@larkmere.example";
    public const string Password = "larkmere-wold-2026";
}
