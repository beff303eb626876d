namespace LearnSafe.Features.Insight;

/// <summary>The section <c>Insight</c> of the settings.</summary>
public sealed class InsightSettings
{
    /// <summary>A snapshot that is served as it is, beside whatever the database holds: for measuring. Null for the installation's own, which follows the database.</summary>
    public string? File { get; set; }

    /// <summary>How often the database is asked for what is new.</summary>
    public TimeSpan FollowEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the file in the data folder is written anew, where something has changed.</summary>
    public TimeSpan WriteEvery { get; set; } = TimeSpan.FromMinutes(15);
}
