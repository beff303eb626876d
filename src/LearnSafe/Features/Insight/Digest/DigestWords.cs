using System.Globalization;
using LearnSafe.Domain.Improvement.Drawing;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Insight.Digest;

/// <summary>A digest in words, tables and a picture.</summary>
public static class DigestWords
{
    /// <summary>The small picture; the same numbers stand in words and tables around it.</summary>
    public static string? PictureOf(MonthlyDigest digest) => digest.Chart is { } chart ? ChartDrawing.Draw(chart, new DrawingOptions("digest", IsNarrow: true, HasHeading: false)) : null;

    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A table of a month beside what is usual.</summary>
    public static IEnumerable<IReadOnlyList<TableCell>> Rows(IEnumerable<DigestRow> rows) => rows.Select(row => (IReadOnlyList<TableCell>)[new TableCell(row.Name), new TableCell(Number(row.Count)), new TableCell(row.Usual.Words)]);
}
