using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Responses.Templates;

/// <summary>What somebody typed into a field: either its value, or what is wrong with it.</summary>
/// <param name="Value">As it is kept; empty where nothing was typed. A day is <c>2026-11-27</c>, a table JSON rows of texts, everything else its text.</param>
/// <param name="Fault">In words for the page; null where nothing is wrong.</param>
public sealed record FieldReading(string Value, string? Fault)
{
    /// <summary>Characters of a short text.</summary>
    public const int ShortLength = 300;

    /// <summary>Characters of a long text.</summary>
    public const int LongLength = 20_000;

    /// <summary>Characters of one cell of a table.</summary>
    public const int CellLength = 2_000;

    /// <summary>Rows of a table.</summary>
    public const int MostRows = 60;

    /// <summary>What a form names the field. Dates, times and cells hang their own part on it.</summary>
    public static string Key(string section, string field) => $"f.{section}.{field}";

    /// <summary>What a form names a cell.</summary>
    public static string CellKey(string key, int row, string column) => FormattableString.Invariant($"{key}.{row}.{column}");

    /// <summary>Reads what a form sent.</summary>
    /// <param name="typed">What was typed under a name of the form; null where nothing was.</param>
    /// <param name="today">The day it is in England.</param>
    public static FieldReading Read(TemplateField field, string key, Func<string, string?> typed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(typed);
        var text = (typed(key) ?? "").Trim();
        return field.Kind switch
        {
            FieldKind.ShortText => Limited(text.ReplaceLineEndings(" "), ShortLength),
            FieldKind.LongText => Limited(text.ReplaceLineEndings("\n"), LongLength),
            FieldKind.Number => Number(text),
            FieldKind.Choice => text.Length == 0 || field.Choices.Contains(text) ? new(text, null) : new("", "Select one of the answers"),
            FieldKind.YesNo => text is "" or "Yes" or "No" ? new(text, null) : new("", "Select yes or no"),
            FieldKind.Date => Day(field, key, typed, today),
            FieldKind.DateTime => DayAndTime(field, key, typed, today),
            _ => Rows(field, key, typed),
        };
    }

    /// <summary>A kept value in words for the page; of a table see <see cref="Rows(string)"/>.</summary>
    public static string Text(TemplateField field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length == 0) return "";
        return field.Kind switch
        {
            FieldKind.Date => UkTime.Text(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            FieldKind.DateTime when value.Length > 10 => $"{UkTime.Text(DateOnly.ParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture))} at {UkTime.Text(TimeOnly.ParseExact(value[11..], "HH:mm", CultureInfo.InvariantCulture))}",
            FieldKind.DateTime => UkTime.Text(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            FieldKind.Table => string.Join('\n', Rows(value).Select(row => string.Join(" | ", row))),
            _ => value,
        };
    }

    /// <summary>The rows of a table's kept value.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string value) => string.IsNullOrEmpty(value) ? [] : JsonSerializer.Deserialize<string[][]>(value)!;

    /// <summary>Rows as they are kept.</summary>
    public static string OfRows(IEnumerable<IReadOnlyList<string>> rows) => JsonSerializer.Serialize(rows);

    /// <summary>A kept value as the parts of a form, by their names: what <see cref="Read"/> reads back.</summary>
    public static IReadOnlyDictionary<string, string> Parts(TemplateField field, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(value)) return parts;
        if (field.Kind is FieldKind.Date or FieldKind.DateTime)
        {
            var day = DateOnly.ParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            (parts[$"{key}.Day"], parts[$"{key}.Month"], parts[$"{key}.Year"]) =
                (day.Day.ToString(CultureInfo.InvariantCulture), day.Month.ToString(CultureInfo.InvariantCulture), day.Year.ToString(CultureInfo.InvariantCulture));
            if (value.Length > 10) parts[$"{key}.Time"] = UkTime.Text(TimeOnly.ParseExact(value[11..], "HH:mm", CultureInfo.InvariantCulture));
        }
        else if (field.Kind == FieldKind.Table)
        {
            foreach (var (row, cells) in Rows(value).Index())
            {
                foreach (var (column, cell) in field.Columns.Zip(cells)) parts[CellKey(key, row, column.Name)] = cell;
            }
        }
        else
        {
            parts[key] = value;
        }

        return parts;
    }

    private static FieldReading Limited(string text, int most) =>
        text.Length <= most ? new(text, null) : new("", FormattableString.Invariant($"The text must be {most:N0} characters or fewer"));

    private static FieldReading Number(string text)
    {
        if (text.Length == 0) return new("", null);
        return text.Length <= 15 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? new(number.ToString(CultureInfo.InvariantCulture), null) : new("", "Enter a number, like 12");
    }

    private static FieldReading Day(TemplateField field, string key, Func<string, string?> typed, DateOnly today)
    {
        var (day, month, year) = (typed($"{key}.Day"), typed($"{key}.Month"), typed($"{key}.Year"));
        if (string.IsNullOrWhiteSpace(day) && string.IsNullOrWhiteSpace(month) && string.IsNullOrWhiteSpace(year)) return new("", null);
        var read = TypedDate.Read(day, month, year, field.Label, today, DateLimit.None);
        return read.Date is { } date ? new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null) : new("", read.Fault);
    }

    private static FieldReading DayAndTime(TemplateField field, string key, Func<string, string?> typed, DateOnly today)
    {
        var time = typed($"{key}.Time");
        var day = Day(field, key, typed, today);
        if (day.Fault is not null || string.IsNullOrWhiteSpace(time)) return day;
        if (day.Value.Length == 0) return new("", "Enter the day as well as the time");
        time = time.Trim() switch { "midday" => "12:00", "midnight" => "00:00", var other => other };
        return TimeOnly.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var at)
            ? new($"{day.Value}T{at.ToString("HH:mm", CultureInfo.InvariantCulture)}", null) : new("", "Enter a time like 5:30pm or 17:30");
    }

    private static FieldReading Rows(TemplateField field, string key, Func<string, string?> typed)
    {
        List<string[]> rows = [];
        for (var row = 0; row < MostRows; row++)
        {
            string[] cells = [.. field.Columns.Select(column => (typed(CellKey(key, row, column.Name)) ?? "").Trim().ReplaceLineEndings("\n"))];
            if (Array.Exists(cells, cell => cell.Length > CellLength)) return new("", FormattableString.Invariant($"A cell must be {CellLength:N0} characters or fewer"));
            if (field.Columns.Zip(cells).Any(pair => pair.Second.Length > 0 && pair.First.Choices.Count > 0 && !pair.First.Choices.Contains(pair.Second))) return new("", "Select one of the answers");
            if (Array.Exists(cells, cell => cell.Length > 0)) rows.Add(cells);
        }

        return new(rows.Count == 0 ? "" : OfRows(rows), null);
    }
}
