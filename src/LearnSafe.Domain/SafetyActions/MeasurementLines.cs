using System.Globalization;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>Something wrong in a line of pasted text.</summary>
/// <param name="Line">Counted from 1, as an editor counts them.</param>
/// <param name="Reason">A sentence without a full stop.</param>
public sealed record LineFault(int Line, string Reason);

/// <summary>What pasted lines hold: either all of it is good, or every fault is told.</summary>
public sealed record ReadLines(IReadOnlyList<Measurement> Points, IReadOnlyList<LineFault> Faults);

/// <summary>
/// Reads data points that were pasted from a spreadsheet: a line each, parted by commas, semicolons or tabs. The date comes first, then one number, or a numerator
/// and a denominator, then a note where there is one. A first line of headings is passed over.
/// </summary>
public static class MeasurementLines
{
    /// <summary>In one go.</summary>
    public const int Most = 1000;

    /// <summary>In characters.</summary>
    public const int Longest = 100_000;

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM", "d/M/yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM yyyy", "MMM yyyy"];

    /// <param name="today">The day it is in England.</param>
    public static ReadLines Read(string text, ChartKind chart, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest) return new([], [new LineFault(1, FormattableString.Invariant($"The text must be {Longest:N0} characters or fewer"))]);
        var lines = text.Split('\n');
        List<Measurement> points = [];
        List<LineFault> faults = [];
        Dictionary<DateOnly, int> seen = [];
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim('\r', ' ', '\uFEFF');
            if (line.Length == 0 || (at == 0 && !line.Any(char.IsAsciiDigit))) continue;
            if (Point(Cells(line), chart.HasDenominators(), out var reason) is not { } point) faults.Add(new LineFault(at + 1, reason!));
            else if (point.Fault(chart, today) is { } fault) faults.Add(new LineFault(at + 1, fault));
            else if (!seen.TryAdd(point.Day, at + 1)) faults.Add(new LineFault(at + 1, FormattableString.Invariant($"The date stands in line {seen[point.Day]} already")));
            else points.Add(point);
        }

        if (points.Count == 0 && faults.Count == 0) faults.Add(new LineFault(1, "Paste at least one line with a date and a number"));
        if (points.Count > Most) faults.Add(new LineFault(1, FormattableString.Invariant($"Paste {Most:N0} lines or fewer at a time")));
        return faults.Count > 0 ? new([], faults) : new(points, []);
    }

    private static Measurement? Point(List<string> cells, bool parts, out string? reason)
    {
        var numbers = parts ? 2 : 1;
        if (!DateOnly.TryParseExact(cells[0], Dates, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
        {
            reason = $"“{Short(cells[0])}” is not a date such as 2026-04-01, 1/4/2026 or April 2026";
            return null;
        }

        if (cells.Count < 1 + numbers || cells.Count > 2 + numbers)
        {
            reason = parts ? "A date, a numerator and a denominator are expected, and a note where there is one" : "A date and one number are expected, and a note where there is one";
            return null;
        }

        var read = new double[numbers];
        for (var at = 0; at < numbers; at++)
        {
            var cell = cells[at + 1].TrimEnd('%', ' ');
            if (double.TryParse(cell, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out read[at]) && double.IsFinite(read[at])) continue;
            reason = cell.Length == 0 ? "A number is missing" : $"“{Short(cell)}” is not a number";
            return null;
        }

        reason = null;
        var note = cells.Count == 2 + numbers && cells[^1].Length > 0 ? cells[^1] : null;
        return parts ? new Measurement(day, read[0], read[1], null, note) : new Measurement(day, null, null, read[0], note);
    }

    /// <summary>Parted by the first of tab, semicolon and comma that the line has; a cell may stand in quotation marks.</summary>
    private static List<string> Cells(string line)
    {
        var separator = line.Contains('\t') ? '\t' : line.Contains(';') ? ';' : ',';
        List<string> cells = [];
        var (cell, quoted) = (new System.Text.StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"') cell.Append(line[at++]);
            else if (line[at] == '"') quoted = !quoted;
            else if (line[at] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else cell.Append(line[at]);
        }

        cells.Add(cell.ToString().Trim());
        // A spreadsheet leaves empty cells behind.
        while (cells.Count > 2 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
        return cells;
    }

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}
