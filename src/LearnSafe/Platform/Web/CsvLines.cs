using System.Text;
using CsvHelper;

namespace LearnSafe.Platform.Web;

/// <summary>Reads a file of comma-separated values that somebody gives, line by line: strict about what is no such file, and forgiving within a line.</summary>
public static class CsvLines
{
    private const int LongestLine = 64 * 1024;

    /// <param name="most">Lines, the first not counted.</param>
    /// <param name="header">Takes the first line. True where it is a line like the others.</param>
    /// <param name="line">Takes each line: its number, the first counted; its cells; and whether its quotes do not match, so that the cells mean nothing.</param>
    /// <returns>How many lines there were, the header not counted.</returns>
    /// <exception cref="CsvFileException">It is no such file, or breaks off in what is none.</exception>
    public static long Read(Stream stream, int most, Func<IReadOnlyList<string>, bool> header, Action<long, IReadOnlyList<string>, bool> line, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(line);
        // A line whose quotes are broken spoils itself alone: no cell goes over two lines.
        HashSet<long> broken = [];
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = true,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestLine,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => broken.Add(record.LineNumber),
        };
        // Strict: what is not UTF-8 must not become question marks in somebody's name.
        using var text = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        try
        {
            using var csv = CsvReader.Create(text, options, leaveOpen: true);
            if (!csv.Read()) throw new CsvFileException("The file is empty.");
            var isLine = header(Cells(csv));
            var lines = 0L;
            for (var more = isLine || csv.Read(); more; more = csv.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (++lines > most) throw new CsvFileException($"The file has more than {most:N0} lines. Divide it.");
                line(csv.LineNumber, Cells(csv), broken.Remove(csv.LineNumber));
                progress?.Report(lines);
            }

            return lines;
        }
        catch (DecoderFallbackException fault)
        {
            throw new CsvFileException("The file is not in UTF-8; it looks like Windows-1252, which Excel writes as plain \"CSV\". Save it as \"CSV UTF-8\".", fault);
        }
        catch (CsvFormatException fault)
        {
            throw new CsvFileException($"The file holds a line that is longer than {LongestLine / 1024} KB, or is not CSV. Nothing of it was taken.", fault);
        }
    }

    private static string[] Cells(CsvReader csv)
    {
        var cells = new string[csv.FieldCount];
        for (var index = 0; index < cells.Length; index++)
        {
            cells[index] = csv.GetString(index);
            if (cells[index].Contains('\0')) throw new CsvFileException($"Line {csv.LineNumber} holds a NUL character: this is not a text file in UTF-8.");
        }

        return cells;
    }
}
