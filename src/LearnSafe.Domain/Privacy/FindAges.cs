using System.Globalization;
using System.Text.RegularExpressions;

namespace LearnSafe.Domain.Privacy;

/// <summary>Exact ages ("47-year-old", "aged 84", "8 week old", "72M with"), which become bands. Durations and intervals ("for 20 years", "5 year recall") are left alone.</summary>
internal static class FindAges
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Unit = @"(?<unit>years?|yrs?|y|months?|mths?|mth|weeks?|wks?|wk|days?)";

    private static readonly Regex Age = new(
        $@"\b(age|aged|is now|turned) ?:? ?(?<number>\d{{1,3}})( ?{Unit}( old| of age)?)?\b"
        + $@"|\b(?<number>\d{{1,3}})[ \-]?{Unit}[ \-]?(old|of age)\b"
        + @"|\b(?<number>\d{1,3}) ?(?<unit>y)[/ ]?o\b",
        Linear);

    /// <summary>"72M with chest pain", "pt 34F": a capital for the sex, where a person is spoken of.</summary>
    private static readonly Regex WithSex = new(@"(^|[.\n(] ?|\b(pt|patient|a|an|the) )(?<age>(?<number>\d{1,3})(yo)? ?[MF])\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static IEnumerable<ReleaseFinding> In(string text)
    {
        foreach (Match match in Age.Matches(text))
        {
            // A band or a range is no exact age.
            if (text.AsSpan(match.Index + match.Length) is [' ', 't', 'o', ' ', >= '0' and <= '9', ..] or [' ', 'o', 'r', ' ', 'o', 'v', 'e', 'r', ..] or ['-' or '–', >= '0' and <= '9', ..]) continue;
            if (match.Value.StartsWith("is now", StringComparison.OrdinalIgnoreCase) && !match.Groups["unit"].Success) continue;
            if (Band(Number(match), match.Groups["unit"].Value) is { } band) yield return new ReleaseFinding(ReleaseKind.Age, match.Index, match.Length, $"[{band}]");
        }

        foreach (Match match in WithSex.Matches(text))
        {
            var age = match.Groups["age"];
            if (Band(Number(match), "") is { } band) yield return new ReleaseFinding(ReleaseKind.Age, age.Index, age.Length, $"[{(age.Value[^1] == 'M' ? "male" : "female")} {band}]");
        }
    }

    /// <summary>Narrow enough to learn from, wide enough that many people of one practice are in it.</summary>
    internal static string? Band(int number, string unit)
    {
        var years = unit.ToLowerInvariant() switch
        {
            ['m', ..] => number / 12,
            ['w', ..] => number / 52,
            ['d', ..] => number / 365,
            _ => number,
        };
        return years switch
        {
            0 => "aged under 1",
            < 5 => "aged 1 to 4",
            < 10 => "aged 5 to 9",
            < 18 => "aged 10 to 17",
            < 30 => "aged 18 to 29",
            < 90 => string.Create(CultureInfo.InvariantCulture, $"aged {years / 10 * 10} to {(years / 10 * 10) + 9}"),
            < 125 => "aged 90 or over",
            _ => null,
        };
    }

    private static int Number(Match match) => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
}
