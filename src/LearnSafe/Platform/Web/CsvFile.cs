using System.Text;

namespace LearnSafe.Platform.Web;

/// <summary>Writes a file of comma-separated values for a spreadsheet, a line at a time. No cell is taken for a formula.</summary>
/// <param name="stream">Stays open.</param>
public sealed class CsvFile(Stream stream) : IAsyncDisposable
{
    public const string MediaType = "text/csv; charset=utf-8";

    // With the mark in front, or a spreadsheet takes the text for another encoding.
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    /// <summary>An answer that is downloaded as a file of this name and kept by no cache.</summary>
    public static CsvFile Answer(HttpContext http, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.ContentType = MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        http.Response.Headers.CacheControl = "no-store";
        return new CsvFile(http.Response.Body);
    }

    public Task LineAsync(params IEnumerable<string?> cells) => writer.WriteAsync(Line(cells));

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Cell(cell ?? ""))) + "\r\n";

    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
