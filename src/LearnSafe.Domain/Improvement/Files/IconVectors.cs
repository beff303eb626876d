using System.Text.Json;

namespace LearnSafe.Domain.Improvement.Files;

/// <summary>Icons asked for by themselves: assurance by limits and target, variation by what the rules say of the last point.</summary>
internal static class IconVectors
{
    internal static Action<Utf8JsonWriter> Answer(JsonPlace input)
    {
        if (input.IsMissing) throw new ChartException("The file has no input.");
        input.Only(["lower", "upper", "target", "direction", "improvement_direction", "special_cause", "last_point"]);
        var direction = ChartOptions.Direction(input.First("direction", "improvement_direction")) ?? throw new ChartException("input.direction is missing; it can be increase, decrease, neutral.");
        if (input.First("special_cause", "last_point").Text() is { } label) return writer => writer.WriteStringValue(Side(label).PointType(direction));
        if (input["lower"].Number() is not { } lower || input["upper"].Number() is not { } upper) throw new ChartException("An assurance icon needs lower and upper, a variation icon special_cause.");
        if (lower > upper) throw new ChartException("input.lower is above input.upper.");
        var icon = AssuranceIcons.Of(lower, upper, input["target"].Number(), direction);
        return writer =>
        {
            if (icon is { } found) writer.WriteStringValue(found.Name());
            else writer.WriteNullValue();
        };
    }

    /// <summary>The label of a rule, or plainly "special_cause_high", "special_cause_low" or "common_cause".</summary>
    private static SpecialCause Side(string label)
    {
        bool Says(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (label.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
            }

            return false;
        }

        if (Says("Above", "Increasing", "high")) return new(SpecialCauseKind.Outside, 1, 1);
        if (Says("Below", "Decreasing", "low")) return new(SpecialCauseKind.Outside, -1, 1);
        return Says("common") ? default : throw new ChartException($"input.special_cause is \"{label}\", which is no label of a special cause.");
    }
}
