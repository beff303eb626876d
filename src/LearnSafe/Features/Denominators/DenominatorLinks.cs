namespace LearnSafe.Features.Denominators;

/// <summary>Addresses of the pages about what records are counted against.</summary>
public static class DenominatorLinks
{
    public const string All = "/organisations/denominators";
    public const string Import = "/organisations/denominators/import";

    public static string Of(string code) => $"{All}/{code}";
}
