using System.Globalization;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>What became of one line.</summary>
public enum ImportResult
{
    Added,
    Changed,
    Closed,
    Refused,
}

/// <param name="Line">From 1, the header counted; 0 where no line of the file said it.</param>
/// <param name="Detail">What changed, or why it was refused.</param>
public sealed record ImportOutcome(long Line, string Code, string? Name, ImportResult Result, string Detail);

/// <summary>What an import did, or would do. Lines that changed nothing are counted and not listed.</summary>
/// <param name="Outcomes">In the order of the file.</param>
public sealed record ImportReport(long Lines, IReadOnlyList<ImportOutcome> Outcomes)
{
    public int Added { get; } = Outcomes.Count(outcome => outcome.Result == ImportResult.Added);

    public int Changed { get; } = Outcomes.Count(outcome => outcome.Result == ImportResult.Changed);

    public int Closed { get; } = Outcomes.Count(outcome => outcome.Result == ImportResult.Closed);

    public int Refused { get; } = Outcomes.Count(outcome => outcome.Result == ImportResult.Refused);

    public bool ChangesNothing => Added + Changed + Closed == 0;

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Lines:N0} lines: {Added:N0} added, {Changed:N0} changed, {Closed:N0} closed, {Refused:N0} refused");

    /// <summary>For a spreadsheet: cells that it would run as a formula are made harmless.</summary>
    public async Task WriteAsync(Stream stream)
    {
        await using var csv = new CsvFile(stream);
        await csv.LineAsync("line", "code", "name", "result", "detail");
        foreach (var outcome in Outcomes)
            await csv.LineAsync(outcome.Line.ToString(CultureInfo.InvariantCulture), outcome.Code, outcome.Name ?? "", outcome.Result.ToString().ToLowerInvariant(), outcome.Detail);
    }
}
