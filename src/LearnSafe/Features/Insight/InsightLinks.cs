namespace LearnSafe.Features.Insight;

/// <summary>Where questions are asked and answered.</summary>
public static class InsightLinks
{
    /// <summary>What stands out, over time and by everything that is coded.</summary>
    public const string Page = "/insight";

    /// <summary>The records behind a number.</summary>
    public const string Records = "/insight/records";

    /// <summary>The numbers of one chart of the page as a file.</summary>
    public const string Chart = "/insight/chart.csv";

    public const string Answer = "/api/v1/insight/answer";

    /// <summary>What can be asked by.</summary>
    public const string Dimensions = "/api/v1/insight/dimensions";
}
