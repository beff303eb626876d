namespace LearnSafe.Features.AccessLog;

/// <summary>From the section <c>AccessLog</c> of the settings.</summary>
public sealed class AccessLogSettings
{
    /// <summary>Years, at least 1.</summary>
    public int KeepYears { get; set; } = 8;
}
