namespace LearnSafe.Features.AccessLog;

/// <summary>Where the log is searched.</summary>
public static class AccessLogLinks
{
    public const string Reading = "/history/reading";
}
