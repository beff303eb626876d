namespace LearnSafe.Domain.Privacy;

/// <summary>A place in a text that looks like a personal detail.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Index of its first character, from 0.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Neutral">The words to put in its place, so that the sentence still reads.</param>
public sealed record PrivacyFinding(PrivacyKind Kind, int Start, int Length, string Neutral)
{
    internal int End => Start + Length;
}
