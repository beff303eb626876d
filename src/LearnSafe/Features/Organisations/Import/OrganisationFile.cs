using System.Text;
using CsvHelper;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>Reads a file of organisations, line by line.</summary>
internal static class OrganisationFile
{
    /// <summary>More than England has of everything that primary care knows; a file beyond it is not such a list, and would fill the memory.</summary>
    public const int MostLines = 250_000;

    private const int LongestLine = 64 * 1024;

    /// <summary>Gives every line to <paramref name="take"/>: the row, or why it is refused.</summary>
    /// <returns>How many lines there were, the header not counted.</returns>
    /// <exception cref="OrganisationFileException">It is no such file, or breaks off in what is none.</exception>
    public static long Read(Stream stream, Action<OrganisationRow> take, Action<ImportOutcome> refuse, IProgress<long>? progress, CancellationToken cancellation)
    {
        // A line whose quotes are broken spoils itself alone: no name of an organisation goes over two lines.
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
            if (!csv.Read()) throw new OrganisationFileException("The file is empty.");
            var columns = new ImportColumns(Cells(csv));
            var lines = 0L;
            for (var more = columns.FirstLineIsAnOrganisation || csv.Read(); more; more = csv.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (++lines > MostLines) throw new OrganisationFileException($"The file has more than {MostLines:N0} lines. Divide it.");
                var line = csv.LineNumber;
                var cells = Cells(csv);
                var (row, code, fault) = columns.Read(line, cells);
                if (broken.Remove(line)) refuse(new ImportOutcome(line, "", null, ImportResult.Refused, "The quotes on this line do not match"));
                else if (row is not null) take(row);
                else refuse(new ImportOutcome(line, code, columns.Cell(cells, "name") is { Length: <= 200 } name ? name : null, ImportResult.Refused, fault!));
                progress?.Report(lines);
            }

            return lines;
        }
        catch (DecoderFallbackException fault)
        {
            throw new OrganisationFileException("The file is not in UTF-8; it looks like Windows-1252, which Excel writes as plain \"CSV\". Save it as \"CSV UTF-8\".", fault);
        }
        catch (CsvFormatException fault)
        {
            throw new OrganisationFileException($"The file holds a line that is longer than {LongestLine / 1024} KB, or is not CSV. Nothing of it was taken.", fault);
        }
    }

    private static string[] Cells(CsvReader csv)
    {
        var cells = new string[csv.FieldCount];
        for (var index = 0; index < cells.Length; index++)
        {
            cells[index] = csv.GetString(index);
            if (cells[index].Contains('\0')) throw new OrganisationFileException($"Line {csv.LineNumber} holds a NUL character: this is not a text file in UTF-8.");
        }

        return cells;
    }
}
