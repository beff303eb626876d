namespace LearnSafe.Features.ApiKeys;

/// <summary>Where the pages about keys are.</summary>
public static class KeyLinks
{
    public const string All = "/keys";
    public const string New = "/keys/new";
    public const string Made = "/keys/made";

    public static string Rotate(Guid key) => $"/keys/{key}/rotate";

    public static string Revoke(Guid key) => $"/keys/{key}/revoke";
}
