namespace LearnSafe.Features.Insight.Themes;

/// <summary>Where themes are read.</summary>
public static class ThemeLinks
{
    public const string Themes = "/insight/themes";
}
