using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>Reads a file of organisations, line by line.</summary>
internal static class OrganisationFile
{
    /// <summary>More than England has of everything that primary care knows; a file beyond it is not such a list, and would fill the memory.</summary>
    public const int MostLines = 250_000;

    /// <summary>Gives every line to <paramref name="take"/>: the row, or why it is refused.</summary>
    /// <returns>How many lines there were, the header not counted.</returns>
    /// <exception cref="CsvFileException">It is no such file, or breaks off in what is none.</exception>
    public static long Read(Stream stream, Action<OrganisationRow> take, Action<ImportOutcome> refuse, IProgress<long>? progress, CancellationToken cancellation)
    {
        ImportColumns columns = null!;
        return CsvLines.Read(stream, MostLines, first => (columns = new ImportColumns(first)).FirstLineIsAnOrganisation, Line, progress, cancellation);

        void Line(long line, IReadOnlyList<string> cells, bool broken)
        {
            var (row, code, fault) = columns.Read(line, cells);
            if (broken) refuse(new ImportOutcome(line, "", null, ImportResult.Refused, "The quotes on this line do not match"));
            else if (row is not null) take(row);
            else refuse(new ImportOutcome(line, code, columns.Cell(cells, "name") is { Length: <= 200 } name ? name : null, ImportResult.Refused, fault!));
        }
    }
}
