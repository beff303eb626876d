namespace LearnSafe.Features.Insight;

/// <summary>Where questions are asked.</summary>
public static class InsightLinks
{
    /// <summary>How much is recorded beside how much is done.</summary>
    public const string Rates = "/insight/rates";

    public const string Answer = "/api/v1/insight/answer";

    /// <summary>What can be asked by.</summary>
    public const string Dimensions = "/api/v1/insight/dimensions";
}
