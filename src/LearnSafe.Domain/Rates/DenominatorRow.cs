namespace LearnSafe.Domain.Rates;

/// <summary>What one line of a file says.</summary>
/// <param name="Line">From 1, the header counted.</param>
/// <param name="Code">ODS code, upper case.</param>
/// <param name="Source">Where the value was taken from.</param>
public sealed record DenominatorRow(long Line, string Code, DenominatorKind Kind, DenominatorValue Value, string Source);
