using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight;

/// <summary>Where questions are asked and answered.</summary>
public static class InsightLinks
{
    /// <summary>What stands out, over time and by everything that is coded.</summary>
    public const string Page = SavedViewAddress.Patterns;

    /// <summary>The records behind a number.</summary>
    public const string Records = "/insight/records";

    /// <summary>The numbers of one chart of the page as a file.</summary>
    public const string Chart = "/insight/chart.csv";

    /// <summary>How much is recorded beside how much is done.</summary>
    public const string Rates = SavedViewAddress.Rates;

    /// <summary>Views that people keep.</summary>
    public const string Views = "/insight/views";

    public const string SaveView = Views + "/save";

    public const string Answer = "/api/v1/insight/answer";

    /// <summary>What can be asked by.</summary>
    public const string Dimensions = "/api/v1/insight/dimensions";

    /// <summary>A month on one sheet: the last that is over.</summary>
    public const string LastDigest = SavedViewAddress.Digest;

    /// <param name="month">Any day of it.</param>
    public static string Digest(DateOnly month) => $"{LastDigest}?month={InsightTime.Text(InsightTime.Of(month, InsightUnit.Month), InsightUnit.Month)}";

    public static string View(Guid id) => $"{Views}/{id}";
}
