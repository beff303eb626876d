namespace LearnSafe.Features.Culture;

/// <summary>Where culture is looked at. Nothing here leads to or from a record.</summary>
public static class CultureLinks
{
    public const string Language = "/culture/language";

    public const string JustCulture = "/just-culture";

    public const string JustCultureUses = "/just-culture/uses";
}
