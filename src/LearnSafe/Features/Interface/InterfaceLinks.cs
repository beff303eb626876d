namespace LearnSafe.Features.Interface;

/// <summary>Where the interface is described.</summary>
public static class InterfaceLinks
{
    /// <summary>The version that stands in every address: what is added does not change it.</summary>
    public const string Name = "v1";

    public const string OpenApi = "/api/v1/openapi.json";

    public const string Page = "/help/interface";
}
