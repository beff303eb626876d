using System.Globalization;

namespace LearnSafe.Domain.Improvement;

/// <summary>Which rule a point breaks. Where it breaks several, the first of these is told.</summary>
public enum SpecialCauseKind
{
    None,
    Outside,
    Trend,
    TwoOfThree,
    Shift,
    FourOfFive,
    OuterThirds,
    Alternating,
    InnerThird,
    LongRun,
}

/// <summary>What the rules say of a point.</summary>
/// <param name="Direction">1 for high or rising, −1 for low or falling, 0 for neither.</param>
/// <param name="Points">How many points in a row the rule asks for.</param>
/// <param name="IsMedian">Whether the centre is a median, as on a run chart.</param>
public readonly record struct SpecialCause(SpecialCauseKind Kind, int Direction, int Points, bool IsMedian = false)
{
    /// <summary>As the NHS-R Community's package labels it: "Above UCL", "7 Point Trend (Increasing)", "2 in 3 Below CL", "Common Cause".</summary>
    public string Label => Kind switch
    {
        SpecialCauseKind.Outside => Direction > 0 ? "Above UCL" : "Below LCL",
        SpecialCauseKind.Trend => string.Create(CultureInfo.InvariantCulture, $"{Points} Point Trend ({(Direction > 0 ? "Increasing" : "Decreasing")})"),
        SpecialCauseKind.TwoOfThree => $"2 in 3 {Side}",
        SpecialCauseKind.Shift => string.Create(CultureInfo.InvariantCulture, $"{Points} Points {Side}"),
        SpecialCauseKind.FourOfFive => $"4 in 5 {Side}",
        SpecialCauseKind.OuterThirds => string.Create(CultureInfo.InvariantCulture, $"{Points} Points Beyond Inner Third"),
        SpecialCauseKind.Alternating => string.Create(CultureInfo.InvariantCulture, $"{Points} Points Alternating"),
        SpecialCauseKind.InnerThird => string.Create(CultureInfo.InvariantCulture, $"{Points} Points In Inner Third"),
        SpecialCauseKind.LongRun => $"Long Run {Side}",
        _ => "Common Cause",
    };

    /// <summary>As a sentence says it: "above the upper limit".</summary>
    public string Words => Kind switch
    {
        SpecialCauseKind.Outside => Direction > 0 ? "above the upper limit" : "below the lower limit",
        SpecialCauseKind.Trend => Direction > 0 ? "a rising trend" : "a falling trend",
        SpecialCauseKind.TwoOfThree => Direction > 0 ? "2 of 3 near the upper limit" : "2 of 3 near the lower limit",
        SpecialCauseKind.Shift or SpecialCauseKind.LongRun => $"a run {(Direction > 0 ? "above" : "below")} the {(IsMedian ? "median" : "centre line")}",
        SpecialCauseKind.FourOfFive => Direction > 0 ? "4 of 5 well above the centre line" : "4 of 5 well below the centre line",
        SpecialCauseKind.OuterThirds => "a run that keeps away from the centre line",
        SpecialCauseKind.Alternating => "a run that goes up and down in turn",
        SpecialCauseKind.InnerThird => "a run that keeps close to the centre line",
        _ => "common cause variation",
    };

    /// <summary>What it means for a measure that gets better in a direction, by the NHS-R Community's names.</summary>
    public string PointType(ImprovementDirection improvement) => (Direction, improvement) switch
    {
        (0, _) => "common_cause",
        ( > 0, ImprovementDirection.Neutral) => "special_cause_neutral_high",
        ( < 0, ImprovementDirection.Neutral) => "special_cause_neutral_low",
        ( > 0, ImprovementDirection.Increase) or ( < 0, ImprovementDirection.Decrease) => "special_cause_improvement",
        _ => "special_cause_concern",
    };

    private string Side => $"{(Direction > 0 ? "Above" : "Below")} {(IsMedian ? "Median" : "CL")}";
}
