using System.Text.RegularExpressions;

namespace LearnSafe.Domain.Learning;

/// <summary>
/// Numbers under 5 of people or events: "three patients", "2 falls". In a small place they lead to somebody. A share ("1 in 4 patients"), a way of
/// working ("one patient at a time") and what a number is part of ("two patient identifiers") are left alone. Our own rule: the national small-number
/// rules for published figures suppress or round the same.
/// </summary>
public static partial class SmallCounts
{
    /// <summary>The words found, in order.</summary>
    public static IEnumerable<string> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (Match match in Count().Matches(text))
        {
            var before = text.AsSpan(0, match.Index).TrimEnd();
            if (before.EndsWith(" in", StringComparison.OrdinalIgnoreCase) || before is [.., '.' or '/' or '-' or '–']) continue;
            if (text.AsSpan(match.Index + match.Length).StartsWith(" at a time", StringComparison.OrdinalIgnoreCase)) continue;
            yield return match.Value;
        }
    }

    [GeneratedRegex(
        @"\b((1|one|only one) (other |older |younger |elderly |more |similar )?(patient|person|case|incident|event|death|complaint|resident|child|baby|man|woman|fall|record)(?! \w*(identif|check|record|list|safety))"
        + @"|([2-4]|two|three|four) (other |older |younger |elderly |more |similar |of our )?(patients|people|cases|incidents|events|deaths|complaints|residents|children|babies|men|women|falls|records|families|carers|customers|clients|near misses))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Count();
}
