namespace LearnSafe.Platform.Web;

/// <summary>Lines of comma-separated values that no spreadsheet takes for formulas.</summary>
public static class CsvCells
{
    public static string Line(params ReadOnlySpan<string?> cells)
    {
        var line = new System.Text.StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0) line.Append(',');
            line.Append('"').Append(Safe(cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return line.Append("\r\n").ToString();
    }

    private static string Safe(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
