namespace LearnSafe.Features.Accounts;

/// <summary>Codes as people type them.</summary>
internal static class TypedCode
{
    /// <summary>Without the space that apps show in the middle.</summary>
    public static string Figures(string typed) => string.Concat(typed.Where(one => !char.IsWhiteSpace(one)));
}
