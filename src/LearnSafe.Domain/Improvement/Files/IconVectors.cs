using System.Text.Json;

namespace LearnSafe.Domain.Improvement.Files;

/// <summary>Icons asked for by themselves: assurance by limits and target, variation by what the rules say of the last point.</summary>
internal static class IconVectors
{
    internal static Action<Utf8JsonWriter> Answer(JsonPlace input)
    {
        if (input.IsMissing) throw new ChartException("The file has no input.");
        input.Only(["lower", "upper", "target", "direction", "improvement_direction", "special_cause"]);
        var direction = ChartOptions.Direction(input.First("direction", "improvement_direction")) ?? throw new ChartException("input.direction is missing; it can be increase, decrease, neutral.");
        if (input["special_cause"].Text() is { } label) return writer => writer.WriteStringValue(Side(label).PointType(direction));
        if (input["lower"].Number() is not { } lower || input["upper"].Number() is not { } upper) throw new ChartException("An assurance icon needs lower and upper, a variation icon special_cause.");
        if (lower > upper) throw new ChartException("input.lower is above input.upper.");
        var icon = AssuranceIcons.Of(lower, upper, input["target"].Number(), direction);
        return writer =>
        {
            if (icon is { } found) writer.WriteStringValue(found.Name());
            else writer.WriteNullValue();
        };
    }

    private static SpecialCause Side(string label)
    {
        if (label.Contains("Above", StringComparison.Ordinal) || label.Contains("Increasing", StringComparison.Ordinal)) return new(SpecialCauseKind.Outside, 1, 1);
        if (label.Contains("Below", StringComparison.Ordinal) || label.Contains("Decreasing", StringComparison.Ordinal)) return new(SpecialCauseKind.Outside, -1, 1);
        return label == "Common Cause" ? default : throw new ChartException($"input.special_cause is \"{label}\", which is no label of a special cause.");
    }
}
