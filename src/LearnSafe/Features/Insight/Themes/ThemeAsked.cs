using System.Globalization;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Themes;

/// <summary>Which records themes are looked for in, as it stands in the address: months of recording, words, and any filter that questions have.</summary>
/// <param name="From">The first day of the first month.</param>
/// <param name="To">The first day of the last month.</param>
/// <param name="Words">As typed; null where nothing is searched for.</param>
/// <param name="Filters">Other parts of a question.</param>
/// <param name="Theme">The theme that is opened; null for all of them.</param>
public sealed record ThemeAsked(DateOnly From, DateOnly To, string? Words, IReadOnlyList<KeyValuePair<string, string>> Filters, Guid? Theme)
{
    /// <summary>Months before the present one, where nothing is chosen.</summary>
    private const int MonthsBack = 5;

    private static readonly string[] Own = ["from", "to", "words", "theme"];

    /// <summary>What is not understood narrows nothing, but for filters: a question says what is wrong with them.</summary>
    /// <param name="today">By the clock in England.</param>
    public static ThemeAsked Of(IQueryCollection query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        var present = new DateOnly(today.Year, today.Month, 1);
        var to = Month(query["to"]) ?? present;
        var from = Month(query["from"]) ?? (to < present ? to : present).AddMonths(-MonthsBack);
        if (from > to) (from, to) = (to, from);
        return new ThemeAsked(
            from, to, string.IsNullOrWhiteSpace(query["words"]) ? null : query["words"].ToString(),
            [.. query.Where(part => !Own.Contains(part.Key, StringComparer.Ordinal)).SelectMany(part => part.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(part.Key, value!)))],
            Guid.TryParse(query["theme"], out var theme) ? theme : null);
    }

    /// <summary>As a question that counts the records.</summary>
    /// <exception cref="InsightException">What of it is not understood.</exception>
    public InsightAsked Question(InsightSchema schema)
    {
        if (Filters.Select(filter => filter.Key).FirstOrDefault(key => key is "by" or "days" or "percentile" or "chart" || key.StartsWith("recorded.", StringComparison.Ordinal)) is { } other)
            throw new InsightException($"Themes are narrowed by any.…, all.… and none.… with a dimension, from, to and words, and not by \"{(other.Length > 40 ? other[..40] : other)}\".", "Something was chosen that themes cannot be narrowed by. Show the themes of all records, then choose again");
        return InsightAsked.Read([.. Filters, new("recorded.from", Text(From)), new("recorded.to", Text(To)), .. Words is null ? Array.Empty<KeyValuePair<string, string>>() : [new("words", Words)]], schema);
    }

    /// <summary>The query that asks this again.</summary>
    public string Query(Guid? theme = null)
    {
        List<KeyValuePair<string, string>> parts = [new("from", Text(From)), new("to", Text(To)), .. Words is null ? Array.Empty<KeyValuePair<string, string>>() : [new("words", Words)], .. Filters];
        if (theme is { } opened) parts.Add(new("theme", opened.ToString()));
        return "?" + string.Join('&', parts.Select(part => $"{Uri.EscapeDataString(part.Key)}={Uri.EscapeDataString(part.Value)}"));
    }

    /// <summary><c>2026-11</c>.</summary>
    public static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateOnly? Month(string? typed) =>
        DateOnly.TryParseExact(typed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1900 and < 9000 ? month : null;
}
