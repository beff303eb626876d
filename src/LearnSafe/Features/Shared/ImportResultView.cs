using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Shared;

/// <summary>What a file would change, or what it changed, as every import shows it.</summary>
/// <param name="Summary">"6 lines: 1 added, 0 changed, 5 refused".</param>
/// <param name="Waits">The file that waits to be confirmed; null once it is done, or where there is nothing to do.</param>
/// <param name="Confirm">Where it is confirmed.</param>
/// <param name="Rows">Of lines that changed something or were refused, the refused ones first.</param>
public sealed record ImportResultView(string Summary, bool ChangesNothing, int Refused, Guid? Waits, string Confirm, IReadOnlyList<TableHead> Head, IReadOnlyList<IReadOnlyList<TableCell>> Rows)
{
    /// <summary>The first so many; a report of the command line has all of them.</summary>
    public const int MostShown = 200;

    public string Caption => Rows.Count <= MostShown ? "Line by line" : FormattableString.Invariant($"The first {MostShown} of {Rows.Count:N0} lines");
}
