using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LearnSafe.Domain.Improvement.Files;

/// <summary>Rules asked about by themselves, as the test suites of other programs write them: vectors in, flags out.</summary>
internal static partial class RuleVectors
{
    private const string Known = "shift, trend, two_in_three, astronomical, same_side_7_end_flag, trend_7_end_flag, backfill_members_of_7";

    internal static Action<Utf8JsonWriter> Answer(string? rule, int? length, JsonPlace input)
    {
        if (rule is null) throw new ChartException($"The file names no rule; there are {Known}.");
        if (input.IsMissing) throw new ChartException("The file has no input.");
        if (Numbered().Match(rule) is { Success: true } match) return OfLength(match, int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture), input);
        return rule switch
        {
            "shift" => Words(SpecialCauseRules.Shift(SidesOf(input), length ?? 7)),
            "trend" => Words(SpecialCauseRules.Trend(Numbers(input, "values"), length ?? 7)),
            "two_in_three" or "two_of_three" or "part_of_two_in_three" => TwoOfThree(input),
            "astronomical" or "outside" => Words(Beyond(input, ["lower", "lower99"], ["upper", "upper99"])),
            _ => throw new ChartException($"There is no rule \"{rule}\"; there are {Known}."),
        };
    }

    private static Action<Utf8JsonWriter> OfLength(Match match, int length, JsonPlace input)
    {
        if (length is < 2 or > 1000) throw new ChartException("A rule asks for 2 to 1000 points in a row.");
        switch (match.Groups["rule"].Value)
        {
            case "same_side":
                var sides = Signs(input, "sign");
                return Flags("flag", [.. sides.Select((side, index) => side != 0 && index + 1 >= length && sides.Skip(index + 1 - length).Take(length).All(other => other == side) ? 1 : 0)]);
            case "trend":
                var values = Numbers(input, "values");
                return Flags("flag", [.. values.Select((_, index) => index + 1 < length ? 0 : SpecialCauseRules.Trend(values.AsSpan(index + 1 - length, length), length)[^1])]);
            default:
                var ends = Numbers(input, "end_flag");
                return Flags("member", [.. ends.Select((_, index) => ends.Skip(index).Take(length).Any(end => end != 0) ? 1 : 0)]);
        }
    }

    /// <summary>With close and sign, as the NHS-R Community: windows whose points all lie on one side. With limits alone, as PowerBI-SPC: beyond them on one side.</summary>
    private static Action<Utf8JsonWriter> TwoOfThree(JsonPlace input)
    {
        if (input.First("close", "close_to_limits").IsMissing)
        {
            var beyond = Beyond(input, ["lower95", "near_lower"], ["upper95", "near_upper"]);
            var sides = input["centre"].IsMissing ? beyond : SidesOf(input);
            return Words(SpecialCauseRules.Beyond(beyond, sides, 2, 3, !input["centre"].IsMissing));
        }

        var close = Numbers(input, "close", "close_to_limits");
        var signs = Signs(input, "sign", "relative_to_mean");
        if (close.Length != signs.Length) throw new ChartException($"There are {close.Length} close and {signs.Length} sign; there must be the same number of each.");
        bool IsSignal(int start) => start >= 0 && start + 3 <= close.Length && close.Skip(start).Take(3).Count(near => near != 0) >= 2 && Math.Abs(signs.Skip(start).Take(3).Sum()) == 3;
        var window = close.Select((_, index) => IsSignal(index - 2) || IsSignal(index - 1) || IsSignal(index) ? 1 : 0).ToArray();
        return writer =>
        {
            writer.WriteStartObject();
            List(writer, "flag", window);
            List(writer, "member", [.. window.Select((flag, index) => close[index] != 0 ? flag : 0)]);
            writer.WriteEndObject();
        };
    }

    private static int[] Beyond(JsonPlace input, string[] lowerNames, string[] upperNames)
    {
        var values = Numbers(input, "values");
        var lower = Line(input, values.Length, lowerNames);
        var upper = Line(input, values.Length, upperNames);
        return [.. values.Select((value, index) => Ties.Side(value, upper[index], 0) > 0 ? 1 : Ties.Side(value, lower[index], 0) < 0 ? -1 : 0)];
    }

    private static int[] SidesOf(JsonPlace input)
    {
        if (!input["sign"].IsMissing) return Signs(input, "sign");
        var values = Numbers(input, "values");
        var centre = Line(input, values.Length, "centre");
        return [.. values.Select((value, index) => Ties.Side(value, centre[index], 0))];
    }

    private static int[] Signs(JsonPlace input, params ReadOnlySpan<string> names) => [.. Numbers(input, names).Select(Math.Sign)];

    private static double[] Numbers(JsonPlace input, params ReadOnlySpan<string> names)
    {
        var numbers = input.First(names).Numbers() ?? throw new ChartException($"{input.First(names).Path} is missing.");
        var gap = Array.IndexOf(numbers, null);
        return gap < 0 ? [.. numbers.OfType<double>()] : throw new ChartException($"{input.First(names).Path} has nothing at point {gap + 1}.");
    }

    private static double[] Line(JsonPlace input, int count, params ReadOnlySpan<string> names)
    {
        if (input.First(names).IsNumber) return [.. Enumerable.Repeat(input.First(names).Number()!.Value, count)];
        var line = Numbers(input, names);
        return line.Length == count ? line : throw new ChartException($"There are {count} values and {line.Length} {names[0]}; there must be the same number of each.");
    }

    private static Action<Utf8JsonWriter> Words(int[] flags) => writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("flag");
        foreach (var flag in flags) writer.WriteStringValue(flag > 0 ? "upper" : flag < 0 ? "lower" : "none");
        writer.WriteEndArray();
        writer.WriteEndObject();
    };

    private static Action<Utf8JsonWriter> Flags(string name, int[] flags) => writer =>
    {
        writer.WriteStartObject();
        List(writer, name, flags);
        writer.WriteEndObject();
    };

    private static void List(Utf8JsonWriter writer, string name, int[] flags)
    {
        writer.WriteStartArray(name);
        foreach (var flag in flags) writer.WriteNumberValue(flag);
        writer.WriteEndArray();
    }

    [GeneratedRegex(@"^(?<rule>same_side|trend)_(?<n>[0-9]{1,4})_end_flag$|^(?<rule>backfill)_members_of_(?<n>[0-9]{1,4})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();
}
