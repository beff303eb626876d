using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Improvement.Drawing;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Shared;

/// <summary>A chart as a page shows it: what it says, the picture, the sentence, the same numbers as a table.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="File">Where the numbers are as a file; null where nowhere.</param>
public sealed record ChartFigure(ChartResult Result, string Id, string? File = null)
{
    private const string Signal = "Signal";

    /// <summary>Whether it stands under a heading of its own kind, and its message is a heading below that one: then it is small, beside others.</summary>
    public bool IsInSection { get; init; }

    /// <summary>Where what a point was counted of can be opened, by its place; null where nowhere.</summary>
    public Func<int, string?>? Opens { get; init; }

    public string Headline => ChartSentence.Headline(Result);

    /// <summary>What is measured, of whom and when.</summary>
    public string? Subtitle => string.Join(", ", ((string?[])[Result.Specification.Chart.Title(), Result.Specification.Subtitle]).OfType<string>());

    public string Sentence => ChartSentence.Of(Result);

    public string Wide => ChartDrawing.Draw(Result, new DrawingOptions(Id, HasHeading: false, IsFunnelFitted: true));

    public string Narrow => ChartDrawing.Draw(Result, new DrawingOptions($"{Id}-narrow", IsNarrow: true, HasHeading: false, IsFunnelFitted: true));

    public IEnumerable<TableHead> Heads => Table.Columns.Select((column, index) => new TableHead(column, Numeric: index > 0 && column != Signal));

    public IEnumerable<IReadOnlyList<TableCell>> Rows => Table.Rows.Select((row, point) => (IReadOnlyList<TableCell>)[.. row.Select((cell, column) => Cell(row, cell, point, column))]);

    private TableCell Cell(IReadOnlyList<string> row, string cell, int point, int column) => cell.Length == 0 ? new TableCell(Table.Columns[column] == Signal ? "None" : "No data")
        : column == 1 && cell != "0" && Opens?.Invoke(point) is { } open ? new TableCell(cell, open, $"{Table.Columns[1].ToLowerInvariant()}, {row[0]}") : new TableCell(cell);

    private ChartTable Table { get; } = ChartTable.Of(Result);
}
