namespace LearnSafe.Domain.SignIn;

/// <summary>What a browser says of itself, shortened to what a person knows it by: no version, nothing to follow somebody with.</summary>
public static class BrowserName
{
    // In this order: most browsers also claim to be those further down.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>"Firefox" and "Windows"; "Another browser" and "another system" where nothing is known.</summary>
    public static (string Browser, string System) Of(string? userAgent) => (Find(Browsers, userAgent) ?? "Another browser", Find(Systems, userAgent) ?? "another system");

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        userAgent is null ? null : Array.Find(known, one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
