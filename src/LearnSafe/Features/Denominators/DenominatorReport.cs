using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Denominators;

/// <summary>How a file of denominators is to be taken.</summary>
public sealed record DenominatorImportOptions
{
    /// <summary>Says what would happen, and does nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whose values may be set.</summary>
    public OrganisationSet Scope { get; init; } = OrganisationSet.All;
}

/// <summary>What became of one line.</summary>
public enum DenominatorResult
{
    Added,
    Changed,
    Refused,
}

/// <param name="Line">From 1, the header counted.</param>
/// <param name="Detail">What the value is and was, or why the line was refused.</param>
public sealed record DenominatorOutcome(long Line, string Code, DenominatorResult Result, string Detail);

/// <summary>What an import did, or would do. Lines that changed nothing are counted and not listed.</summary>
/// <param name="Outcomes">In the order of the file.</param>
public sealed record DenominatorReport(long Lines, IReadOnlyList<DenominatorOutcome> Outcomes)
{
    public int Added { get; } = Outcomes.Count(outcome => outcome.Result == DenominatorResult.Added);

    public int Changed { get; } = Outcomes.Count(outcome => outcome.Result == DenominatorResult.Changed);

    public int Refused { get; } = Outcomes.Count(outcome => outcome.Result == DenominatorResult.Refused);

    public bool ChangesNothing => Added + Changed == 0;

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Lines:N0} lines: {Added:N0} added, {Changed:N0} changed, {Refused:N0} refused");

    /// <summary>For a spreadsheet: cells that it would run as a formula are made harmless.</summary>
    public async Task WriteAsync(Stream stream)
    {
        await using var csv = new CsvFile(stream);
        await csv.LineAsync("line", "code", "result", "detail");
        foreach (var outcome in Outcomes)
            await csv.LineAsync(outcome.Line.ToString(CultureInfo.InvariantCulture), outcome.Code, outcome.Result.ToString().ToLowerInvariant(), outcome.Detail);
    }
}
