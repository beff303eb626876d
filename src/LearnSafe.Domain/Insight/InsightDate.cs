using System.Globalization;

namespace LearnSafe.Domain.Insight;

/// <summary>A date as a question writes it: <c>2026</c>, <c>2026-Q2</c>, <c>2026-04</c> or <c>2026-04-19</c>, with its first and last day.</summary>
/// <param name="Unit">How long it is; null for one day.</param>
public sealed record InsightDate(DateOnly First, DateOnly Last, InsightUnit? Unit)
{
    private const int Earliest = 1900;
    private const int Latest = 2199;

    /// <summary>Null where it is none of these, or not of the years 1900 to 2199.</summary>
    public static InsightDate? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = text switch
        {
            { Length: 4 } => Day($"{text}-01-01"),
            [.. var year, '-', 'Q', >= '1' and <= '4' and var quarter] when year.Length == 4 => Day(string.Create(CultureInfo.InvariantCulture, $"{year}-{((quarter - '1') * 3) + 1:00}-01")),
            { Length: 7 } => Day($"{text}-01"),
            _ => Day(text),
        };
        if (first is not { Year: >= Earliest and <= Latest } day) return null;
        return text.Length switch
        {
            4 => new(day, day.AddYears(1).AddDays(-1), InsightUnit.Year),
            7 when text[5] == 'Q' => new(day, day.AddMonths(3).AddDays(-1), InsightUnit.Quarter),
            7 => new(day, day.AddMonths(1).AddDays(-1), InsightUnit.Month),
            _ => new(day, day, null),
        };
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
