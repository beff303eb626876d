namespace LearnSafe.Bench;

/// <summary>One of the sign-ins that <c>./run</c> prints.</summary>
internal static class DemoSignIn
{
    public const string Email = "lead@harebell.example";
    public const string Password = "demo";
}
