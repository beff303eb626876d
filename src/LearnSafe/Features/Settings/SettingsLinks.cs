namespace LearnSafe.Features.Settings;

/// <summary>Where an organisation's settings are.</summary>
public static class SettingsLinks
{
    public const string Page = "/organisation/settings";

    internal const string LogoRoute = "/organisation/logo";

    /// <summary>Another address for another logo.</summary>
    public static string Logo(DateTime changed) => FormattableString.Invariant($"{LogoRoute}?v={changed.Ticks}");
}
