using System.Globalization;

namespace LearnSafe.Features.History;

/// <summary>Reads a search from an address.</summary>
internal static class HistoryAsked
{
    /// <returns>The filter, or a sentence that says what cannot be read.</returns>
    public static async Task<(HistoryFilter Filter, string? Fault)> ReadAsync(HistorySearchService search, Guid organisation, Guid reader, string? from, string? until, string? action, Guid? person, string? reference)
    {
        if (!TryDay(from, out var first)) return (new HistoryFilter(), "The first day must be a real date, such as 2026-11-24");
        if (!TryDay(until, out var last)) return (new HistoryFilter(), "The last day must be a real date, such as 2026-11-24");
        if (last < first) return (new HistoryFilter(), "The last day must be the same as or after the first day");
        Guid? record = null;
        if (!string.IsNullOrWhiteSpace(reference) && (record = await search.RecordAsync(organisation, reader, reference.Trim().ToUpperInvariant())) is null)
            return (new HistoryFilter(), "There is no record with that reference here");
        return (new HistoryFilter(first, last, HistorySearchService.Actions.Contains(action, StringComparer.Ordinal) ? action : null, person, record), null);
    }

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) || read.Year < 1900) return false;
        day = read;
        return true;
    }
}
