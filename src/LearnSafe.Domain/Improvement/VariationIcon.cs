namespace LearnSafe.Domain.Improvement;

/// <summary>What the last point of a chart shows: the first of the two icons of Making Data Count.</summary>
/// <param name="PointType">"common_cause", "special_cause_improvement", "special_cause_concern", "special_cause_neutral_high" or "special_cause_neutral_low".</param>
/// <param name="Direction">1 for high, −1 for low, 0 for common cause.</param>
public sealed record VariationIcon(string PointType, int Direction)
{
    /// <summary>What the icon says, for those who do not see it.</summary>
    public string Words => PointType switch
    {
        "special_cause_improvement" => $"Special cause variation, {Side}: an improvement",
        "special_cause_concern" => $"Special cause variation, {Side}: a concern",
        "common_cause" => "Common cause variation: no significant change",
        _ => $"Special cause variation, {Side}",
    };

    private string Side => Direction > 0 ? "high" : "low";

    /// <summary>The icon of a point.</summary>
    public static VariationIcon Of(SpecialCause cause, ImprovementDirection improvement) => new(cause.PointType(improvement), cause.Direction);
}

/// <summary>Whether the process, as it is, meets its target: the second icon.</summary>
public enum AssuranceIcon
{
    /// <summary>The target lies between the limits or on one: it is hit and missed by chance.</summary>
    Inconsistent,
    ConsistentPass,
    ConsistentFail,
}

/// <summary>Judges a target by the limits of a chart's last point.</summary>
public static class AssuranceIcons
{
    /// <summary>Null without a target, or where neither direction is better. A target on a limit counts as inside.</summary>
    public static AssuranceIcon? Of(double lower, double upper, double? target, ImprovementDirection improvement)
    {
        if (target is not { } aim || improvement == ImprovementDirection.Neutral || double.IsNaN(lower) || double.IsNaN(upper)) return null;
        var scale = Math.Max(Math.Abs(lower), Math.Abs(upper));
        var isHigh = Ties.Side(aim, upper, scale) > 0;
        if (!isHigh && Ties.Side(aim, lower, scale) >= 0) return AssuranceIcon.Inconsistent;
        return isHigh == (improvement == ImprovementDirection.Increase) ? AssuranceIcon.ConsistentFail : AssuranceIcon.ConsistentPass;
    }

    /// <summary>As it is written in a result: "consistent_pass".</summary>
    public static string Name(this AssuranceIcon icon) => icon switch
    {
        AssuranceIcon.ConsistentPass => "consistent_pass",
        AssuranceIcon.ConsistentFail => "consistent_fail",
        _ => "inconsistent",
    };

    /// <summary>What the icon says, for those who do not see it.</summary>
    public static string Words(this AssuranceIcon icon) => icon switch
    {
        AssuranceIcon.ConsistentPass => "The process consistently meets its target",
        AssuranceIcon.ConsistentFail => "The process consistently falls short of its target",
        _ => "The process hits and misses its target by chance",
    };
}
