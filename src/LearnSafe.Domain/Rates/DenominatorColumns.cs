using System.Globalization;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Rates;

/// <summary>
/// Which column of a file of denominators holds what, by the names in its first line, in any order and case; and what a line under them says.
/// A time may be written as days, or as a month or quarter in "from"; a value with commas or spaces between its thousands.
/// </summary>
public sealed class DenominatorColumns
{
    private const int LongestSource = 200;
    private const string Example = "like 2026-04-01, 20260401, 01/04/2026, 2026-04 or 2026-Q2";

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["code"] = ["code", "odscode", "organisationcode", "practicecode"],
        ["kind"] = ["kind", "type", "denominator"],
        ["from"] = ["from", "start", "startdate", "date", "period", "month", "quarter"],
        ["to"] = ["to", "end", "enddate", "until"],
        ["value"] = ["value", "count", "number"],
        ["source"] = ["source", "sourceofdata"],
    };

    private static readonly string[] DayShapes = ["yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "d/M/yyyy"];

    private readonly Dictionary<string, int> at;

    private DenominatorColumns(Dictionary<string, int> at) => this.at = at;

    /// <summary>Null where the first line does not name what is needed; then <paramref name="fault"/> is a sentence that says what.</summary>
    public static DenominatorColumns? Of(IReadOnlyList<string> header, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(header);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (var (index, name) in header.Index())
        {
            var plain = DenominatorKinds.Plain(name);
            if (Names.FirstOrDefault(known => known.Value.Contains(plain, StringComparer.Ordinal)).Key is not { } column) continue;
            if (places.TryAdd(column, index)) continue;
            fault = $"Two columns of the first line hold \"{column}\". Keep one of them.";
            return null;
        }

        var missing = Names.Keys.Where(column => column != "to" && !places.ContainsKey(column)).ToList();
        fault = missing.Count == 0 ? null : $"The first line does not name {string.Join(", ", missing.Select(column => $"\"{column}\""))}. It must hold the names of the columns: code, kind, from, to, value, source.";
        return missing.Count == 0 ? new DenominatorColumns(places) : null;
    }

    /// <summary>The row, or the code as far as it can be read and why the line is refused: a phrase without a full stop.</summary>
    public (DenominatorRow? Row, string Code, string? Fault) Read(long line, IReadOnlyList<string> cells, DenominatorKinds kinds, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(kinds);
        if (Cell(cells, "code") is not { } typed) return (null, "", "The code is missing");
        if (OdsCode.Read(typed) is not { } code) return (null, Short(typed), "The code does not have the shape of an ODS code");
        if (kinds.Find(Cell(cells, "kind")) is not { } kind) return (null, code, $"The kind must be one of {string.Join(", ", kinds.All.Select(known => known.Name))}");
        if (Cell(cells, "from") is not { } first) return (null, code, "\"from\" is missing");
        if (Time(first) is not { } from) return (null, code, $"\"{Short(first)}\" in \"from\" is not a time {Example}");
        var end = Cell(cells, "to");
        if (end is not null && Time(end) is null) return (null, code, $"\"{Short(end)}\" in \"to\" is not a time {Example}");
        // What holds from day to day may be said by its month: it was counted on the first of it.
        DateOnly? to = end is not null ? Time(end)!.Last : kind.IsFlow && from.Unit is not null ? from.Last : null;
        if (Number(Cell(cells, "value")) is not { } number) return (null, code, "The value must be a whole number");
        if (Cell(cells, "source") is not { } source) return (null, code, "The source is missing");
        if (source.Length > LongestSource || source.Any(char.IsControl)) return (null, code, $"The source must be {LongestSource} characters or fewer, on one line");
        var value = new DenominatorValue(from.First, to, number);
        return value.Fault(kind, today) is { } fault ? (null, code, fault) : (new DenominatorRow(line, code, kind, value, source), code, null);
    }

    private static InsightDate? Time(string text) =>
        DateOnly.TryParseExact(text, DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new InsightDate(day, day, null) : text.Length == 7 ? InsightDate.Parse(text) : null;

    /// <summary>Null where it is no whole number; what is too large to be believed is told as such, and not as no number.</summary>
    private static int? Number(string? text)
    {
        if (text is null || !(char.IsAsciiDigit(text[0]) || text[0] is '-')) return null;
        var parts = text.TrimStart('-').Split(',', ' ');
        if (parts.Length > 1 && (parts[0].Length is 0 or > 3 || Array.Exists(parts[1..], part => part.Length != 3))) return null;
        var figures = string.Concat(parts);
        if (figures.Length == 0 || !figures.All(char.IsAsciiDigit)) return null;
        return !int.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? int.MaxValue : text[0] == '-' ? -number : number;
    }

    /// <summary>The cell without spaces around it; null where it is empty or there is no such column.</summary>
    private string? Cell(IReadOnlyList<string> cells, string column)
    {
        if (!at.TryGetValue(column, out var index) || index >= cells.Count) return null;
        var text = string.Join(' ', cells[index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
