namespace LearnSafe.Features.Administration;

/// <summary>Where the page is that leads to all the others of an administrator.</summary>
public static class AdministrationLinks
{
    public const string Hub = "/administration";
}
