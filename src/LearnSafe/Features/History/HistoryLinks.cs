using System.Globalization;

namespace LearnSafe.Features.History;

/// <summary>Where the history is searched.</summary>
public static class HistoryLinks
{
    public const string Search = "/history";
    public const string Export = "/history/export";

    /// <summary>The query that makes a search again.</summary>
    public static string Query(HistoryFilter filter, string? reference, int page = 1)
    {
        ArgumentNullException.ThrowIfNull(filter);
        List<(string Name, string? Value)> parts =
        [
            ("from", Day(filter.From)), ("until", Day(filter.Until)), ("action", filter.Action), ("person", filter.Person?.ToString()), ("reference", reference),
            ("number", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var said = parts.Where(part => part.Value is { Length: > 0 }).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return said.Count == 0 ? "" : "?" + string.Join('&', said);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
